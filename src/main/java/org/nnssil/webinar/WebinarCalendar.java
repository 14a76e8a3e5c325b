package org.nnssil.webinar;

import biweekly.ICalDataType;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.StandardTime;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.io.text.ICalWriter;
import biweekly.parameter.ParticipationLevel;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;
import biweekly.property.Transparency;
import biweekly.util.DateTimeComponents;
import biweekly.util.UtcOffset;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.nnssil.mail.MailConfig;

/**
 * Calendar entries (RFC 5545, RFC 5546). One session has one UID for ever; whatever a person is told later carries a
 * higher SEQUENCE and so replaces the entry they have. Times are written in UTC: right on both sides of every change of
 * the clocks and without a table of zones. Nobody but the reader is named as an attendee.
 */
@ApplicationScoped
class WebinarCalendar {

    /** RFC 5545 section 3.1: lines of at most 75 octets, without the line break. */
    private static final int LONGEST_LINE = 75;

    private static final String FEED_NAME = "NNSSIL sessions";

    /** How often a program is asked to read a feed again; each goes by its own rules. */
    private static final String REFRESHED = "PT1H";

    private final String organizerName;
    private final String organizerAddress;
    private final String host;

    WebinarCalendar(MailConfig mail) {
        String from = mail.from();
        int angle = from.indexOf('<');
        this.organizerName = angle > 0 ? from.substring(0, angle).strip() : from;
        this.organizerAddress =
                angle >= 0 ? from.substring(angle + 1).replace(">", "").strip() : from.strip();
        this.host = mail.messageIdHost();
    }

    /**
     * What an entry says.
     *
     * @param joinUrl empty for everybody who is not confirmed
     * @param pageUrl the session's page
     * @param stamp when this was said; the tie-breaker between entries of one sequence
     */
    record Entry(
            UUID id,
            String title,
            String summary,
            Instant startsAt,
            int minutes,
            int sequence,
            String joinUrl,
            String pageUrl,
            boolean cancelled,
            Instant stamp) {}

    /** An entry for one person, who has a seat. */
    String request(Entry entry, String name, String address) {
        return write(Method.request(), entry, event -> event.addAttendee(attendee(name, address)));
    }

    /** Takes the entry out of the person's calendar. */
    String cancel(Entry entry, String name, String address) {
        return write(Method.cancel(), entry, event -> {
            event.setStatus(Status.cancelled());
            event.addAttendee(attendee(name, address));
        });
    }

    /** An entry to download; it names no attendee (RFC 5546 section 3.2.1). */
    String publish(Entry entry) {
        return write(Method.publish(), entry, event -> {});
    }

    /**
     * What a feed shows of one person's registration.
     *
     * @param entry stamped with the last change, so that a feed in which nothing happened stays the same to the byte
     */
    record Place(Entry entry, boolean waiting) {}

    /**
     * All sessions of one person, for a program that reads them again and again (RFC 7986; what begins with X- is for
     * those that read no newer names). The entries are those of the mails: the same UID and SEQUENCE.
     */
    String feed(List<Place> places) {
        ICalendar calendar = calendar(Method.publish());
        calendar.setName(FEED_NAME);
        calendar.addExperimentalProperty("X-WR-CALNAME", FEED_NAME);
        calendar.addExperimentalProperty("REFRESH-INTERVAL", ICalDataType.DURATION, REFRESHED);
        calendar.addExperimentalProperty("X-PUBLISHED-TTL", REFRESHED);
        places.forEach(place -> calendar.addEvent(listed(place)));
        if (places.isEmpty()) {
            calendar.addComponent(utc());
        }
        return text(calendar);
    }

    // The title says it too: many programs show nothing of the status.
    private VEvent listed(Place place) {
        Entry entry = place.entry();
        VEvent event = event(entry);
        event.setLastModified(Date.from(entry.stamp()));
        if (entry.cancelled()) {
            event.setSummary("Cancelled: " + line(entry.title()));
            event.setTransparency(Transparency.transparent());
        } else if (place.waiting()) {
            event.setStatus(Status.tentative());
            event.setSummary("Waiting list: " + line(entry.title()));
            event.setTransparency(Transparency.transparent());
        }
        return event;
    }

    // A calendar has at least one component (RFC 5545 section 3.6), also one without any session.
    private static VTimezone utc() {
        StandardTime standard = new StandardTime();
        standard.setDateStart(new DateTimeComponents(1970, 1, 1, 0, 0, 0, false));
        standard.setTimezoneOffsetFrom(new UtcOffset(0));
        standard.setTimezoneOffsetTo(new UtcOffset(0));
        VTimezone zone = new VTimezone("Etc/UTC");
        zone.addStandardTime(standard);
        return zone;
    }

    private String write(Method method, Entry entry, Consumer<VEvent> more) {
        ICalendar calendar = calendar(method);
        VEvent event = event(entry);
        more.accept(event);
        calendar.addEvent(event);
        return text(calendar);
    }

    private static ICalendar calendar(Method method) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//NNSSIL//Network//EN");
        calendar.setMethod(method);
        return calendar;
    }

    private static String text(ICalendar calendar) {
        StringWriter text = new StringWriter();
        try (ICalWriter writer = new ICalWriter(text, ICalVersion.V2_0)) {
            // The library folds by characters and may cut one in two; see fold.
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return fold(text.toString());
    }

    private VEvent event(Entry entry) {
        VEvent event = new VEvent();
        event.setUid("webinar-" + entry.id() + "@" + host);
        event.setSequence(entry.sequence());
        event.setDateTimeStamp(Date.from(entry.stamp()));
        event.setDateStart(Date.from(entry.startsAt()), true);
        event.setDateEnd(Date.from(entry.startsAt().plus(Duration.ofMinutes(entry.minutes()))), true);
        event.setSummary(line(entry.title()));
        event.setDescription(description(entry));
        event.setUrl(entry.pageUrl());
        event.setStatus(entry.cancelled() ? Status.cancelled() : Status.confirmed());
        event.setOrganizer(new Organizer(parameter(organizerName), organizerAddress));
        if (!entry.joinUrl().isEmpty()) {
            event.setLocation(line(entry.joinUrl()));
        }
        return event;
    }

    private static String description(Entry entry) {
        StringBuilder text = new StringBuilder();
        if (!entry.summary().isBlank()) {
            text.append(plain(entry.summary())).append("\n\n");
        }
        if (!entry.joinUrl().isEmpty()) {
            text.append("Join: ").append(line(entry.joinUrl())).append('\n');
        }
        return text.append("About the session: ").append(entry.pageUrl()).toString();
    }

    private static Attendee attendee(String name, String address) {
        Attendee attendee = new Attendee(parameter(name), line(address));
        attendee.setParticipationLevel(ParticipationLevel.REQUIRED);
        attendee.setParticipationStatus(ParticipationStatus.ACCEPTED);
        attendee.setRsvp(false);
        return attendee;
    }

    /** Text without control characters, which a calendar cannot hold; line breaks stay. */
    static String plain(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cc}\\u2028\\u2029&&[^\\n\\t]]", " ");
    }

    static String line(String text) {
        return plain(text).replace('\n', ' ');
    }

    /** A parameter's value can hold no quote (RFC 5545 section 3.2). */
    private static String parameter(String text) {
        return line(text).replace('"', '\'');
    }

    /** Breaks long lines as RFC 5545 section 3.1 says, never within a character. */
    static String fold(String unfolded) {
        StringBuilder folded = new StringBuilder(unfolded.length() + unfolded.length() / 30);
        for (String line : unfolded.split("\r\n")) {
            int octets = 0;
            for (int i = 0; i < line.length(); ) {
                int character = line.codePointAt(i);
                String text = Character.toString(character);
                int size = text.getBytes(StandardCharsets.UTF_8).length;
                if (octets + size > LONGEST_LINE) {
                    folded.append("\r\n ");
                    octets = 1;
                }
                folded.append(text);
                octets += size;
                i += Character.charCount(character);
            }
            folded.append("\r\n");
        }
        return folded.toString();
    }
}
