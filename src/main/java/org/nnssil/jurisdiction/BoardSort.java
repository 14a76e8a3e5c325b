package org.nnssil.jurisdiction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The orders of the board of seats. Without a wish: vacant ones first, then by name. */
enum BoardSort {
    JURISDICTION("Jurisdiction", Comparator.comparing(row -> row.seat().name())),
    HOLDER("Holder", Comparator.comparing(row -> row.seat().shownHolder().toLowerCase(Locale.ROOT))),
    SINCE("Since", Comparator.comparing(row -> day(row.seat()))),
    ATTENDED("Last session", Comparator.comparing(row -> orNever(row.attended()))),
    CONTRIBUTED("Last contribution", Comparator.comparing(row -> orNever(row.contributed()))),
    CENTER("Center", Comparator.comparing(row -> row.seat().center())),
    LIAISON("Liaison", Comparator.comparing(row -> row.liaison().toLowerCase(Locale.ROOT)));

    private final String words;
    private final Comparator<BoardRow> order;

    BoardSort(String words, Comparator<BoardRow> order) {
        this.words = words;
        this.order = order;
    }

    static Optional<BoardSort> find(@Nullable String key) {
        return Arrays.stream(values()).filter(sort -> sort.key().equals(key)).findFirst();
    }

    static List<BoardRow> sorted(List<BoardRow> rows, Optional<BoardSort> sort, boolean descending) {
        Comparator<BoardRow> byName = Comparator.comparing(row -> row.seat().name());
        Comparator<BoardRow> vacantFirst =
                Comparator.comparing(row -> row.seat().filled());
        Comparator<BoardRow> wished = sort.map(s -> s.order).orElse(vacantFirst);
        return rows.stream()
                .sorted((descending ? wished.reversed() : wished).thenComparing(byName))
                .toList();
    }

    /** The head of the column, whose link turns the order round when it is this column's already. */
    BoardView.Column column(Optional<BoardSort> sort, boolean descending) {
        boolean mine = sort.filter(s -> s == this).isPresent();
        String href = "/seats?sort=" + key() + (mine && !descending ? "&dir=desc" : "");
        return new BoardView.Column(words, href, mine ? descending ? "descending" : "ascending" : "");
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Instant orNever(@Nullable Instant at) {
        return at == null ? Instant.MIN : at;
    }

    private static LocalDate day(SeatRow row) {
        LocalDate day = row.filled() ? row.since() : row.vacantSince();
        return day == null ? LocalDate.MIN : day;
    }
}
