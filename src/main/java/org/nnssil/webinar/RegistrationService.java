package org.nnssil.webinar;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.mail.Outbox;
import org.nnssil.security.Audience;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Ids;
import org.nnssil.web.Absent;
import org.nnssil.web.Check;
import org.nnssil.web.Conflict;

/**
 * Seats and the waiting list. Every act locks the session's row first, so acts on one session happen one after the
 * other: never more people than seats, no free seat while somebody waits, first come first served. The seats of those
 * who leave are given out in one place only, {@link #fillSeats}.
 */
@ApplicationScoped
public class RegistrationService {

    static final int LONGEST_QUESTION = 1_000;

    private final WebinarRepository webinars;
    private final RegistrationRepository registrations;
    private final WebinarMail mail;
    private final Outbox outbox;
    private final Clock clock;

    RegistrationService(
            WebinarRepository webinars,
            RegistrationRepository registrations,
            WebinarMail mail,
            Outbox outbox,
            Clock clock) {
        this.webinars = webinars;
        this.registrations = registrations;
        this.mail = mail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Registers the viewer: a seat if one is free, else the end of the waiting list. Somebody who is registered keeps
     * their place and gets the same answer again.
     *
     * @param question to the presenter; null leaves an earlier one as it is
     */
    @WithTransaction
    public Uni<MyRegistration> register(Viewer viewer, UUID id, @Nullable String question) {
        Instant now = clock.instant();
        Check check = new Check();
        check.optionalText("question", question, LONGEST_QUESTION);
        check.done();
        onTheRoster(viewer);
        return registrations
                .present(viewer.id())
                .chain(() -> webinars.lock(viewer, id, now))
                .onItem()
                .ifNull()
                .failWith(Absent::new)
                .call(webinar -> stillOpen(viewer, webinar, now))
                .chain(webinar -> registrations
                        .find(id, viewer.id())
                        .chain(mine -> mine != null && mine.active()
                                ? ask(mine, question).chain(this::mine)
                                : enter(viewer, webinar, mine, question, now)));
    }

    // An opening may have been taken back while this waited for the lock, and the lock's own statement still saw it.
    private Uni<Void> stillOpen(Viewer viewer, Webinar webinar, Instant now) {
        return viewer.maySee(new Audience(webinar.communityId, Reach.ofRank(webinar.reach)))
                ? Uni.createFrom().voidItem()
                : webinars.find(viewer, webinar.id, now)
                        .onItem()
                        .ifNull()
                        .failWith(Absent::new)
                        .replaceWithVoid();
    }

    private Uni<Registration> ask(Registration mine, @Nullable String question) {
        if (question != null) {
            mine.question = question;
        }
        return registrations.flush().replaceWith(mine);
    }

    private Uni<MyRegistration> enter(
            Viewer viewer, Webinar webinar, @Nullable Registration earlier, @Nullable String question, Instant now) {
        if (!webinar.open(now)) {
            throw new Conflict(
                    webinar.cancelled()
                            ? "This session was cancelled; nobody can register."
                            : "This session has begun; registration is closed.");
        }
        Registration mine = earlier == null ? new Registration(Ids.next(clock), webinar.id, viewer.id()) : earlier;
        mine.enter(webinar.full() ? Registration.Status.WAITING : Registration.Status.CONFIRMED, now);
        mine.question = question == null ? "" : question;
        return registrations
                .persistAndFlush(mine)
                .call(() -> earlier == null ? Uni.createFrom().nullItem() : registrations.moveToTheEnd(mine.id))
                .chain(this::mine)
                .call(answer -> tellEntered(viewer, webinar, mine, answer));
    }

    private Uni<MyRegistration> mine(Registration registration) {
        if (registration.status == Registration.Status.CONFIRMED) {
            return Uni.createFrom().item(MyRegistration.confirmed(registration.question));
        }
        return registrations
                .position(registration.id)
                .map(position -> MyRegistration.waiting(position, registration.question));
    }

    private Uni<Void> tellEntered(Viewer viewer, Webinar webinar, Registration mine, MyRegistration answer) {
        Attendant me = Attendant.of(viewer, mine);
        Integer position = answer.position();
        return outbox.enqueue(position == null ? mail.confirmed(webinar, me) : mail.waiting(webinar, me, position));
    }

    /**
     * Gives up the viewer's seat or place in line; the seat goes to the first in line. Nothing to give up is no error.
     */
    @WithTransaction
    public Uni<Void> withdraw(Viewer viewer, UUID id) {
        Instant now = clock.instant();
        onTheRoster(viewer);
        return webinars.lock(viewer, id, now)
                .onItem()
                .ifNull()
                .failWith(Absent::new)
                .chain(webinar -> registrations
                        .find(id, viewer.id())
                        .chain(mine -> mine == null || !mine.active()
                                ? Uni.createFrom().voidItem()
                                : leave(viewer, webinar, mine, now)));
    }

    /**
     * Ends the registrations of those who may not see the session any more, tells them, and gives their seats to the
     * first in line. The caller holds the session's lock. Once it has begun, who had a seat stays on record.
     */
    Uni<Void> closeTo(Webinar webinar, String reason, Instant now) {
        if (!webinar.open(now)) {
            return Uni.createFrom().voidItem();
        }
        return registrations
                .outside(webinar.id, now)
                .chain(outside -> inTurn(outside, mine -> close(webinar, mine, reason, now)))
                .chain(() -> fillSeats(webinar, now))
                .replaceWithVoid();
    }

    private Uni<Void> close(Webinar webinar, Registration mine, String reason, Instant now) {
        boolean held = mine.status == Registration.Status.CONFIRMED;
        mine.withdraw(now);
        return registrations
                .flush()
                .chain(() -> registrations.attendant(webinar.id, mine.personId))
                .chain(told -> inTurn(told, person -> outbox.enqueue(mail.closed(webinar, person, held, reason))));
    }

    private Uni<Void> leave(Viewer viewer, Webinar webinar, Registration mine, Instant now) {
        if (webinar.begun(now)) {
            throw new Conflict("This session has begun; there is no seat left to give up.");
        }
        boolean held = mine.status == Registration.Status.CONFIRMED;
        mine.withdraw(now);
        return registrations
                .flush()
                .call(() -> held && !webinar.cancelled()
                        ? outbox.enqueue(mail.withdrawn(webinar, Attendant.of(viewer, mine)))
                        : Uni.createFrom().voidItem())
                .chain(() -> fillSeats(webinar, now))
                .replaceWithVoid();
    }

    /**
     * The one way from the waiting list to a seat: called by every act that frees one, in its transaction and under its
     * lock. Nobody moves once the session has begun or is cancelled.
     *
     * @return who got a seat and was told
     */
    Uni<List<Attendant>> fillSeats(Webinar webinar, Instant now) {
        return registrations
                .fill(webinar.id, now)
                .call(promoted -> inTurn(promoted, person -> outbox.enqueue(mail.promoted(webinar, person))));
    }

    /** Does one after the other: a session cannot do two things at once. */
    static <T> Uni<Void> inTurn(List<T> items, java.util.function.Function<T, Uni<Void>> act) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(item -> act.apply(item))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Signed in is not enough: a registration belongs to a person the network knows. */
    private static void onTheRoster(Viewer viewer) {
        if (viewer.personId() == null) {
            throw new Absent();
        }
    }
}
