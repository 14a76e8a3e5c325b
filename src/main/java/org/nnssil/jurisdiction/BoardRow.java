package org.nnssil.jurisdiction;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A seat with its last signs of life.
 *
 * @param attended the begin of the last session that somebody of the jurisdiction had a seat in; null for never
 * @param contributed the last post or spotlight; null for never
 * @param liaison who is it at the center, as the viewer may read it; empty where nobody is named
 */
record BoardRow(SeatRow seat, @Nullable Instant attended, @Nullable Instant contributed, String liaison) {

    BoardRow(SeatRow seat, @Nullable Instant attended, @Nullable Instant contributed) {
        this(seat, attended, contributed, "");
    }

    static BoardRow of(SeatRow seat) {
        return new BoardRow(seat, null, null);
    }

    /** Nothing since then; who never took part is silent too. */
    boolean silentSince(Instant then) {
        Optional<Instant> last =
                Stream.of(attended, contributed).flatMap(Stream::ofNullable).max(Instant::compareTo);
        return last.isEmpty() || last.get().isBefore(then);
    }
}
