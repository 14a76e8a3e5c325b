package org.nnssil.newsletter;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Times;

/**
 * What an issue looks back on.
 *
 * @param to not part of it
 */
record Period(Instant from, Instant to) {

    private static final ZoneId ZONE = Times.EASTERN;

    /**
     * The month as the calendar in Eastern time has it. When an earlier month's issue went out, from that moment:
     * nothing is told twice, and nothing that happened after it is lost.
     */
    static Period of(YearMonth month, @Nullable Instant earlierIssueQueued) {
        Instant to = month.plusMonths(1).atDay(1).atStartOfDay(ZONE).toInstant();
        Instant first = month.atDay(1).atStartOfDay(ZONE).toInstant();
        boolean continues = earlierIssueQueued != null && earlierIssueQueued.isBefore(to);
        return new Period(continues ? earlierIssueQueued : first, to);
    }
}
