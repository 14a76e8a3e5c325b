package org.nnssil.webinar;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nnssil.mail.Letter;
import org.nnssil.mail.Outbox;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Ids;
import org.nnssil.web.Absent;
import org.nnssil.web.Check;
import org.nnssil.web.Conflict;
import org.nnssil.web.IfMatch;
import org.nnssil.web.Invalid;

/**
 * Scheduling, changing and cancelling sessions. The coordinator does it for the National Network, a convener for their
 * own community; to everybody else the acts do not exist.
 */
@ApplicationScoped
public class SchedulingService {

    static final int LONGEST_REASON = 1_000;

    // Nothing of a community goes out by itself.
    private static final String NOT_PUBLIC = "A session of a community is for its members. Schedule it for them, and"
            + " offer it to others from its page.";

    private final WebinarRepository webinars;
    private final RegistrationRepository registrations;
    private final RegistrationService seats;
    private final WebinarMail mail;
    private final Outbox outbox;
    private final Clock clock;

    SchedulingService(
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

    static boolean manages(Viewer viewer, UUID community) {
        return community.equals(Viewer.NATIONAL) ? viewer.coordinator() : viewer.convenes(community);
    }

    /**
     * Schedules a session that is still to come.
     *
     * @param submission the same key again creates nothing and answers the first one
     */
    @WithTransaction
    public Uni<UUID> schedule(Viewer viewer, String communitySlug, WebinarDraft draft, UUID submission) {
        if (viewer.personId() == null) {
            throw new Absent();
        }
        Instant now = clock.instant();
        return webinars.communityId(communitySlug)
                .invoke(community -> {
                    if (community == null || !manages(viewer, community)) {
                        throw new Absent();
                    }
                })
                .call(() -> webinars.oneAtATime(viewer.id()))
                .chain(community -> webinars.findBySubmission(submission)
                        .chain(first -> first != null
                                ? Uni.createFrom().item(again(first, Objects.requireNonNull(community)))
                                : create(viewer, Objects.requireNonNull(community), draft, submission, now)));
    }

    private static UUID again(Webinar first, UUID community) {
        if (!first.communityId.equals(community)) {
            throw new Conflict("This Idempotency-Key was used for a session of another community. Take a new one.");
        }
        return first.id;
    }

    private Uni<UUID> create(Viewer viewer, UUID community, WebinarDraft draft, UUID submission, Instant now) {
        Check check = new Check();
        draft.examine(check);
        if (!draft.startsAt().isAfter(now)) {
            check.fail("startsAt", "Give a time that is still to come.");
        }
        if (draft.reach() == Reach.PUBLIC && !community.equals(Viewer.NATIONAL)) {
            check.fail("reach", NOT_PUBLIC);
        }
        check.done();
        return settled(draft).chain(settled -> {
            Webinar webinar = new Webinar(Ids.next(clock), community, settled, viewer.id(), now);
            webinar.submissionKey = submission;
            return save(webinar, settled);
        });
    }

    /** Stores a new session with its presenters. */
    Uni<UUID> save(Webinar webinar, WebinarDraft draft) {
        return webinars.persistAndFlush(webinar)
                .call(() -> webinars.replacePresenters(webinar.id, draft.presenters()))
                .replaceWith(webinar.id);
    }

    /**
     * Edits a session. Those registered are told what concerns them, with a calendar update; added seats are given out
     * at once.
     *
     * @param seen what the editor saw
     * @param change makes the new draft of the present one; it may refuse with {@link Invalid}
     */
    @WithTransaction
    public Uni<Integer> edit(Viewer viewer, UUID id, IfMatch seen, UnaryOperator<WebinarDraft> change) {
        Instant now = clock.instant();
        return managed(viewer, id, now).invoke(webinar -> mustBe(webinar, seen)).chain(webinar -> {
            return webinars.presentersOf(id)
                    .chain(presenters -> {
                        WebinarDraft present = webinar.draft(presenters);
                        return settled(change.apply(present)).chain(draft -> take(webinar, present, draft, now));
                    })
                    .map(done -> webinar.version);
        });
    }

    private static void mustBe(Webinar webinar, IfMatch seen) {
        if (!seen.holds(webinar.version)) {
            throw new StaleEdit(webinar.version);
        }
    }

    /** Takes a new draft into a session that the caller has locked. */
    Uni<Void> take(Webinar webinar, WebinarDraft present, WebinarDraft draft, Instant now) {
        if (webinar.cancelled()) {
            throw new Conflict("This session was cancelled; it can no longer be edited.");
        }
        Check check = new Check();
        draft.examine(check);
        if (draft.capacity() < webinar.confirmed) {
            check.fail(
                    "capacity",
                    "%,d people have a seat. Give at least %,d, or ask some of them to give theirs up first."
                            .formatted(webinar.confirmed, webinar.confirmed));
        }
        if (!draft.startsAt().equals(present.startsAt()) && !draft.startsAt().isAfter(now)) {
            check.fail("startsAt", "A session can only be moved to a time that is still to come.");
        }
        boolean becomesPublic = draft.reach() == Reach.PUBLIC && present.reach() != Reach.PUBLIC;
        if (becomesPublic && !webinar.communityId.equals(Viewer.NATIONAL)) {
            check.fail("reach", NOT_PUBLIC);
        }
        return nobodyShutOut(webinar, draft, check, now).chain(() -> apply(webinar, present, draft, now));
    }

    private Uni<Void> nobodyShutOut(Webinar webinar, WebinarDraft draft, Check check, Instant now) {
        if (draft.reach().rank() <= webinar.reach) {
            check.done();
            return Uni.createFrom().voidItem();
        }
        return webinars.shutOut(webinar.id, draft.reach().rank(), now)
                .invoke(people -> {
                    if (people > 0) {
                        check.fail(
                                "reach",
                                "%,d of those registered could no longer see the session. Keep it open to them."
                                        .formatted(people));
                    }
                    check.done();
                })
                .replaceWithVoid();
    }

    private Uni<Void> apply(Webinar webinar, WebinarDraft present, WebinarDraft draft, Instant now) {
        boolean wasOver = webinar.over(now);
        Webinar.Change change = webinar.edit(draft, now);
        boolean tell = change.anything() && !(wasOver && webinar.over(now));
        return webinars.flush()
                .call(() -> present.presenters().equals(draft.presenters())
                        ? Uni.createFrom().voidItem()
                        : webinars.replacePresenters(webinar.id, draft.presenters()))
                .chain(() -> seats.fillSeats(webinar, now))
                .chain(promoted -> tell
                        ? tellChanged(webinar, change, promoted, now)
                        : Uni.createFrom().voidItem());
    }

    // Those who got a seat by this very edit have just been told all of it.
    private Uni<Void> tellChanged(Webinar webinar, Webinar.Change change, List<Attendant> promoted, Instant now) {
        Set<UUID> told = promoted.stream().map(Attendant::registrationId).collect(Collectors.toSet());
        return registrations
                .toTell(webinar.id, now)
                .map(people -> people.stream()
                        .filter(person -> person.confirmed() || change.concernsWaiting())
                        .filter(person -> !told.contains(person.registrationId()))
                        .map(person -> mail.changed(webinar, change, person))
                        .toList())
                .chain(this::send);
    }

    /** Cancels a session that has not begun and tells everybody registered. Cancelled already is no error. */
    @WithTransaction
    public Uni<Void> cancel(Viewer viewer, UUID id, IfMatch seen, @Nullable String reason) {
        Instant now = clock.instant();
        Check check = new Check();
        String why = check.optionalText("reason", reason, LONGEST_REASON);
        check.done();
        return managed(viewer, id, now).invoke(webinar -> mustBe(webinar, seen)).chain(webinar -> {
            if (webinar.cancelled()) {
                return Uni.createFrom().voidItem();
            }
            if (webinar.begun(now)) {
                throw new Conflict("This session has begun; it can no longer be cancelled.");
            }
            webinar.cancel(why, now);
            return webinars.flush()
                    .chain(() -> registrations.toTell(id, now))
                    .map(people -> people.stream()
                            .map(person -> mail.cancelled(webinar, person))
                            .toList())
                    .chain(this::send);
        });
    }

    /** A session as its editor finds it. */
    record Found(WebinarDraft draft, int version) {}

    /** What a session that the viewer manages says now. */
    @WithTransaction
    public Uni<Found> draftOf(Viewer viewer, UUID id) {
        if (viewer.personId() == null) {
            throw new Absent();
        }
        return webinars.find(viewer, id, clock.instant())
                .map(webinar -> ifManaged(viewer, webinar))
                .chain(webinar -> webinars.presentersOf(id)
                        .map(presenters -> new Found(webinar.draft(presenters), webinar.version)));
    }

    private Uni<Webinar> managed(Viewer viewer, UUID id, Instant now) {
        if (viewer.personId() == null) {
            throw new Absent();
        }
        return webinars.lock(viewer, id, now).map(webinar -> ifManaged(viewer, webinar));
    }

    private static Webinar ifManaged(Viewer viewer, @Nullable Webinar webinar) {
        if (webinar == null || !manages(viewer, webinar.communityId)) {
            throw new Absent();
        }
        return webinar;
    }

    /** The draft with the keys of jurisdictions in place of what was typed for them. */
    Uni<WebinarDraft> settled(WebinarDraft draft) {
        Set<String> typed = draft.presenters().stream()
                .map(Presenter::jurisdiction)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (typed.isEmpty() || typed.stream().anyMatch(text -> text.indexOf('\0') >= 0)) {
            return Uni.createFrom().item(draft);
        }
        return webinars.jurisdictions(typed).map(keys -> withKeys(draft, keys));
    }

    private static WebinarDraft withKeys(WebinarDraft draft, Map<String, String> keys) {
        List<Presenter> presenters = draft.presenters().stream()
                .map(presenter -> {
                    String typed = presenter.jurisdiction();
                    if (typed != null && !keys.containsKey(typed)) {
                        throw new Invalid(
                                "presenters",
                                "There is no jurisdiction “%s”. Use its key or its name, such as MS or Mississippi."
                                        .formatted(typed));
                    }
                    return new Presenter(presenter.name(), presenter.role(), typed == null ? null : keys.get(typed));
                })
                .toList();
        return draft.withPresenters(presenters);
    }

    private Uni<Void> send(List<Letter> letters) {
        return RegistrationService.inTurn(letters, outbox::enqueue);
    }
}
