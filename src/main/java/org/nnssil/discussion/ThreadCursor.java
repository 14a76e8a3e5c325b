package org.nnssil.discussion;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A place in a list that goes from the newest activity to the oldest. */
record ThreadCursor(Instant lastPostAt, UUID id) {

    /** Before everything. */
    static final ThreadCursor TOP = new ThreadCursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

    private static final Pattern FORM =
            Pattern.compile("([0-9a-z]{1,11})\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    static ThreadCursor of(ThreadRow row) {
        return new ThreadCursor(row.lastPostAt(), row.id());
    }

    /** Empty for any string that {@link #text} did not make. */
    static Optional<ThreadCursor> find(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long micros = Long.parseLong(matcher.group(1), Character.MAX_RADIX);
        return Optional.of(
                new ThreadCursor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), UUID.fromString(matcher.group(2))));
    }

    /** PostgreSQL keeps microseconds, and so does this. */
    String text() {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, lastPostAt), Character.MAX_RADIX) + "." + id;
    }

    OffsetDateTime time() {
        return lastPostAt.atOffset(ZoneOffset.UTC);
    }
}
