package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.eligibility.FactKind;
import org.nnssil.eligibility.FactValue;
import org.nnssil.eligibility.Rules;
import org.nnssil.eligibility.Verdict;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Conflict;

/**
 * The one way onto a roster, whether somebody is added, asked or was invited: the rules of the charter hold, or a
 * written exception says why not. Whether it may happen at all is decided by who calls; the community's row is locked
 * meanwhile.
 */
@ApplicationScoped
public class AdmissionService {

    /** @param exception null where the rules held */
    private record Entry(Membership membership, @Nullable UUID exception) {}

    private final CommunityService known;
    private final CommunityRepository communities;
    private final CharterRepository charters;
    private final ApplicantRepository applicants;
    private final OrganizationRepository organizations;
    private final MemberOrganizationRepository places;
    private final MembershipRepository memberships;
    private final JurisdictionService jurisdictions;
    private final AuditTrail audit;
    private final Clock clock;

    AdmissionService(
            CommunityService known,
            CommunityRepository communities,
            CharterRepository charters,
            ApplicantRepository applicants,
            OrganizationRepository organizations,
            MemberOrganizationRepository places,
            MembershipRepository memberships,
            JurisdictionService jurisdictions,
            AuditTrail audit,
            Clock clock) {
        this.known = known;
        this.communities = communities;
        this.charters = charters;
        this.applicants = applicants;
        this.organizations = organizations;
        this.places = places;
        this.memberships = memberships;
        this.jurisdictions = jurisdictions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A community as the viewer may know it; absent where that is nothing. */
    public Uni<Door> door(Viewer viewer, String slug) {
        return known.known(viewer, slug).map(row -> door(viewer, row));
    }

    /** The same, and until the transaction ends nobody else's act changes who is in it. */
    @WithTransaction
    public Uni<Door> hold(Viewer viewer, String slug) {
        return door(viewer, slug).call(door -> communities.lockedById(door.id()));
    }

    /** What the charter's rules say of a person now, for themselves or for who decides. */
    @WithTransaction
    public Uni<Verdict> judge(
            Door door, UUID personId, @Nullable OrganizationNamed named, Map<FactKind, FactValue> reported) {
        return placed(door.id(), named)
                .chain(placed -> placed
                        ? Uni.createFrom().item(new Verdict(List.of()))
                        : judge(door.id(), door.rules(), personId, named, reported));
    }

    /** Whether the person is in the community now. */
    @WithTransaction
    public Uni<Boolean> inside(UUID communityId, UUID personId) {
        return memberships
                .open(communityId, personId)
                .map(open -> open != null && (open.accessUntil == null || open.accessUntil.isAfter(clock.instant())));
    }

    /** The community, locked, for somebody whose invitation is in the caller's hand. */
    @WithTransaction
    public Uni<Door> holdInvited(UUID communityId) {
        return communities.lockedById(communityId).chain(this::doorOf);
    }

    /** As somebody who is asked in may know it. */
    Uni<Door> doorOf(Community community) {
        return charters.rules(community.id).map(rules -> Door.ofInvited(community, rules));
    }

    /** An organization that is in keeps its place, so the rules are not asked of it again. */
    private Uni<Boolean> placed(UUID communityId, @Nullable OrganizationNamed named) {
        return named == null
                ? Uni.createFrom().item(false)
                : organizations
                        .known(named)
                        .chain(organization -> organization == null
                                ? Uni.createFrom().item(false)
                                : places.open(communityId, organization.id).map(place -> place != null));
    }

    /**
     * @return whether it took a written exception
     * @throws NotEligible where the rules do not hold and no exception is written
     */
    @WithTransaction
    public Uni<Boolean> admit(Viewer by, UUID communityId, Entrant entrant) {
        return communities
                .lockedById(communityId)
                .chain(community -> enterOnce(by, community, entrant))
                .map(entry -> entry.exception() != null);
    }

    /** Inside the transaction that has the community locked. */
    Uni<Membership> admit(Viewer by, Community community, Entrant entrant) {
        return enterOnce(by, community, entrant).map(Entry::membership);
    }

    private Uni<Entry> enterOnce(Viewer by, Community community, Entrant entrant) {
        return memberships
                .ofSubmission(entrant.key())
                .chain(done -> done != null
                        ? Uni.createFrom().item(new Entry(done, done.exceptionId))
                        : notInside(community, entrant).chain(() -> enter(by, community, entrant)));
    }

    private Uni<Void> notInside(Community community, Entrant entrant) {
        return memberships
                .open(community.id, entrant.personId())
                .invoke(open -> {
                    if (open != null && !open.lapse(clock.instant())) {
                        throw new Conflict("They are on the roster of this community already. Nothing was changed.");
                    }
                })
                .call(memberships::flush)
                .replaceWithVoid();
    }

    private Uni<Entry> enter(Viewer by, Community community, Entrant entrant) {
        if (entrant.convenesOnly()) {
            return begin(community, entrant, null, null).call(entry -> record(by, community, entrant, entry));
        }
        if (!community.byOrganization()) {
            return exception(by, community, null, entrant)
                    .chain(exception -> begin(community, entrant, null, exception))
                    .call(entry -> record(by, community, entrant, entry));
        }
        OrganizationNamed named = entrant.organization();
        if (named == null) {
            throw new Conflict("The members of this community are organizations. Say which one they represent.");
        }
        return organizations
                .placed(named)
                .call(organization -> applicants.addFacts(community.id, organization.id, entrant.reported(), by.id()))
                .chain(organization -> places.open(community.id, organization.id)
                        .chain(place -> place != null
                                ? begin(community, entrant, organization, place.exceptionId)
                                : take(by, community, entrant, organization)))
                .call(entry -> record(by, community, entrant, entry));
    }

    /** The organization becomes a member, with the one who represents it. */
    private Uni<Entry> take(Viewer by, Community community, Entrant entrant, Organization organization) {
        return exception(by, community, organization, entrant)
                .call(exception -> places.begin(community.id, organization.id, exception))
                .call(exception -> audit.record(
                        by,
                        Act.of("community.organization-joined")
                                .in(community.id)
                                .at(organization.jurisdictionKey)
                                .on("organization " + organization.id)))
                .chain(exception -> begin(community, entrant, organization, exception));
    }

    private Uni<Entry> begin(
            Community community, Entrant entrant, @Nullable Organization organization, @Nullable UUID exception) {
        Uni<Boolean> leads = organization == null
                ? Uni.createFrom().item(false)
                : memberships.lead(community.id, organization.id).map(lead -> lead == null);
        return leads.chain(lead -> {
            Membership membership = memberships.next(community.id, entrant);
            membership.organizationId = organization == null ? null : organization.id;
            membership.lead = lead && entrant.reach().rank() >= Reach.CORE.rank();
            membership.exceptionId = organization == null ? exception : null;
            return memberships.persistAndFlush(membership).map(kept -> new Entry(kept, exception));
        });
    }

    private Uni<@Nullable UUID> exception(
            Viewer by, Community community, @Nullable Organization organization, Entrant entrant) {
        return charters.rules(community.id)
                .chain(rules ->
                        judge(community.id, rules, entrant.personId(), entrant.organization(), entrant.reported()))
                .chain(verdict -> {
                    if (verdict.passes()) {
                        return Uni.createFrom().nullItem();
                    }
                    if (entrant.exception().isBlank()) {
                        throw new NotEligible(verdict);
                    }
                    return grant(by, community, organization, entrant, verdict);
                });
    }

    private Uni<UUID> grant(
            Viewer by, Community community, @Nullable Organization organization, Entrant entrant, Verdict verdict) {
        UUID written = entrant.grantor();
        UUID grantor = written == null ? by.id() : written;
        return applicants
                .addException(
                        community.id,
                        organization == null ? null : organization.id,
                        entrant.personId(),
                        verdict.obstacles(),
                        entrant.exception(),
                        grantor)
                .call(id -> audit.record(
                        grantor,
                        Act.of("community.exception-granted")
                                .to(entrant.personId())
                                .in(community.id)
                                .on("exception " + id)
                                .because(entrant.exception())));
    }

    private Uni<Verdict> judge(
            UUID communityId,
            Rules rules,
            UUID personId,
            @Nullable OrganizationNamed named,
            Map<FactKind, FactValue> reported) {
        if (rules.isEmpty()) {
            return Uni.createFrom().item(new Verdict(List.of()));
        }
        return jurisdictions.names().chain(places -> applicants
                .read(communityId, personId, named)
                .map(applicant -> rules.evaluate(applicant.reporting(reported), places)));
    }

    private Uni<Void> record(Viewer by, Community community, Entrant entrant, Entry entry) {
        return audit.record(
                by,
                Act.of("membership.begun")
                        .to(entrant.personId())
                        .in(community.id)
                        .with("reach", entrant.reach().key())
                        .with("roles", entrant.roles())
                        .with("basis", entrant.basis())
                        .with("byException", entry.exception() != null));
    }

    static Door door(Viewer viewer, CommunityRow row) {
        boolean national = row.id().equals(Viewer.NATIONAL);
        return new Door(
                row.id(),
                row.slug(),
                row.name(),
                row.member() || row.listed() ? row.purpose() : "",
                row.member(),
                !national && viewer.convenes(row.id()),
                !national && row.listed() && !row.member(),
                row.byOrganization(),
                row.rules(),
                row.conveners());
    }
}
