package org.nnssil.admission;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the list beside what the network has.
 *
 * @param jurisdiction its name
 * @param personId of whoever has that address already
 * @param known that person's name; of who is only in a private community, "somebody"
 * @param knownAt the jurisdiction where that person works
 * @param holder who holds the seat now, empty where it is vacant or the row is not about a seat
 */
record FoundingLine(
        FoundingRow row,
        String jurisdiction,
        @Nullable UUID personId,
        String known,
        String knownAt,
        String holder,
        @Nullable UUID holderId,
        FoundingOutcome outcome) {

    String words() {
        return switch (outcome) {
            case NEW ->
                row.place().equals(FoundingRow.SEAT)
                        ? "is invited; the seat is held for them"
                        : row.place().equals(FoundingRow.CORE)
                                ? "is invited as a core member"
                                : "is invited as an extended member";
            case REPLACES -> "is invited and takes the seat from %s".formatted(holder);
            case CORRECTED -> "name or role is corrected; now %s".formatted(known);
            case MARKED -> "is a member already, and is marked as a founding one";
            case SAME -> "as it is";
            case VACANT -> "the seat is left vacant";
            case KEPT -> "the list names nobody; %s keeps the seat".formatted(holder);
            case FORMER -> "left or declined this seat before; a list does not put anybody back";
            case CLOSED, ELSEWHERE, OTHER_SEAT -> outcome.conflictWords(known, knownAt);
        };
    }
}
