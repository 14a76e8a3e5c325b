package org.nnssil.jurisdiction;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A center's service to one jurisdiction. */
record CenterService(String key, String name, String host, LocalDate from, @Nullable LocalDate to) {

    String years(LocalDate today) {
        return to == null || !to.isBefore(today)
                ? "since " + from.getYear()
                : "%d to %d".formatted(from.getYear(), to.getYear());
    }
}
