package org.nnssil.webinar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalStartTest {

    private static final ZoneId EASTERN = ZoneId.of("America/New_York");

    @Test
    void aTimeThatClocksSkipIsRefusedWithTheReason() {
        LocalStart.Skipped refused = assertThrows(
                LocalStart.Skipped.class, () -> LocalStart.of(LocalDateTime.parse("2027-03-14T02:30"), EASTERN));

        assertEquals(
                "2:30 am does not exist on Sun 14 Mar 2027: clocks in Eastern time go from 2:00 am to 3:00 am."
                        + " Choose another time.",
                refused.getMessage());
    }

    @Test
    void ofATimeThatComesTwiceTheFirstIsTakenAndSaid() throws LocalStart.Skipped {
        LocalStart start = LocalStart.of(LocalDateTime.parse("2026-11-01T01:30"), EASTERN);

        assertEquals(Instant.parse("2026-11-01T05:30:00Z"), start.instant());
        assertEquals(
                "1:30 am comes twice on Sun 1 Nov 2026; the first one, EDT, was taken and not EST.", start.remark());
    }

    @Test
    void onTheDaysAroundEveryClockChangeTheWallTimeIsTheOneGiven() throws IOException, LocalStart.Skipped {
        int changes = 0;
        for (String[] row : SlotTest.rows("/org/nnssil/webinar/us_clock_changes.csv")) {
            ZoneId zone = ZoneId.of(row[0]);
            LocalDateTime before = LocalDateTime.parse(row[2]);
            LocalDateTime after = LocalDateTime.parse(row[3]);
            for (int day = -1; day <= 1; day++) {
                LocalDateTime noon = before.toLocalDate().plusDays(day).atTime(14, 0);
                LocalStart start = LocalStart.of(noon, zone);
                assertNull(start.remark());
                assertEquals(noon, start.instant().atZone(zone).toLocalDateTime());
            }
            if (after.isAfter(before)) {
                assertThrows(LocalStart.Skipped.class, () -> LocalStart.of(before.plusMinutes(30), zone), row[0]);
            } else {
                LocalStart twice = LocalStart.of(after.plusMinutes(30), zone);
                assertNotNull(twice.remark());
                assertTrue(twice.instant().isBefore(Instant.parse(row[1])));
                assertEquals(Duration.ofMinutes(30), Duration.between(twice.instant(), Instant.parse(row[1])));
            }
            changes++;
        }
        assertTrue(changes >= 40, "changes: " + changes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EST", "-05:00", "UTC+5", "Mars/Olympus", "America/../etc", "\0", "GMT+1"})
    void onlyZonesByNameAreTaken(String id) {
        assertTrue(LocalStart.zone(id).isEmpty());
    }
}
