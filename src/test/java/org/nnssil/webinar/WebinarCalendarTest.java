package org.nnssil.webinar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nnssil.mail.MailConfig;

class WebinarCalendarTest {

    private static final UUID ID = UUID.fromString("0191f3a0-0000-7000-8000-000000000001");
    private static final Instant START = Instant.parse("2027-03-16T18:00:00Z");
    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

    private final WebinarCalendar calendar = new WebinarCalendar(new MailConfig() {
        @Override
        public String from() {
            return "The Network <network@nnssil.example>";
        }

        @Override
        public String postalAddress() {
            return "";
        }

        @Override
        public Optional<Delivery> delivery() {
            return Optional.empty();
        }
    });

    private static WebinarCalendar.Entry entry(String title, String summary, int sequence, String join) {
        return new WebinarCalendar.Entry(
                ID, title, summary, START, 75, sequence, join, "https://n.example/webinars/" + ID, false, NOW);
    }

    private static ICalendar parse(String ics) {
        List<ICalendar> parsed = Biweekly.parse(ics).all();
        assertEquals(1, parsed.size());
        assertEquals(1, parsed.get(0).getEvents().size());
        return parsed.get(0);
    }

    @Test
    void anInviteSaysToOnePersonWhenWhereAndFromWhom() {
        ICalendar read =
                parse(calendar.request(entry("Evidence", "Thin", 3, "https://meet.example/1"), "Jo", "jo@s.example"));
        VEvent event = read.getEvents().get(0);

        assertEquals("REQUEST", read.getMethod().getValue());
        assertEquals("webinar-" + ID + "@nnssil.example", event.getUid().getValue());
        assertEquals(3, event.getSequence().getValue());
        assertEquals(Date.from(START), event.getDateStart().getValue());
        assertEquals(Date.from(START.plusSeconds(75 * 60)), event.getDateEnd().getValue());
        assertEquals("https://meet.example/1", event.getLocation().getValue());
        assertEquals("network@nnssil.example", event.getOrganizer().getEmail());
        assertEquals("CONFIRMED", event.getStatus().getValue());
        assertEquals(1, event.getAttendees().size());
        assertEquals("jo@s.example", event.getAttendees().get(0).getEmail());
    }

    @Test
    void timesAreInUtcSoThatNoTableOfZonesCanBeWrong() {
        assertTrue(calendar.publish(entry("A", "", 0, "")).contains("DTSTART:20270316T180000Z\r\n"));
    }

    @Test
    void aCancellationTakesOutTheSameEntry() {
        ICalendar read = parse(calendar.cancel(entry("Evidence", "", 4, ""), "Jo", "jo@s.example"));
        VEvent event = read.getEvents().get(0);

        assertEquals("CANCEL", read.getMethod().getValue());
        assertEquals("CANCELLED", event.getStatus().getValue());
        assertEquals("webinar-" + ID + "@nnssil.example", event.getUid().getValue());
        assertEquals(4, event.getSequence().getValue());
    }

    @Test
    void aDownloadNamesNobodyAndWithoutASeatNoAddressToJoin() {
        String ics = calendar.publish(entry("Evidence", "Thin", 0, ""));

        assertEquals("PUBLISH", parse(ics).getMethod().getValue());
        assertFalse(ics.contains("ATTENDEE"));
        assertNull(parse(ics).getEvents().get(0).getLocation());
    }

    @Test
    void whateverStandsInATitleOrANameStaysText() {
        String nasty = "A; b, c \\ \"q\"\r\nATTENDEE:mailto:evil@x.example\rX-EVIL:1\nEND:VEVENT\u0007\u2028 😀";
        String ics = calendar.request(entry(nasty, nasty, 0, ""), nasty, "jo@s.example");
        VEvent event = parse(ics).getEvents().get(0);

        assertEquals(1, event.getAttendees().size());
        assertEquals(
                "A; b, c \\ \"q\" ATTENDEE:mailto:evil@x.example X-EVIL:1 END:VEVENT   😀",
                event.getSummary().getValue());
        assertTrue(event.getExperimentalProperties().isEmpty());
        for (String line : ics.split("\r\n")) {
            assertFalse(line.startsWith("ATTENDEE:mailto:evil") || line.startsWith("X-EVIL"), line);
        }
    }

    @Test
    void linesHaveAtMost75OctetsAndNoCharacterIsCut() {
        String title = "Zusammenarbeit für Schulen – 学校改善 😀 ".repeat(12);
        String ics = calendar.publish(entry(title, title, 0, ""));

        for (String line : ics.split("\r\n")) {
            assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
        }
        assertFalse(ics.replace("\r\n", "").contains("\n"));
        assertArrayEquals(
                ics.getBytes(StandardCharsets.UTF_8),
                new String(ics.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                        .getBytes(StandardCharsets.UTF_8));
        assertEquals(title, parse(ics).getEvents().get(0).getSummary().getValue());
    }

    @Test
    void aFeedIsNamedAsksToBeReadAgainAndSaysWhatIsNotCertain() {
        WebinarCalendar.Entry seat = entry("Evidence", "Thin", 3, "https://meet.example/1");
        WebinarCalendar.Entry gone = new WebinarCalendar.Entry(
                UUID.randomUUID(), "Off", "", START, 60, 5, "", "https://n.example/webinars/2", true, NOW);
        String ics = calendar.feed(List.of(
                new WebinarCalendar.Place(seat, false),
                new WebinarCalendar.Place(
                        new WebinarCalendar.Entry(
                                UUID.randomUUID(),
                                "Full",
                                "",
                                START,
                                60,
                                1,
                                "",
                                "https://n.example/webinars/3",
                                false,
                                NOW),
                        true),
                new WebinarCalendar.Place(gone, false)));

        for (String line : List.of(
                "METHOD:PUBLISH",
                "NAME:NNSSIL sessions",
                "X-WR-CALNAME:NNSSIL sessions",
                "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
                "X-PUBLISHED-TTL:PT1H",
                "DTSTAMP:20270101T000000Z",
                "LAST-MODIFIED:20270101T000000Z")) {
            assertTrue(ics.contains("\r\n" + line + "\r\n"), () -> line + " in\n" + ics);
        }
        assertFalse(ics.contains("ATTENDEE"));
        List<VEvent> events = Biweekly.parse(ics).first().getEvents();
        assertEquals(
                List.of("CONFIRMED Evidence", "TENTATIVE Waiting list: Full", "CANCELLED Cancelled: Off"),
                events.stream()
                        .map(event -> event.getStatus().getValue() + " "
                                + event.getSummary().getValue())
                        .toList());
        assertNull(events.get(0).getTransparency());
        assertTrue(events.get(1).getTransparency().isTransparent());
        assertTrue(events.get(2).getTransparency().isTransparent());
        assertEquals("webinar-" + ID + "@nnssil.example", events.get(0).getUid().getValue());
        assertEquals(3, events.get(0).getSequence().getValue());
    }

    @Test
    void aFeedWithoutSessionsIsACalendarAllTheSame() {
        String ics = calendar.feed(List.of());

        assertTrue(ics.contains("BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\n"), ics);
        assertTrue(ics.contains("DTSTART:19700101T000000\r\n"), ics);
        assertTrue(ics.endsWith("END:VCALENDAR\r\n"), ics);
        assertEquals(List.of(), Biweekly.parse(ics).first().getEvents());
    }
}
