package org.nnssil.webinar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.ZoneWords;

/**
 * A wall time in a zone, as people give it, and the instant it means. A time that clocks skip is refused; of a time
 * that comes twice the first is taken and it is said so.
 *
 * @param remark what to tell about the choice made, or null where there was none
 */
record LocalStart(Instant instant, @Nullable String remark) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.US);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

    /** The time does not exist in that zone; the message says why and what does. */
    static final class Skipped extends Exception {

        private static final long serialVersionUID = 1L;

        Skipped(String message) {
            super(message, null, false, false);
        }
    }

    static LocalStart of(LocalDateTime local, ZoneId zone) throws Skipped {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        if (offsets.isEmpty()) {
            throw new Skipped("%s does not exist on %s: clocks in %s go from %s to %s. Choose another time."
                    .formatted(
                            words(local.toLocalTime()),
                            DAY.format(local),
                            ZoneWords.name(zone),
                            words(transition.getDateTimeBefore().toLocalTime()),
                            words(transition.getDateTimeAfter().toLocalTime())));
        }
        Instant first = local.toInstant(offsets.get(0));
        if (offsets.size() == 1) {
            return new LocalStart(first, null);
        }
        Instant second = local.toInstant(offsets.get(1));
        return new LocalStart(
                first,
                "%s comes twice on %s; the first one, %s, was taken and not %s."
                        .formatted(
                                words(local.toLocalTime()),
                                DAY.format(local),
                                ZoneWords.abbreviation(first, zone),
                                ZoneWords.abbreviation(second, zone)));
    }

    /** A zone by its name in the tz database; no offsets, which know nothing of summer. */
    static Optional<ZoneId> zone(String id) {
        if (!id.equals("UTC") && !id.contains("/")) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneId.of(id)).filter(zone -> !(zone instanceof ZoneOffset));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static String words(LocalTime time) {
        return HOUR.format(time).toLowerCase(Locale.US);
    }
}
