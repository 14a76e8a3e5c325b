package org.nnssil.newsletter;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.practice.PracticeNews;
import org.nnssil.practice.PracticeService;
import org.nnssil.security.Audience;

/** Spotlights that were published in the period. */
@ApplicationScoped
class PracticeSource implements IssueSource {

    private final PracticeService practices;

    PracticeSource(PracticeService practices) {
        this.practices = practices;
    }

    @Override
    public String type() {
        return "practice";
    }

    @Override
    public Uni<List<Candidate>> candidates(Audience issue, Period period) {
        return practices.forIssue(issue, period.from(), period.to()).map(found -> found.stream()
                .filter(news -> issue.mayCarry(news.audience()))
                .map(PracticeSource::candidate)
                .toList());
    }

    @Override
    public Uni<@Nullable Candidate> present(Audience issue, ItemKind kind, UUID id) {
        return practices.forIssue(issue, id).map(news -> news == null ? null : candidate(news));
    }

    private static Candidate candidate(PracticeNews news) {
        return new Candidate(
                ItemKind.SPOTLIGHT,
                news.id(),
                news.revision(),
                news.author(),
                news.jurisdictionName(),
                null,
                "published " + Plain.day(news.publishedAt()),
                news.title(),
                "**" + Plain.asMarkdown(news.jurisdictionName()) + ". " + news.outcomeWords() + ".** "
                        + Plain.asMarkdown(news.summary()),
                news.path());
    }
}
