package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.jurisdiction.SeatService;
import org.nnssil.jurisdiction.SeatView;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Invalid;

/**
 * Names holders of seats and records vacancies, for the coordinator. Who is named is asked, and a core member when they
 * accept.
 */
@ApplicationScoped
public class SeatingService {

    private final CommunityRepository communities;
    private final PersonRepository people;
    private final MembershipRepository memberships;
    private final SeatService seats;
    private final JurisdictionService jurisdictions;
    private final SeatTakingService taking;
    private final NetworkInvitations invitations;
    private final SeatPack pack;
    private final AuditTrail audit;

    SeatingService(
            CommunityRepository communities,
            PersonRepository people,
            MembershipRepository memberships,
            SeatService seats,
            JurisdictionService jurisdictions,
            SeatTakingService taking,
            NetworkInvitations invitations,
            SeatPack pack,
            AuditTrail audit) {
        this.communities = communities;
        this.people = people;
        this.memberships = memberships;
        this.seats = seats;
        this.jurisdictions = jurisdictions;
        this.taking = taking;
        this.invitations = invitations;
        this.pack = pack;
        this.audit = audit;
    }

    /** The seat for whoever holds it and for the coordinator: who held it before, and what there is to begin with. */
    @WithTransaction
    public Uni<SeatPageView> page(Viewer viewer, String key) {
        return jurisdictions.history(viewer, key).chain(history -> seats.takenBy(
                        viewer.personId() == null ? new UUID(0, 0) : viewer.id())
                .invoke(held -> {
                    if (!viewer.coordinator() && !(viewer.nationalMember() && held.equals(Optional.of(key)))) {
                        throw new Absent();
                    }
                })
                .chain(() -> pack.of(key, viewer.id()))
                .map(papers -> new SeatPageView(history, papers, viewer.coordinator())));
    }

    /** The seat for its forms; absent for everybody but the coordinator. */
    Uni<SeatView> seat(Viewer viewer, String key) {
        return viewer.coordinator() ? seats.seat(viewer, key) : Uni.createFrom().failure(new Absent());
    }

    /**
     * Names a person, known or new, who is asked by mail and takes the seat when they accept; meanwhile it is held for
     * them, and the board says so. Who held the seat before leaves it that day and stays a member. The same submission
     * twice names once.
     */
    @WithTransaction
    public Uni<Void> nameHolder(Viewer viewer, String key, HolderForm form, UUID submission) {
        return communities
                // The same lock as every change of the national roster, so that a departure cannot slip between,
                // and who holds the seat is known when it is changed.
                .locked(CommunityService.NATIONAL_SLUG)
                .chain(() -> seats.seat(viewer, key))
                .chain(seat -> seats.seated(key, submission)
                        .chain(done -> done ? Uni.createFrom().voidItem() : name(viewer, seat, form, submission)));
    }

    /**
     * Records that nobody holds the seat from a day on. The former holder stays a member; who was only asked is not any
     * more.
     */
    @WithTransaction
    public Uni<Void> vacate(Viewer viewer, String key, VacancyForm form) {
        return communities
                .locked(CommunityService.NATIONAL_SLUG)
                .chain(() -> seats.seat(viewer, key))
                .chain(seat -> {
                    VacancyForm.Vacancy vacancy = form.checked(seats.today());
                    return seats.vacate(seat.key(), vacancy.on(), vacancy.reason())
                            .chain(ended -> ended
                                    ? vacated(viewer, seat, vacancy)
                                    : Uni.createFrom().voidItem());
                });
    }

    private Uni<Void> vacated(Viewer viewer, SeatView seat, VacancyForm.Vacancy vacancy) {
        return seatGone(seat, null, vacancy.reason())
                .chain(() -> audit.record(
                        viewer,
                        Act.of("seat.vacated")
                                .to(seat.holderId())
                                .at(seat.key())
                                .with("on", vacancy.on().toString())
                                .because(vacancy.reason())));
    }

    private Uni<Void> name(Viewer viewer, SeatView seat, HolderForm form, UUID submission) {
        HolderForm.Holder holder = form.checked(seat.key(), seats.today());
        return people.invite(holder.invitee())
                .invoke(SeatingService::mustBeActive)
                .call(person -> mustWorkThere(person, seat))
                .chain(person -> seats.seatHolder(
                                seat.key(), person.id, holder.from(), holder.interim(), true, submission)
                        .call(() -> seatGone(seat, person.id, "Somebody else was named"))
                        .call(() -> record(viewer, seat, person, holder))
                        .chain(confirmed -> confirmed
                                ? confirm(person, seat, submission)
                                : ask(viewer, seat, person, holder, submission)));
    }

    /** Who works for another jurisdiction in the network moves first: what belongs to their post there stays there. */
    private Uni<Void> mustWorkThere(Person person, SeatView seat) {
        String works = person.jurisdictionKey;
        if (works == null || works.equals(seat.key())) {
            return Uni.createFrom().voidItem();
        }
        return memberships
                .open(Viewer.NATIONAL, person.id)
                .chain(open -> open == null
                        ? Uni.createFrom().voidItem()
                        : jurisdictions.names().chain(names -> Uni.createFrom()
                                .failure(new Invalid(
                                        "email",
                                        "%s is in the network for %s. Record their move to %s first; then name them."
                                                .formatted(
                                                        person.name, names.getOrDefault(works, works), seat.name())))));
    }

    /** The interim holder stays. Who has not accepted yet still has the question before them. */
    private Uni<Void> confirm(Person person, SeatView seat, UUID submission) {
        return seats.takenBy(person.id)
                .chain(taken -> taken.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : taking.welcome(person, seat.key(), submission.toString()));
    }

    private Uni<Void> ask(Viewer viewer, SeatView seat, Person person, HolderForm.Holder holder, UUID submission) {
        Invitee typed = holder.invitee();
        return people.flush()
                .chain(() -> memberships.open(Viewer.NATIONAL, person.id))
                // Of somebody who is only in a private community, what their row says is nobody's business.
                .map(open ->
                        open == null ? typed : new Invitee(person.email, person.name, person.roleTitle, seat.key()))
                .chain(known -> invitations.ask(
                        viewer,
                        new NetworkInvitations.Wanted(
                                person.id,
                                person.email,
                                known.name(),
                                known.roleTitle(),
                                seat.key(),
                                Reach.CORE,
                                List.of(),
                                "SEAT",
                                seat.key(),
                                submission)));
    }

    private Uni<Void> record(Viewer viewer, SeatView seat, Person person, HolderForm.Holder holder) {
        return audit.record(
                viewer,
                Act.of("seat.named")
                        .to(person.id)
                        .at(seat.key())
                        .with("from", holder.from().toString())
                        .with("interim", holder.interim())
                        .with("predecessor", String.valueOf(seat.holderId())));
    }

    private Uni<Void> seatGone(SeatView seat, @Nullable UUID successor, String reason) {
        UUID former = seat.holderId();
        return former == null || former.equals(successor)
                ? Uni.createFrom().voidItem()
                : people.flush().chain(() -> invitations.seatGone(former, seat.key(), reason));
    }

    private static void mustBeActive(Person person) {
        if (!person.active) {
            throw new Invalid("email", "The account with this address is closed.");
        }
    }
}
