package org.nnssil.webinar;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nnssil.community.Departure;
import org.nnssil.community.DepartureStep;
import org.nnssil.mail.Outbox;

/** Who leaves gives up their registrations; the seats go to those who wait, by the one way there is. */
@ApplicationScoped
class RegistrationDeparture implements DepartureStep {

    private final WebinarRepository webinars;
    private final RegistrationRepository registrations;
    private final RegistrationService seats;
    private final WebinarMail mail;
    private final Outbox outbox;
    private final Clock clock;

    RegistrationDeparture(
            WebinarRepository webinars,
            RegistrationRepository registrations,
            RegistrationService seats,
            WebinarMail mail,
            Outbox outbox,
            Clock clock) {
        this.webinars = webinars;
        this.registrations = registrations;
        this.seats = seats;
        this.mail = mail;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public List<Consequence> consequences() {
        return List.of(new Consequence(
                "(select count(*) from webinar_registration r join webinar w on w.id = r.webinar_id"
                        + " where r.person_id = asked.person and r.status <> 'CANCELLED' and w.status = 'SCHEDULED'"
                        + " and w.starts_at > asked.now)",
                "registration for a session to come is given up; who waits moves up and is told.",
                "registrations for sessions to come are given up; who waits moves up and is told."));
    }

    @Override
    public Uni<Map<String, Integer>> carryOut(Departure departure) {
        UUID person = departure.personId();
        Instant now = departure.at();
        String to = departure.to();
        return registrations
                .forfeit(person, departure.gone(), now)
                .call(ids -> RegistrationService.inTurn(ids, id -> giveUp(id, person, now)))
                .call(() -> to == null
                        ? Uni.createFrom().voidItem()
                        : registrations.flush().chain(() -> registrations.worksFor(person, to, now)))
                .map(ids -> Map.of("registrations", ids.size()));
    }

    private Uni<Void> giveUp(UUID id, UUID person, Instant now) {
        return webinars.findById(id, LockModeType.PESSIMISTIC_WRITE).chain(webinar -> registrations
                .find(id, person)
                .chain(mine -> mine == null || !mine.active() || !webinar.open(now)
                        ? Uni.createFrom().voidItem()
                        : end(webinar, mine, now)));
    }

    private Uni<Void> end(Webinar webinar, Registration mine, Instant now) {
        boolean held = mine.status == Registration.Status.CONFIRMED;
        mine.withdraw(now);
        return registrations
                .flush()
                .chain(() -> held
                        ? registrations.attendant(webinar.id, mine.personId)
                        : Uni.createFrom().item(List.<Attendant>of()))
                .chain(told ->
                        RegistrationService.inTurn(told, person -> outbox.enqueue(mail.departed(webinar, person))))
                .chain(() -> seats.fillSeats(webinar, now))
                .replaceWithVoid();
    }
}
