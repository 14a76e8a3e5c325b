package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.eligibility.FactKind;
import org.nnssil.eligibility.FactValue;
import org.nnssil.eligibility.Verdict;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;
import org.nnssil.web.Absent;
import org.nnssil.web.Check;
import org.nnssil.web.Invalid;

/**
 * Organizations as members: what is known of each, who speaks for it, and the end of its place. People come and go; the
 * place stays until a convener ends it.
 */
@ApplicationScoped
public class PlaceService {

    private final CommunityService known;
    private final CommunityRepository communities;
    private final PlaceRepository places;
    private final MemberOrganizationRepository organizations;
    private final MembershipRepository memberships;
    private final ApplicantRepository applicants;
    private final JurisdictionService jurisdictions;
    private final Aftermath aftermath;
    private final AuditTrail audit;
    private final Clock clock;

    PlaceService(
            CommunityService known,
            CommunityRepository communities,
            PlaceRepository places,
            MemberOrganizationRepository organizations,
            MembershipRepository memberships,
            ApplicantRepository applicants,
            JurisdictionService jurisdictions,
            Aftermath aftermath,
            AuditTrail audit,
            Clock clock) {
        this.known = known;
        this.communities = communities;
        this.places = places;
        this.organizations = organizations;
        this.memberships = memberships;
        this.applicants = applicants;
        this.jurisdictions = jurisdictions;
        this.aftermath = aftermath;
        this.audit = audit;
        this.clock = clock;
    }

    /** The community for its members; absent for everybody else and where people are the members. */
    Uni<CommunityRow> community(Viewer viewer, String slug) {
        return known.known(viewer, slug).invoke(row -> {
            if (!row.member() || !row.byOrganization()) {
                throw new Absent();
            }
        });
    }

    Uni<Page<PlaceRow>> page(Viewer viewer, UUID communityId, Optional<Cursor> after, int limit) {
        return places.page(viewer, communityId, after, limit);
    }

    /** One of them, for conveners. */
    Uni<PlaceRow> one(Viewer viewer, CommunityRow community, UUID organizationId) {
        if (!viewer.convenes(community.id())) {
            return Uni.createFrom().failure(new Absent());
        }
        return places.one(viewer, community.id(), organizationId)
                .map(rows -> rows.stream().findFirst().orElseThrow(Absent::new));
    }

    Uni<List<PlaceView.Fact>> facts(Viewer viewer, UUID communityId, UUID organizationId) {
        return places.facts(viewer, communityId, organizationId);
    }

    /** How the charter stands for it today, with the newest facts. A rule about a person is not asked of it. */
    @WithTransaction
    public Uni<Verdict> standing(Viewer viewer, CommunityRow community, PlaceRow place) {
        return jurisdictions.names().chain(names -> applicants
                .ofOrganization(community.id(), place.organizationId())
                .map(applicant -> community.rules().ofOrganizations().evaluate(applicant, names)));
    }

    /** Keeps facts beside those there are; nothing is overwritten, and what is known already is not kept again. */
    @WithTransaction
    public Uni<Void> record(Viewer viewer, String slug, UUID organizationId, FactForm form) {
        return place(viewer, slug, organizationId).chain(place -> {
            Check check = new Check();
            LocalDate today = LocalDate.ofInstant(clock.instant(), viewer.zone());
            Map<FactKind, FactValue> facts = form.checked(check, EnumSet.allOf(FactKind.class), today);
            check.done();
            if (facts.isEmpty()) {
                throw new Invalid("factSource", "Fill in at least one fact.");
            }
            return applicants
                    .addFacts(place.communityId, organizationId, facts, viewer.id())
                    .chain(added -> added == 0
                            ? Uni.createFrom().voidItem()
                            : audit.record(
                                    viewer,
                                    Act.of("community.facts-recorded")
                                            .in(place.communityId)
                                            .on("organization " + organizationId)
                                            .with(
                                                    "facts",
                                                    facts.keySet().stream()
                                                            .map(Enum::name)
                                                            .toList())));
        });
    }

    /** Makes one of its people the one who speaks for it. */
    @WithTransaction
    public Uni<Void> lead(Viewer viewer, String slug, UUID organizationId, UUID personId) {
        return place(viewer, slug, organizationId).chain(place -> memberships
                .open(place.communityId, personId)
                .invoke(membership -> {
                    if (membership == null || !organizationId.equals(membership.organizationId)) {
                        throw new Absent();
                    }
                    if (membership.reach().rank() < Reach.CORE.rank()) {
                        throw new Invalid("person", "Only a core member can be the lead. Change their reach first.");
                    }
                })
                .chain(next -> memberships
                        .lead(place.communityId, organizationId)
                        .invoke(before -> {
                            if (before != null) {
                                before.lead = false;
                            }
                        })
                        // The index allows one lead, so the old one goes before the new one comes.
                        .call(memberships::flush)
                        .invoke(() -> next.lead = true)
                        .chain(() -> audit.record(
                                viewer,
                                Act.of("community.lead-named")
                                        .to(personId)
                                        .in(place.communityId)
                                        .on("organization " + organizationId)))));
    }

    /** Ends the organization's place and, at once, the memberships of all who represent it. */
    @WithTransaction
    public Uni<Void> end(Viewer viewer, String slug, UUID organizationId, DepartureForm form) {
        return aftermath
                .before(List.of())
                .chain(() -> place(viewer, slug, organizationId))
                .chain(place -> {
                    String reason = form.checked();
                    return memberships
                            .ofOrganization(place.communityId, organizationId)
                            .invoke(people -> {
                                if (people.stream().anyMatch(m -> m.reach() == Reach.CONVENERS)) {
                                    throw new Invalid(
                                            "reason",
                                            "A convener represents it. Make somebody else convener, or change whom"
                                                    + " they represent, first.");
                                }
                                people.forEach(membership -> membership.end(clock.instant(), reason));
                                place.endedAt = clock.instant();
                                place.endReason = reason;
                            })
                            .call(this::leave)
                            .chain(people -> audit.record(
                                    viewer,
                                    Act.of("community.organization-left")
                                            .in(place.communityId)
                                            .on("organization " + organizationId)
                                            .with("people", people.size())
                                            .because(reason)));
                });
    }

    private Uni<Void> leave(List<Membership> ended) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (UUID person :
                ended.stream().map(membership -> membership.personId).sorted().toList()) {
            all = all.chain(() -> aftermath.of(person));
        }
        return all;
    }

    private Uni<MemberOrganization> place(Viewer viewer, String slug, UUID organizationId) {
        return communities.runBy(viewer, slug).chain(community -> organizations
                .open(community.id, organizationId)
                .onItem()
                .ifNull()
                .failWith(Absent::new));
    }
}
