package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.jurisdiction.SeatService;
import org.nnssil.jurisdiction.SeatView;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Invalid;

/** Names holders of seats and records vacancies, for the coordinator. A holder is always a core member as well. */
@ApplicationScoped
public class SeatingService {

    private final CommunityRepository communities;
    private final PersonRepository people;
    private final MembershipRepository memberships;
    private final OrganizationRepository organizations;
    private final SeatService seats;
    private final JurisdictionService jurisdictions;
    private final DepartureService departures;
    private final SeatPack pack;
    private final AuditTrail audit;
    private final CommunityMail mail;

    SeatingService(
            CommunityRepository communities,
            PersonRepository people,
            MembershipRepository memberships,
            OrganizationRepository organizations,
            SeatService seats,
            JurisdictionService jurisdictions,
            DepartureService departures,
            SeatPack pack,
            AuditTrail audit,
            CommunityMail mail) {
        this.communities = communities;
        this.people = people;
        this.memberships = memberships;
        this.organizations = organizations;
        this.seats = seats;
        this.jurisdictions = jurisdictions;
        this.departures = departures;
        this.pack = pack;
        this.audit = audit;
        this.mail = mail;
    }

    /** The seat for whoever holds it and for the coordinator: who held it before, and what there is to begin with. */
    @WithTransaction
    public Uni<SeatPageView> page(Viewer viewer, String key) {
        return jurisdictions.history(viewer, key).chain(history -> seats.heldBy(
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
     * Seats a person, known or new; who held the seat before leaves it that day and stays a member. The new holder is told
     * by mail. The same submission twice seats once.
     */
    @WithTransaction
    public Uni<Void> nameHolder(Viewer viewer, String key, HolderForm form, UUID submission) {
        return seats.seat(viewer, key).chain(seat -> communities
                // The same lock as every change of the national roster, so that a departure cannot slip between.
                .locked(CommunityService.NATIONAL_SLUG)
                .chain(() -> seats.seated(key, submission))
                .chain(done -> done ? Uni.createFrom().voidItem() : seat(viewer, seat, form, submission)));
    }

    /** Records that nobody holds the seat from a day on. The former holder stays a member. */
    @WithTransaction
    public Uni<Void> vacate(Viewer viewer, String key, VacancyForm form) {
        return seats.seat(viewer, key).chain(seat -> {
            VacancyForm.Vacancy vacancy = form.checked(seats.today());
            return seats.vacate(seat.key(), vacancy.on(), vacancy.reason())
                    .chain(() -> audit.record(
                            viewer,
                            Act.of("seat.vacated")
                                    .to(seat.holderId())
                                    .at(seat.key())
                                    .with("on", vacancy.on().toString())
                                    .because(vacancy.reason())));
        });
    }

    private Uni<Void> seat(Viewer viewer, SeatView seat, HolderForm form, UUID submission) {
        HolderForm.Holder holder = form.checked(seat.key(), seats.today());
        return people.invite(holder.invitee())
                .invoke(SeatingService::mustBeActive)
                .call(person -> seats.seatHolder(seat.key(), person.id, holder.from(), holder.interim(), submission))
                .call(person -> member(person, submission))
                .call(person -> atHome(person, seat.key()))
                .call(person -> audit.record(
                        viewer,
                        Act.of("seat.filled")
                                .to(person.id)
                                .at(seat.key())
                                .with("from", holder.from().toString())
                                .with("interim", holder.interim())
                                .with("predecessor", String.valueOf(seat.holderId()))))
                .chain(person -> memberships
                        .flush()
                        .chain(() -> pack.of(seat.key(), person.id))
                        .chain(papers ->
                                mail.seated(viewer, person, seat.name(), seat.key(), papers, submission.toString())));
    }

    private static void mustBeActive(Person person) {
        if (!person.active) {
            throw new Invalid("email", "The account with this address is closed.");
        }
    }

    private Uni<Membership> member(Person person, UUID submission) {
        return memberships.open(Viewer.NATIONAL, person.id).chain(open -> {
            if (open == null) {
                return departures
                        .comesBack(person, Optional.empty())
                        .chain(() -> memberships.begin(
                                Viewer.NATIONAL, person.id, Reach.CORE, new String[0], "SEAT", submission));
            }
            if (open.reach() == Reach.MEMBERS) {
                open.stand(Reach.CORE, open.roles);
            }
            open.basis = "SEAT";
            open.accessUntil = null;
            return Uni.createFrom().item(open);
        });
    }

    private Uni<Void> atHome(Person person, String key) {
        person.jurisdictionKey = key;
        return organizations
                .agency(key)
                .invoke(agency -> person.organizationId = agency == null ? person.organizationId : agency.id)
                .replaceWithVoid();
    }
}
