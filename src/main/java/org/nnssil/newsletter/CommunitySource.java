package org.nnssil.newsletter;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nnssil.community.CommunityNews;
import org.nnssil.community.CommunityService;
import org.nnssil.security.Audience;

/** News of the sub-communities: what they let the parent's members know, never what is inside. */
@ApplicationScoped
class CommunitySource implements IssueSource {

    private final CommunityService communities;
    private final IssueRepository issues;

    CommunitySource(CommunityService communities, IssueRepository issues) {
        this.communities = communities;
        this.issues = issues;
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

    @Override
    public Uni<Optional<Audience>> audience(Audience issue, UUID sourceId) {
        return issues.listing(sourceId);
    }
}
