package org.nnssil.webinar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlotTest {

    private static final ZoneId EASTERN = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource({
        "second Tuesday 14:00, 2027-01, 2027-01-12T14:00",
        "second Tuesday 14:00, 2027-07, 2027-07-13T14:00",
        "third Tuesday 14:00, 2027-03, 2027-03-16T14:00",
        "first thursday 9:30, 2026-10, 2026-10-01T09:30",
        "fourth Friday 16:00, 2026-11, 2026-11-27T16:00",
        "last Friday 16:00, 2027-01, 2027-01-29T16:00",
        "last Monday 23:59, 2028-02, 2028-02-28T23:59"
    })
    void aSlotNamesOneTimeInEveryMonth(String slot, String month, String expected) {
        assertEquals(LocalDateTime.parse(expected), Slot.parse(slot).in(YearMonth.parse(month)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "second",
                "fifth Tuesday 14:00",
                "second Tuesday",
                "second Someday 14:00",
                "second Tuesday 25:00",
                "Tuesday 14:00"
            })
    void aSlotThatIsNoneIsRefusedWithAnExample(String slot) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> Slot.parse(slot));
        assertEquals(Slot.FORM, refused.getMessage());
    }

    @Test
    void aProgrammeYearRunsFromSeptemberToAugust() {
        assertEquals(2026, Slot.programmeYear(LocalDate.of(2026, 9, 1)));
        assertEquals(2026, Slot.programmeYear(LocalDate.of(2027, 8, 31)));
        assertEquals(YearMonth.of(2026, 12), Slot.inProgrammeYear(2026, 12));
        assertEquals(YearMonth.of(2027, 8), Slot.inProgrammeYear(2026, 8));
    }

    /** The oracle was computed elsewhere: the network's slot as 12 zones read it, in winter, in summer and between. */
    @Test
    void theSlotReadsRightOnEveryWall() throws IOException, LocalStart.Skipped {
        DateTimeFormatter form = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm", Locale.US);
        List<String[]> rows = rows("/org/nnssil/web/webinar_slot_local_times.csv");
        assertEquals(36, rows.size());
        for (String[] row : rows) {
            Instant instant = Instant.parse(row[0].replace("+00:00", "Z"));
            YearMonth month = YearMonth.from(instant.atZone(EASTERN));
            Slot slot = Slot.parse(month.getMonthValue() == 3 ? "third Tuesday 14:00" : "second Tuesday 14:00");

            assertEquals(instant, LocalStart.of(slot.in(month), EASTERN).instant(), row[0]);
            String local = form.format(instant.atZone(ZoneId.of(row[2])));
            assertEquals(row[3].substring(0, row[3].lastIndexOf(' ')), local, row[1]);
        }
    }

    /** The data rows of a table on the class path. */
    static List<String[]> rows(String resource) throws IOException {
        try (InputStream in = SlotTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(","))
                    .toList();
        }
    }
}
