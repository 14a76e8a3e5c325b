package org.nnssil.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    private static final Instant JANUARY = Instant.parse("2027-01-12T19:00:00Z");
    private static final ZoneId HONOLULU = ZoneId.of("Pacific/Honolulu");
    private static final ZoneId GUAM = ZoneId.of("Pacific/Guam");

    private final Times times = new Times(Clock.fixed(Instant.parse("2027-01-09T22:00:00Z"), ZoneOffset.UTC));

    @Test
    void aTimeIsTheReadersWithEasternBesideIt() {
        TimeView view = times.at(JANUARY, HONOLULU);

        assertEquals("Tue 12 Jan 2027, 9:00 am HST (2:00 pm ET)", view.words());
        assertEquals("2027-01-12T19:00:00Z", view.iso());
        assertFalse(view.sameZone());
    }

    @Test
    void easternSaysItsDayWhenItIsAnother() {
        assertEquals(
                "Wed 13 Jan 2027, 5:00 am ChST (Tue 12 Jan, 2:00 pm ET)",
                times.at(JANUARY, GUAM).words());
    }

    @Test
    void aReaderOnEasternTimeReadsItOnce() {
        TimeView view = times.at(JANUARY, ZoneId.of("America/Detroit"));

        assertTrue(view.sameZone());
        assertEquals("Tue 12 Jan 2027, 2:00 pm ET", view.words());
    }

    @Test
    void puertoRicoIsNotEasternEvenWhenTheClocksAgree() {
        assertEquals(
                "Tue 13 Jul 2027, 2:00 pm AST (2:00 pm ET)",
                times.at(Instant.parse("2027-07-13T18:00:00Z"), ZoneId.of("America/Puerto_Rico"))
                        .words());
    }

    @Test
    void aSpanSaysTheHalfOfTheDayOnceWhenItIsTheSame() {
        Instant end = JANUARY.plusSeconds(75 * 60);

        assertEquals(
                "Tue 12 Jan 2027, 9:00–10:15 am HST (2:00–3:15 pm ET)",
                times.span(JANUARY, end, HONOLULU).words());
        assertEquals(
                "Tue 12 Jan 2027, 11:00 am–12:15 pm PST (2:00–3:15 pm ET)",
                times.span(JANUARY, end, ZoneId.of("America/Los_Angeles")).words());
        assertEquals(
                "Tue 12 Jan 2027, 9:00 am to Wed 13 Jan, 9:00 am HST (2:00 pm to Wed 13 Jan, 2:00 pm ET)",
                times.span(JANUARY, JANUARY.plusSeconds(86_400), HONOLULU).words());
    }

    @Test
    void everySlotOfTheProgrammeReadsAsItsOracleSays() throws IOException {
        List<String> lines;
        try (var in = TimesTest.class.getResourceAsStream("webinar_slot_local_times.csv")) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
        DateTimeFormatter oracle = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm", Locale.US);
        DateTimeFormatter ours = DateTimeFormatter.ofPattern("EEE d MMM uuuu, h:mm a", Locale.US);

        assertEquals(36, lines.size());
        assertAll(lines.stream().map(line -> line.split(",")).map(cell -> () -> {
            Instant instant = OffsetDateTime.parse(cell[0]).toInstant();
            String zone = cell[3].substring(cell[3].lastIndexOf(' ') + 1);
            LocalDateTime wall = LocalDateTime.parse(cell[3].substring(0, cell[3].lastIndexOf(' ')), oracle);
            boolean eastern = zone.equals("EST") || zone.equals("EDT");
            String expected = ours.format(wall).replace("AM", "am").replace("PM", "pm") + " " + (eastern ? "ET" : zone);
            assertEquals(expected, times.at(instant, ZoneId.of(cell[2])).local(), cell[1]);
            assertEquals(zone, ZoneWords.abbreviation(instant, ZoneId.of(cell[2])), cell[1]);
        }));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-09T22:00:20Z, now",
        "2027-01-09T22:20:00Z, in 20 minutes",
        "2027-01-09T21:59:00Z, 1 minute ago",
        "2027-01-10T04:00:00Z, today",
        "2027-01-10T12:00:00Z, tomorrow",
        "2027-01-09T08:00:00Z, yesterday",
        "2027-01-12T19:00:00Z, in 3 days",
        "2026-12-26T19:00:00Z, 2 weeks ago",
        "2027-05-12T19:00:00Z, in 4 months",
        "2024-01-01T19:00:00Z, 3 years ago"
    })
    void distancesAreCountedInTheReadersCalendarDays(Instant instant, String words) {
        assertEquals(words, times.relative(instant, HONOLULU));
    }

    @Test
    void stampsSayTheYearOnlyWhenItIsAnother() {
        assertEquals("12 Jan, 9:00 am", times.stamp(JANUARY, HONOLULU));
        assertEquals("12 Jan 2026, 9:00 am", times.stamp(Instant.parse("2026-01-12T19:00:00Z"), HONOLULU));
    }

    @Test
    void zonesHaveNamesThatPeopleUse() {
        assertEquals("Hawaii time", ZoneWords.name(HONOLULU));
        assertEquals("Chamorro time", ZoneWords.name(GUAM));
        assertEquals("HDT", ZoneWords.abbreviation(Instant.parse("2027-07-13T18:00:00Z"), ZoneId.of("America/Adak")));
        assertEquals("UTC+5:45", ZoneWords.abbreviation(JANUARY, ZoneId.of("Asia/Kathmandu")));
        assertEquals("Hawaii time (HST)", ZoneWords.choices().get("Pacific/Honolulu"));
    }

    @Test
    void aDayComesInPieces() {
        assertEquals(new DayView("Jan", "13", "Wed", "2027", "2027-01-13"), times.day(JANUARY, GUAM));
    }
}
