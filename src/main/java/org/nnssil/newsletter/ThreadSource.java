package org.nnssil.newsletter;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.discussion.DiscussionService;
import org.nnssil.discussion.ThreadNews;
import org.nnssil.security.Audience;

/** Conversations that were alive in the period. */
@ApplicationScoped
class ThreadSource implements IssueSource {

    private final DiscussionService discussions;

    ThreadSource(DiscussionService discussions) {
        this.discussions = discussions;
    }

    @Override
    public String type() {
        return "thread";
    }

    @Override
    public Uni<List<Candidate>> candidates(Audience issue, Period period) {
        return discussions
                .forIssue(issue, period.from(), period.to())
                .map(found -> found.stream().map(ThreadSource::candidate).toList());
    }

    private static Candidate candidate(ThreadNews news) {
        String posts = news.postCount() == 1 ? "1 post" : news.postCount() + " posts";
        String last = "the last on " + Plain.day(news.lastPostAt());
        return new Candidate(
                ItemKind.THREAD,
                news.id(),
                null,
                "",
                "",
                null,
                posts + ", " + last,
                news.title(),
                posts + ", " + last + ". Join in.",
                news.path());
    }
}
