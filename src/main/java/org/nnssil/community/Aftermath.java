package org.nnssil.community;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.nnssil.account.Accounts;
import org.nnssil.mail.Outbox;

/**
 * What follows when a membership of a sub-community has ended, in the same transaction: registrations for what the
 * person sees no more are given up; who is a member of nothing by now has left the service, so their account is closed,
 * signed out, and their ways in end. Leaving the National Network is {@link DepartureService}'s.
 */
@ApplicationScoped
class Aftermath {

    private final CommunityRepository communities;
    private final MembershipRepository memberships;
    private final DepartureRepository departures;
    private final DepartureSteps steps;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Clock clock;

    Aftermath(
            CommunityRepository communities,
            MembershipRepository memberships,
            DepartureRepository departures,
            DepartureSteps steps,
            Accounts accounts,
            Outbox outbox,
            Clock clock) {
        this.communities = communities;
        this.memberships = memberships;
        this.departures = departures;
        this.steps = steps;
        this.accounts = accounts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * To be called before the community is locked: the national roster first, then the people, as every departure does,
     * so that none waits for the other.
     *
     * @param people of whom it is known already that they leave
     */
    Uni<Void> before(Collection<UUID> people) {
        Uni<Void> held = communities.locked(CommunityService.NATIONAL_SLUG).replaceWithVoid();
        for (UUID person : people.stream().sorted().toList()) {
            held = held.chain(() -> departures.held(person)).replaceWithVoid();
        }
        return held;
    }

    /** The person's row is held, so that a registration of theirs that is going on is seen or comes after. */
    Uni<Void> of(UUID personId) {
        return memberships
                .flush()
                .chain(() -> departures.held(personId))
                .chain(() -> memberships.openOf(personId))
                .map(open -> open.stream().noneMatch(membership -> membership.lastsAt(clock.instant())))
                .chain(gone -> steps.carryOut(new Departure(personId, false, gone, null, null, clock.instant()))
                        .chain(() -> gone
                                ? accounts.close(personId).chain(() -> outbox.withhold(personId))
                                : Uni.createFrom().voidItem()));
    }
}
