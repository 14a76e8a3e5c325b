package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;
import org.nnssil.web.Absent;
import org.nnssil.web.Check;
import org.nnssil.web.Invalid;

/**
 * Who is on a community's roster. Its conveners change it; that of the National Network, its coordinator. All changes
 * of one roster happen one after the other, under the lock of the community's row.
 */
@ApplicationScoped
public class RosterService {

    private final CommunityRepository communities;
    private final RosterRepository roster;
    private final PersonRepository people;
    private final MembershipRepository memberships;
    private final AdmissionService admission;
    private final JurisdictionService jurisdictions;
    private final DepartureService departures;
    private final Aftermath aftermath;
    private final NetworkInvitations network;
    private final RosterInvitations invitations;
    private final AuditTrail audit;
    private final Clock clock;

    RosterService(
            CommunityRepository communities,
            RosterRepository roster,
            PersonRepository people,
            MembershipRepository memberships,
            AdmissionService admission,
            JurisdictionService jurisdictions,
            DepartureService departures,
            Aftermath aftermath,
            NetworkInvitations network,
            RosterInvitations invitations,
            AuditTrail audit,
            Clock clock) {
        this.communities = communities;
        this.roster = roster;
        this.people = people;
        this.memberships = memberships;
        this.admission = admission;
        this.jurisdictions = jurisdictions;
        this.departures = departures;
        this.aftermath = aftermath;
        this.network = network;
        this.invitations = invitations;
        this.audit = audit;
        this.clock = clock;
    }

    /** The roster for members of the community, by name. */
    Uni<Page<RosterRow>> page(Viewer viewer, UUID communityId, Optional<Cursor> after, int limit) {
        return viewer.reachIn(communityId) == Reach.PUBLIC
                ? Uni.createFrom().failure(new Absent())
                : roster.page(viewer, communityId, after, limit);
    }

    /** The first of the roster, conveners first. */
    Uni<Page<RosterRow>> first(Viewer viewer, UUID communityId, int limit) {
        return roster.first(viewer, communityId, limit);
    }

    /** One entry, for who may change it and for the member themselves; absent for everybody else. */
    Uni<RosterRow> entry(Viewer viewer, CommunityRow community, UUID personId) {
        boolean mine = community.id().equals(Viewer.NATIONAL) ? viewer.coordinator() : viewer.convenes(community.id());
        if (!mine && !personId.equals(viewer.personId())) {
            return Uni.createFrom().failure(new Absent());
        }
        return roster.entry(community.id(), personId)
                .map(rows -> rows.stream().findFirst().orElseThrow(Absent::new));
    }

    /**
     * Asks a person onto the roster, by e-mail address; who is not known yet is made known. They are on it when they
     * accept.
     *
     * @return the person's name; the same submission twice asks once
     */
    @WithTransaction
    public Uni<String> add(Viewer viewer, String slug, MemberForm form, EntryForm entered, UUID submission) {
        return communities.runBy(viewer, slug).chain(community -> asked(community, submission)
                .chain(done -> done.map(name -> Uni.createFrom().item(name)).orElseGet(() -> jurisdictions
                        .names()
                        .map(names -> form.checked(community.id, names))
                        .chain(entry -> add(viewer, community, entry, entered, submission)))));
    }

    /** How many were asked and have not answered, for who may change the roster; 0 for everybody else. */
    Uni<Long> waiting(Viewer viewer, UUID communityId) {
        if (communityId.equals(Viewer.NATIONAL)) {
            return viewer.coordinator() ? network.waiting() : Uni.createFrom().item(0L);
        }
        return viewer.convenes(communityId)
                ? invitations.waiting(communityId)
                : Uni.createFrom().item(0L);
    }

    /** Changes reach and roles. The only convener stays one until there is another. */
    @WithTransaction
    public Uni<Void> change(Viewer viewer, String slug, UUID personId, StandingForm form) {
        return communities.runBy(viewer, slug).chain(community -> {
            StandingForm.Standing standing = form.checked(community.id);
            return open(community, personId)
                    .call(membership -> standing.reach() == Reach.CONVENERS
                            ? Uni.createFrom().voidItem()
                            : notTheLastConvener(membership, "reach"))
                    .call(membership -> Arrays.asList(standing.roles()).contains(Viewer.COORDINATOR)
                            ? Uni.createFrom().voidItem()
                            : notTheLastCoordinator(membership, "roles"))
                    .invoke(membership -> membership.stand(standing.reach(), standing.roles()))
                    .call(membership -> audit.record(
                            viewer,
                            Act.of("membership.changed")
                                    .to(personId)
                                    .in(community.id)
                                    .with("reach", standing.reach().key())
                                    .with("roles", List.of(standing.roles()))))
                    .replaceWithVoid();
        });
    }

    /**
     * Ends a membership, at once: the next request of that person is refused. A member may end their own. Who leaves
     * the National Network leaves all that {@link DepartureService} says. Done twice it ends once.
     */
    @WithTransaction
    public Uni<Void> depart(Viewer viewer, String slug, UUID personId, DepartureForm form, UUID submission) {
        if (slug.equals(CommunityService.NATIONAL_SLUG)) {
            return departures.depart(viewer, personId, form.leaving(), submission);
        }
        return aftermath
                .before(List.of(personId))
                .chain(() -> lockedFor(viewer, slug, personId))
                .chain(community -> memberships
                        .open(community.id, personId)
                        .chain(membership -> membership == null
                                ? endedAlready(viewer, community, personId)
                                : notTheLastConvener(membership, "reason")
                                        .chain(() -> end(viewer, community, membership, form.checked()))));
    }

    private Uni<Optional<String>> asked(Community community, UUID submission) {
        return community.national() ? network.asked(submission) : invitations.asked(submission);
    }

    private Uni<String> add(
            Viewer viewer, Community community, MemberForm.Entry entry, EntryForm entered, UUID submission) {
        Check check = new Check();
        OrganizationNamed organization = entered.organization(
                check,
                community.byOrganization() && !(entry.reach() == Reach.CONVENERS && entered.names("")),
                entry.invitee().jurisdictionKey());
        String exception = entered.exception(check);
        check.done();
        return people.invite(entry.invitee())
                .call(person -> mustBeOutside(community, person))
                .call(person -> community.national()
                        ? askIn(viewer, person, entry, submission)
                        : ask(viewer, community, person, entry, organization, exception, submission))
                // As whoever asks knows them: their row may come from a community that is nobody else's business.
                .map(person -> entry.invitee().name());
    }

    private Uni<Void> mustBeOutside(Community community, Person person) {
        return memberships
                .open(community.id, person.id)
                .invoke(open -> {
                    if (!person.active) {
                        throw new Invalid("email", "The account with this address is closed.");
                    }
                    if (open != null && open.lastsAt(clock.instant())) {
                        throw new Invalid("email", "%s is on the roster already.".formatted(person.name));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> askIn(Viewer viewer, Person person, MemberForm.Entry entry, UUID submission) {
        return network.waits(person.id)
                .invoke(waits -> {
                    if (waits) {
                        throw new Invalid(
                                "email",
                                "This address is invited already. Send that invitation again, or withdraw it, at the desk.");
                    }
                })
                .chain(() -> network.ask(
                        viewer,
                        new NetworkInvitations.Wanted(
                                person.id,
                                person.email,
                                entry.invitee().name(),
                                entry.invitee().roleTitle(),
                                entry.invitee().jurisdictionKey(),
                                entry.reach(),
                                List.of(entry.roles()),
                                basis(entry),
                                null,
                                submission)));
    }

    private Uni<Void> ask(
            Viewer viewer,
            Community community,
            Person person,
            MemberForm.Entry entry,
            @Nullable OrganizationNamed organization,
            String exception,
            UUID submission) {
        boolean convenesOnly = entry.reach() == Reach.CONVENERS && organization == null;
        return admission.doorOf(community).chain(door -> (convenesOnly
                        ? Uni.createFrom().voidItem()
                        : mustBeEligible(door, person, organization, exception))
                .chain(() -> invitations.ask(
                        viewer,
                        door,
                        new PersonRef(
                                person.id,
                                entry.invitee().name(),
                                person.email,
                                entry.invitee().roleTitle()),
                        new RosterInvitations.Wanted(
                                entry.reach(),
                                List.of(entry.roles()),
                                organization,
                                entry.invitee().jurisdictionKey(),
                                exception,
                                submission))));
    }

    private Uni<Void> mustBeEligible(
            Door door, Person person, @Nullable OrganizationNamed organization, String exception) {
        return admission
                .judge(door, person.id, organization, Map.of())
                .invoke(verdict -> {
                    if (!verdict.passes() && exception.isBlank()) {
                        throw new Invalid(
                                "exception",
                                "The charter's rules do not hold: %s. Write why you let them in all the same, or leave them out."
                                        .formatted(verdict.obstacles()));
                    }
                })
                .replaceWithVoid();
    }

    private static String basis(MemberForm.Entry entry) {
        return Arrays.asList(entry.roles()).contains("FACILITATOR") ? "FACILITATOR" : "INVITED";
    }

    private Uni<Void> end(Viewer viewer, Community community, Membership membership, String reason) {
        UUID personId = membership.personId;
        membership.end(clock.instant(), reason);
        if (personId.equals(community.contactPersonId)) {
            community.contactPersonId = null;
        }
        return aftermath
                .of(personId)
                .chain(() -> audit.record(
                        viewer,
                        Act.of("membership.ended").to(personId).in(community.id).because(reason)));
    }

    private Uni<Void> endedAlready(Viewer viewer, Community community, UUID personId) {
        return memberships
                .lastEnded(community.id, personId)
                .chain(ended -> ended == null
                        ? Uni.createFrom().failure(new Absent())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Community> lockedFor(Viewer viewer, String slug, UUID personId) {
        return locked(slug).map(community -> {
            boolean own = personId.equals(viewer.personId()) && viewer.reachIn(community.id) != Reach.PUBLIC;
            if (!own && !community.mayBeRunBy(viewer)) {
                throw new Absent();
            }
            return community;
        });
    }

    private Uni<Community> locked(String slug) {
        return CommunityService.SLUG.matcher(slug).matches()
                ? communities.locked(slug).onItem().ifNull().failWith(Absent::new)
                : Uni.createFrom().failure(new Absent());
    }

    private Uni<Membership> open(Community community, UUID personId) {
        return memberships.open(community.id, personId).onItem().ifNull().failWith(Absent::new);
    }

    private Uni<Void> notTheLastConvener(Membership membership, String field) {
        if (membership.reach() != Reach.CONVENERS) {
            return Uni.createFrom().voidItem();
        }
        return memberships
                .otherConveners(membership.communityId, membership.personId)
                .invoke(others -> {
                    if (others == 0) {
                        throw new Invalid(field, "This is the only convener. Make another member a convener first.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> notTheLastCoordinator(Membership membership, String field) {
        if (!membership.hasRole(Viewer.COORDINATOR)) {
            return Uni.createFrom().voidItem();
        }
        return roster.otherCoordinators(membership.personId)
                .invoke(others -> {
                    if (others == 0) {
                        throw new Invalid(field, "This is the only coordinator. Give the role to somebody else first.");
                    }
                })
                .replaceWithVoid();
    }
}
