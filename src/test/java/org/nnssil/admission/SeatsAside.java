package org.nnssil.admission;

import org.nnssil.testing.Fixtures;

/** Puts all holders of seats aside for a test and brings them back after it. */
final class SeatsAside {

    private static final String MARK = "set aside by a test of admission";

    private SeatsAside() {}

    static void take() {
        Fixtures.run("update seat_tenure set to_date = current_date, reason = ? where to_date is null", MARK);
    }

    /** Ends what the test began; the names it made stay known and hold nothing. */
    static void giveBack() {
        Fixtures.run("update seat_tenure set to_date = current_date where to_date is null");
        Fixtures.run("update seat_tenure set to_date = null, reason = '' where reason = ?", MARK);
    }
}
