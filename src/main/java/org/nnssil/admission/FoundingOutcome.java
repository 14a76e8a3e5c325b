package org.nnssil.admission;

/** What a row of the list comes to, with the network as it is at that moment. */
enum FoundingOutcome {
    /** Becomes known and is invited. */
    NEW,
    /** Is invited and takes the seat of somebody else. */
    REPLACES,
    /** Name or role of somebody who has not signed in yet. */
    CORRECTED,
    /** A member already, who turns out to be a founding one. */
    MARKED,
    SAME,
    VACANT,
    /** The list names nobody; the holder stays. */
    KEPT,
    /** Held the seat before or declined it: a list does not put anybody back. */
    FORMER,
    CLOSED,
    ELSEWHERE,
    OTHER_SEAT;

    boolean conflict() {
        return this == CLOSED || this == ELSEWHERE || this == OTHER_SEAT;
    }

    boolean change() {
        return invites() || this == CORRECTED || this == MARKED;
    }

    boolean invites() {
        return this == NEW || this == REPLACES;
    }
}
