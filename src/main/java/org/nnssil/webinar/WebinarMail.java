package org.nnssil.webinar;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.nnssil.mail.Letter;
import org.nnssil.shared.BaseUrl;
import org.nnssil.web.TimeView;
import org.nnssil.web.Times;
import org.nnssil.web.ZoneWords;

/**
 * The mails about one's own registration. They answer what a person did or what happened to their seat, so they belong
 * to no list and always go. Each says the time in its reader's zone with Eastern time beside it.
 */
@ApplicationScoped
class WebinarMail {

    /** What happened to a reader's registration; the name is in the dedupe key and in the mail's kind. */
    enum Event {
        CONFIRMED,
        WAITING,
        PROMOTED,
        CHANGED,
        CANCELLED,
        WITHDRAWN,
        CLOSED
    }

    /** What a mail shows. */
    record MailView(
            String heading,
            List<String> paragraphs,
            String title,
            TimeView when,
            int minutes,
            String joinUrl,
            String pageUrl,
            String zoneName,
            boolean zoneChosen,
            String settingsUrl) {}

    @CheckedTemplate(basePath = "webinar")
    static class Templates {
        private Templates() {}

        static native TemplateInstance mailText(MailView mail);

        static native TemplateInstance mailHtml(MailView mail);
    }

    private final Times times;
    private final WebinarCalendar calendar;
    private final Clock clock;
    private final BaseUrl baseUrl;

    WebinarMail(
            Times times,
            WebinarCalendar calendar,
            Clock clock,
            @ConfigProperty(name = "network.base-url") BaseUrl baseUrl) {
        this.times = times;
        this.calendar = calendar;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    Letter confirmed(Webinar webinar, Attendant to) {
        return letter(
                webinar,
                to,
                Event.CONFIRMED,
                "You have a seat",
                List.of("You have a seat in this session. The calendar entry in this mail stays right: if the session"
                        + " moves, you are told and the entry moves with it."));
    }

    Letter waiting(Webinar webinar, Attendant to, int position) {
        String place = Ordinal.of(position);
        return letter(
                webinar,
                to,
                Event.WAITING,
                "You are " + place + " on the waiting list",
                List.of(
                        "All seats are taken. You are %s on the waiting list.".formatted(place),
                        "A seat that frees before the session begins goes to the first in line. If it is yours, you are"
                                + " told at once, with a calendar entry."));
    }

    Letter promoted(Webinar webinar, Attendant to) {
        return letter(
                webinar,
                to,
                Event.PROMOTED,
                "A seat is yours",
                List.of("A seat became free and it is yours: you have moved from the waiting list into the session."
                        + " If you cannot come, give it up on the session's page, so that the next in line gets it."));
    }

    Letter changed(Webinar webinar, Webinar.Change change, Attendant to) {
        List<String> paragraphs = new ArrayList<>();
        if (change.time()) {
            paragraphs.add("The session has a new time. Before, it was to begin "
                    + times.at(change.oldStart(), to.zone()).words() + ".");
        }
        if (change.title()) {
            paragraphs.add("The session has a new title. Before, it was: " + change.oldTitle());
        }
        if (change.joinLink() && to.confirmed()) {
            paragraphs.add("The address to join is a new one.");
        }
        paragraphs.add(
                to.confirmed()
                        ? "You keep your seat. Your calendar entry is brought up to date by this mail."
                        : "You keep your place on the waiting list.");
        return letter(webinar, to, Event.CHANGED, change.time() ? "New time" : "Changed", paragraphs);
    }

    Letter cancelled(Webinar webinar, Attendant to) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add("This session will not take place.");
        if (!webinar.cancelReason.isBlank()) {
            paragraphs.add(webinar.cancelReason);
        }
        if (to.confirmed()) {
            paragraphs.add("This mail takes the entry out of your calendar.");
        }
        return letter(webinar, to, Event.CANCELLED, "Cancelled", paragraphs);
    }

    /** To somebody who held a seat. */
    Letter withdrawn(Webinar webinar, Attendant to) {
        return letter(
                webinar,
                to,
                Event.WITHDRAWN,
                "You gave up your seat",
                List.of(
                        "You gave up your seat. This mail takes the entry out of your calendar.",
                        "You can register again until the session begins; if it is full by then, you join the end of the"
                                + " waiting list."));
    }

    /** To somebody who held a seat and is no member any more. */
    Letter departed(Webinar webinar, Attendant to) {
        return letter(
                webinar,
                to,
                Event.WITHDRAWN,
                "Your registration has ended",
                List.of("Your membership has ended, and with it your registration for this session. This mail takes the"
                        + " entry out of your calendar."));
    }

    /** To somebody registered by an opening that was taken back. */
    Letter closed(Webinar webinar, Attendant to, boolean held, String reason) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add("The community whose session this is no longer opens it to you. "
                + (held
                        ? "Your seat has ended; this mail takes the entry out of your calendar."
                        : "Your place on the waiting list has ended."));
        paragraphs.add("They wrote: " + reason);
        return letter(webinar, to, held ? Event.WITHDRAWN : Event.CLOSED, "Your registration has ended", paragraphs);
    }

    private Letter letter(Webinar webinar, Attendant to, Event event, String heading, List<String> paragraphs) {
        MailView view = view(webinar, to, event, heading, paragraphs);
        // Every act on the session or on the registration has its own key, so nothing is told twice.
        String key = "webinar:%s:%s:%s:%d"
                .formatted(
                        webinar.id,
                        event.name().toLowerCase(Locale.ROOT),
                        to.registrationId(),
                        webinar.sequence + to.act());
        return new Letter(
                key,
                "WEBINAR_" + event,
                new Letter.Recipient(to.personId(), to.email(), to.name()),
                null,
                heading + ": " + WebinarCalendar.line(webinar.title),
                Templates.mailText(view).render(),
                Templates.mailHtml(view).render(),
                invite(webinar, to, event),
                webinar.communityId);
    }

    private MailView view(Webinar webinar, Attendant to, Event event, String heading, List<String> paragraphs) {
        boolean mayJoin =
                to.confirmed() && event != Event.CANCELLED && event != Event.WITHDRAWN && event != Event.CLOSED;
        return new MailView(
                heading,
                paragraphs,
                webinar.title,
                times.span(webinar.startsAt, webinar.startsAt.plus(Duration.ofMinutes(webinar.minutes)), to.zone()),
                webinar.minutes,
                mayJoin ? webinar.joinUrl : "",
                pageUrl(webinar),
                ZoneWords.name(to.zone()),
                to.zoneChosen(),
                baseUrl + "/settings#zone");
    }

    private Letter.@Nullable Invite invite(Webinar webinar, Attendant to, Event event) {
        return switch (event) {
            case WAITING, CLOSED -> null;
            case WITHDRAWN -> cancelInvite(webinar, to);
            case CANCELLED -> to.confirmed() ? cancelInvite(webinar, to) : null;
            case CHANGED, CONFIRMED, PROMOTED ->
                to.confirmed()
                        ? new Letter.Invite(
                                calendar.request(entry(webinar, to, webinar.joinUrl), to.name(), to.email()), "REQUEST")
                        : null;
        };
    }

    private Letter.Invite cancelInvite(Webinar webinar, Attendant to) {
        return new Letter.Invite(calendar.cancel(entry(webinar, to, ""), to.name(), to.email()), "CANCEL");
    }

    // The acts on the session and those on the person's own registration both only rise, so their sum does: whatever is
    // told later replaces the entry that the person has, also after giving up a seat and getting one again.
    private WebinarCalendar.Entry entry(Webinar webinar, Attendant to, String joinUrl) {
        return new WebinarCalendar.Entry(
                webinar.id,
                webinar.title,
                webinar.summary,
                webinar.startsAt,
                webinar.minutes,
                webinar.sequence + to.act(),
                joinUrl,
                pageUrl(webinar),
                webinar.cancelled(),
                clock.instant());
    }

    private String pageUrl(Webinar webinar) {
        return baseUrl + "/webinars/" + webinar.id;
    }
}
