package org.nnssil.jurisdiction;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of the board somebody wants to see, and in which order.
 *
 * @param months after how many without a sign a jurisdiction is called silent
 */
record BoardWish(Optional<BoardSort> sort, boolean descending, Show show, int months) {

    static final int MOST_MONTHS = 60;
    private static final int USUAL_MONTHS = 3;

    enum Show {
        ALL("All seats"),
        FILLED("Filled"),
        INTERIM("Held by an interim"),
        VACANT("Vacant"),
        SILENT("Silent");

        private final String words;

        Show(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean takes(BoardRow row, Instant silentSince) {
            return switch (this) {
                case ALL -> true;
                case FILLED -> row.seat().filled();
                case INTERIM -> row.seat().filled() && row.seat().interim();
                case VACANT -> !row.seat().filled();
                case SILENT -> row.silentSince(silentSince);
            };
        }
    }

    /** From an address; what cannot be understood is left out. */
    static BoardWish of(@Nullable String sort, @Nullable String dir, @Nullable String show, @Nullable String months) {
        return new BoardWish(
                BoardSort.find(sort),
                "desc".equals(dir),
                Arrays.stream(Show.values())
                        .filter(one -> one.key().equals(show))
                        .findFirst()
                        .orElse(Show.ALL),
                months(months));
    }

    private static int months(@Nullable String typed) {
        boolean number = typed != null && typed.matches("[0-9]{1,3}");
        return number ? Math.max(1, Math.min(MOST_MONTHS, Integer.parseInt(typed))) : USUAL_MONTHS;
    }

    /** What narrows, for the end of an address that has a question mark already; empty where nothing does. */
    String narrowing() {
        return (show == Show.ALL ? "" : "&show=" + show.key()) + (months == USUAL_MONTHS ? "" : "&months=" + months);
    }

    /** All of it, for another form of the same board. */
    String query() {
        String order =
                sort.map(by -> "&sort=" + by.name().toLowerCase(Locale.ROOT)).orElse("");
        return "?show=" + show.key() + "&months=" + months + order + (descending ? "&dir=desc" : "");
    }
}
