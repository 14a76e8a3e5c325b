package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;

/**
 * Memberships of the National Network, for the features that decide about them. The acts join the caller's transaction;
 * whether somebody may do them, the caller has decided.
 */
@ApplicationScoped
public class MembershipService {

    private final CommunityRepository communities;
    private final MembershipRepository memberships;
    private final KnownPersonRepository people;
    private final PersonRepository persons;
    private final DepartureService departures;
    private final Aftermath aftermath;
    private final Clock clock;

    MembershipService(
            CommunityRepository communities,
            MembershipRepository memberships,
            KnownPersonRepository people,
            PersonRepository persons,
            DepartureService departures,
            Aftermath aftermath,
            Clock clock) {
        this.communities = communities;
        this.memberships = memberships;
        this.people = people;
        this.persons = persons;
        this.departures = departures;
        this.aftermath = aftermath;
        this.clock = clock;
    }

    /**
     * A place in the National Network that begins, or a higher one.
     *
     * @param roles those that a new membership begins with
     * @param basis as in the table membership: SEAT, CENTER, FACILITATOR, NOMINATED, INVITED
     * @param until the end of extended access, or null
     * @param jurisdictionKey where somebody works who comes in and of whom nobody knows it; or null
     * @param occasion the same occasion twice begins once
     */
    public record Place(
            UUID personId,
            Reach reach,
            List<String> roles,
            String basis,
            boolean founding,
            @Nullable Instant until,
            @Nullable String jurisdictionKey,
            UUID occasion) {

        /** Without roles, and of somebody of whom it is known where they work. */
        public Place(
                UUID personId, Reach reach, String basis, boolean founding, @Nullable Instant until, UUID occasion) {
            this(personId, reach, List.of(), basis, founding, until, null, occasion);
        }
    }

    /**
     * Locks the national roster until the transaction ends. Who is to decide about an invitation or a nomination takes
     * this first, as a departure and a naming do, so that none waits for the other.
     */
    @WithTransaction
    public Uni<Void> hold() {
        return communities.locked(CommunityService.NATIONAL_SLUG).replaceWithVoid();
    }

    /**
     * The people of these addresses, by address in lower case. Who is not known yet is made known; who is stays as they
     * are. Give at most a few thousand at a time.
     */
    @WithTransaction
    public Uni<Map<String, KnownPerson>> know(List<NewPerson> wanted) {
        return people.know(wanted);
    }

    @WithTransaction
    public Uni<Optional<KnownPerson>> find(UUID personId) {
        return people.find(personId);
    }

    /** Whether the network knows of somebody only because they were asked: never signed in, in nothing, on no seat. */
    @WithTransaction
    public Uni<Boolean> onlyAsked(UUID personId) {
        return people.onlyAsked(personId);
    }

    @WithTransaction
    public Uni<Optional<KnownPerson>> ofEmail(String email) {
        return people.ofEmail(email);
    }

    /** Where a person works from now on; their agency follows. */
    @WithTransaction
    public Uni<Void> worksAt(UUID personId, String jurisdictionKey) {
        return people.worksAt(personId, jurisdictionKey);
    }

    /** Name and role of people who have never signed in; who has keeps their own words. Give at most a few thousand. */
    @WithTransaction
    public Uni<Void> correct(List<CorrectedWords> corrected) {
        return people.correct(corrected);
    }

    /**
     * Begins a membership, or raises the one there is. Nobody's reach is lowered by this. The account of somebody who
     * comes back is opened again.
     */
    @WithTransaction
    public Uni<Void> begin(Place place) {
        return communities
                .locked(CommunityService.NATIONAL_SLUG)
                .chain(national -> memberships.open(Viewer.NATIONAL, place.personId()))
                .chain(open -> open == null || open.lapse(clock.instant())
                        ? memberships.flush().chain(() -> start(place))
                        : Uni.createFrom().voidItem().invoke(() -> raise(open, place)));
    }

    /**
     * Extended access goes on until another day.
     *
     * @return false where there is no such access any more
     */
    @WithTransaction
    public Uni<Boolean> renew(UUID personId, Instant until) {
        return communities
                .locked(CommunityService.NATIONAL_SLUG)
                .chain(national -> memberships.open(Viewer.NATIONAL, personId))
                .map(open -> {
                    if (open == null || open.reach() != Reach.MEMBERS || !open.lastsAt(clock.instant())) {
                        return false;
                    }
                    open.accessUntil = until;
                    return true;
                });
    }

    /**
     * Ends memberships whose access was given until a day that has passed, and what hung on them: seats in sessions go
     * to who waits, and the account is closed where it was the last membership. Answers whose.
     */
    @WithTransaction
    public Uni<List<UUID>> endLapsed(int most) {
        return hold().chain(() -> memberships.lapsed(Viewer.NATIONAL, clock.instant(), most))
                .map(lapsed -> lapsed.stream()
                        .filter(membership -> membership.lapse(clock.instant()))
                        .map(membership -> membership.personId)
                        .sorted()
                        .toList())
                .call(ended -> {
                    Uni<Void> after = Uni.createFrom().voidItem();
                    for (UUID person : ended) {
                        after = after.chain(() -> aftermath.of(person));
                    }
                    return after;
                });
    }

    private Uni<Void> start(Place place) {
        return persons.findById(place.personId())
                .chain(person -> departures.comesBack(person, Optional.ofNullable(place.jurisdictionKey())))
                .chain(() -> memberships.begin(
                        Viewer.NATIONAL,
                        place.personId(),
                        place.reach(),
                        place.roles().toArray(String[]::new),
                        place.basis(),
                        place.occasion()))
                .invoke(begun -> {
                    begun.founding = place.founding();
                    begun.accessUntil = place.until();
                })
                .replaceWithVoid();
    }

    private static void raise(Membership open, Place place) {
        open.founding = open.founding || place.founding();
        if (place.reach().rank() > open.reach().rank()) {
            open.stand(place.reach(), open.roles);
            open.accessUntil = null;
            open.basis = place.basis();
        } else if (open.reach() == Reach.MEMBERS) {
            open.accessUntil = place.until();
        }
        if (place.basis().equals("SEAT")) {
            open.basis = "SEAT";
        }
    }
}
