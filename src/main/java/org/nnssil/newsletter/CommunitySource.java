package org.nnssil.newsletter;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.community.CommunityNews;
import org.nnssil.community.CommunityService;
import org.nnssil.security.Audience;

/** News of the sub-communities: what they let the parent's members know, never what is inside. */
@ApplicationScoped
class CommunitySource implements IssueSource {

    private final CommunityService communities;

    CommunitySource(CommunityService communities) {
        this.communities = communities;
    }

    @Override
    public String type() {
        return "community";
    }

    @Override
    public Uni<List<Candidate>> candidates(Audience issue, Period period) {
        return communities
                .newsFor(issue, period.from(), period.to())
                .map(news -> news.stream().map(CommunitySource::candidate).toList());
    }

    private static Candidate candidate(CommunityNews news) {
        return new Candidate(
                ItemKind.COMMUNITY_NEWS,
                news.id(),
                null,
                "",
                "",
                null,
                "news of a sub-community",
                news.name(),
                Plain.asMarkdown(news.sentence()),
                news.path());
    }
}
