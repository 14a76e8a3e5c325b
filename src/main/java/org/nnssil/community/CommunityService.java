package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.security.Audience;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Ids;
import org.nnssil.web.Absent;
import org.nnssil.web.Check;
import org.nnssil.web.Invalid;

/**
 * Communities and what others may know of them. A community is private to its roster: a listed one shows its name,
 * purpose and contact to every member of the service, and the coordinator of the National Network knows existence,
 * contact and totals of all, and no content.
 */
@ApplicationScoped
public class CommunityService {

    static final String NATIONAL_SLUG = "nnssil";
    static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}");

    private final CommunityRepository communities;
    private final OrganizationRepository organizations;
    private final PersonRepository people;
    private final CharterRepository charters;
    private final JurisdictionService jurisdictions;
    private final RosterInvitations invitations;
    private final AuditTrail audit;
    private final Clock clock;
    // Neither slug nor name of a community changes, so what is remembered is never wrong, only short of the newest.
    private volatile Map<UUID, CommunityRef> names = Map.of();

    CommunityService(
            CommunityRepository communities,
            OrganizationRepository organizations,
            PersonRepository people,
            CharterRepository charters,
            JurisdictionService jurisdictions,
            RosterInvitations invitations,
            AuditTrail audit,
            Clock clock) {
        this.communities = communities;
        this.organizations = organizations;
        this.people = people;
        this.charters = charters;
        this.jurisdictions = jurisdictions;
        this.invitations = invitations;
        this.audit = audit;
        this.clock = clock;
    }

    /** The viewer's communities, the National Network first, then by name. */
    public Uni<List<CommunityRef>> mine(Viewer viewer) {
        return allKnown(viewer)
                ? Uni.createFrom().item(mineOf(viewer))
                : readNames().map(read -> mineOf(viewer));
    }

    /** Everything the viewer may know of. */
    public Uni<List<CommunityItem>> items(Viewer viewer) {
        if (!viewer.member()) {
            return Uni.createFrom().item(List.of());
        }
        return communities
                .all(viewer)
                .map(rows -> rows.stream().map(row -> item(viewer, row)).toList());
    }

    /**
     * Listed people whose membership began in the period, for an issue of that community. Nobody for a public issue:
     * who is a member is for members.
     */
    public Uni<List<NewMember>> newMembers(Audience issue, Instant from, Instant to) {
        return issue.reach() == Reach.PUBLIC
                ? Uni.createFrom().item(List.of())
                : communities.newMembers(issue.communityId(), from, to);
    }

    /** Listed sub-communities founded in the period, for an issue of their parent. An unlisted one is never told. */
    public Uni<List<CommunityNews>> newsFor(Audience issue, Instant from, Instant to) {
        return issue.reach() == Reach.PUBLIC
                ? Uni.createFrom().item(List.of())
                : communities.newCommunities(issue, from, to);
    }

    Uni<List<CommunityRow>> all(Viewer viewer) {
        return viewer.member() ? communities.all(viewer) : Uni.createFrom().failure(new Absent());
    }

    /** What the viewer may know of the community; absent where that is nothing. */
    Uni<CommunityRow> known(Viewer viewer, String slug) {
        if (!viewer.member() || !SLUG.matcher(slug).matches()) {
            return Uni.createFrom().failure(new Absent());
        }
        return communities
                .known(viewer, slug)
                .map(rows -> rows.stream().findFirst().orElseThrow(Absent::new));
    }

    /**
     * Founds a sub-community and asks its first convener, who is that when they accept. For the coordinator only, who
     * does not become a member by this.
     *
     * @return its slug; the same submission twice founds once
     */
    @WithTransaction
    public Uni<String> found(Viewer viewer, CommunityForm form, CharterForm charter, UUID submission) {
        if (!viewer.coordinator()) {
            return Uni.createFrom().failure(new Absent());
        }
        return jurisdictions
                .names()
                .map(places -> checked(form, charter, places))
                .chain(founding -> communities
                        // Locking the National Network's row lets two foundings happen one after the other.
                        .locked(NATIONAL_SLUG)
                        .chain(national -> communities.ofSubmission(submission))
                        .chain(founded -> founded != null
                                ? Uni.createFrom().item(founded.slug)
                                : slugFree(founding.community().slug())
                                        .chain(() -> parent(
                                                viewer, founding.community().parent()))
                                        .chain(parent -> found(viewer, founding, parent, submission))));
    }

    private record Founding(CommunityForm.Founding community, Charter charter) {}

    private static Founding checked(CommunityForm form, CharterForm charter, Map<String, String> places) {
        Check check = new Check();
        Founding founding = new Founding(form.checked(check, places), charter.checked(check, places));
        check.done();
        return founding;
    }

    private Uni<String> found(Viewer viewer, Founding founding, UUID parent, UUID submission) {
        CommunityForm.Founding form = founding.community();
        Community community = form.community(Ids.next(clock), parent, clock.instant());
        founding.charter().writeTo(community);
        community.submissionKey = submission;
        return organizations
                .named(form.organization(), form.organizationKind())
                .invoke(organization -> community.convenerOrganizationId = organization.id)
                .chain(() -> people.invite(form.convener()))
                .invoke(person -> {
                    if (!person.active) {
                        throw new Invalid("convenerEmail", "The account with this address is closed.");
                    }
                })
                .chain(person -> communities
                        .persistAndFlush(community)
                        .chain(() -> charters.writeRules(
                                community.id, founding.charter().rules()))
                        .chain(() -> charters.addVersion(community.id, 1, viewer, "Founded", List.of(), submission))
                        .chain(() -> audit.record(
                                viewer,
                                Act.of("community.founded").to(person.id).in(community.id)))
                        .chain(() -> invitations.askToConvene(
                                viewer,
                                Door.ofInvited(community, founding.charter().rules()),
                                new PersonRef(person.id, form.convener().name(), person.email, ""),
                                submission)))
                .replaceWith(community.slug);
    }

    private Uni<Void> slugFree(String slug) {
        return communities
                .count("slug", slug)
                .chain(taken -> taken == 0
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom()
                                .failure(new Invalid("slug", "Another community has this address. Choose another.")));
    }

    private Uni<UUID> parent(Viewer viewer, String slug) {
        return communities.known(viewer, slug).map(rows -> rows.stream()
                .findFirst()
                .map(CommunityRow::id)
                .orElseThrow(() -> new Invalid("parent", "Choose one of the options.")));
    }

    private static CommunityItem item(Viewer viewer, CommunityRow row) {
        boolean counts = row.member() || viewer.coordinator();
        return new CommunityItem(
                row.slug(),
                row.name(),
                row.kind().toLowerCase(Locale.ROOT),
                row.parentKnown() && !row.parentSlug().isEmpty() ? row.parentSlug() : null,
                row.member(),
                row.reach(),
                counts ? row.members() : null);
    }

    private boolean allKnown(Viewer viewer) {
        return names.keySet().containsAll(viewer.memberships().keySet());
    }

    private List<CommunityRef> mineOf(Viewer viewer) {
        Map<UUID, CommunityRef> known = names;
        return viewer.memberships().entrySet().stream()
                .filter(mine -> known.containsKey(mine.getKey()))
                .map(mine -> withReach(known.get(mine.getKey()), mine.getValue().reach()))
                .sorted(Comparator.comparing((CommunityRef c) -> !c.id().equals(Viewer.NATIONAL))
                        .thenComparing(CommunityRef::name))
                .toList();
    }

    private Uni<Collection<CommunityRef>> readNames() {
        return communities.names().map(read -> {
            names = read.stream().collect(Collectors.toUnmodifiableMap(CommunityRef::id, c -> c));
            return names.values();
        });
    }

    private static CommunityRef withReach(CommunityRef community, Reach reach) {
        return new CommunityRef(community.id(), community.slug(), community.name(), reach);
    }
}
