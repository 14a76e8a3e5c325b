package org.nnssil.newsletter;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nnssil.community.CommunityService;
import org.nnssil.community.NewMember;
import org.nnssil.security.Audience;

/** Everybody who came in the period, as one item. Who is a member is for members to know. */
@ApplicationScoped
class NewMemberSource implements IssueSource {

    private final CommunityService communities;

    NewMemberSource(CommunityService communities) {
        this.communities = communities;
    }

    @Override
    public String type() {
        return "members";
    }

    @Override
    public Uni<List<Candidate>> candidates(Audience issue, Period period) {
        return communities
                .newMembers(issue, period.from(), period.to())
                .map(members -> members.isEmpty() ? List.of() : List.of(candidate(issue.communityId(), members)));
    }

    private static Candidate candidate(UUID community, List<NewMember> members) {
        String heading = members.size() == 1 ? "A new member" : members.size() + " new members";
        String list = members.stream().map(NewMemberSource::line).collect(Collectors.joining("\n"));
        return new Candidate(
                ItemKind.NEW_MEMBERS,
                community,
                null,
                "",
                "",
                null,
                "joined in the period",
                heading,
                list,
                "/directory");
    }

    private static String line(NewMember member) {
        String as = Stream.of(member.roleTitle(), member.jurisdictionName())
                .filter(part -> !part.isBlank())
                .map(Plain::asMarkdown)
                .collect(Collectors.joining(", "));
        return "- **" + Plain.asMarkdown(member.name()) + "**" + (as.isEmpty() ? "" : ", " + as);
    }
}
