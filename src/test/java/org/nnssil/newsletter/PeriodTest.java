package org.nnssil.newsletter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class PeriodTest {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @Test
    void aMonthBeginsAndEndsAtMidnightEasternOnBothSidesOfTheChangeOfClocks() {
        Period november = Period.of(NOVEMBER, null);

        assertEquals(Instant.parse("2026-11-01T04:00:00Z"), november.from(), "still daylight time");
        assertEquals(Instant.parse("2026-12-01T05:00:00Z"), november.to());
    }

    @Test
    void nothingIsTwiceOrLostBetweenTwoIssues() {
        Instant octoberWentOut = Instant.parse("2026-10-28T15:00:00Z");
        assertEquals(octoberWentOut, Period.of(NOVEMBER, octoberWentOut).from());

        Instant octoberWentOutLate = Instant.parse("2026-11-09T15:00:00Z");
        assertEquals(octoberWentOutLate, Period.of(NOVEMBER, octoberWentOutLate).from());
    }

    @Test
    void anEarlierIssueThatWentOutAfterTheMonthDoesNotEmptyIt() {
        Instant veryLate = Instant.parse("2026-12-20T15:00:00Z");

        assertEquals(
                Instant.parse("2026-11-01T04:00:00Z"),
                Period.of(NOVEMBER, veryLate).from());
    }
}
