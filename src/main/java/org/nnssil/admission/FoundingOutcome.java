package org.nnssil.admission;

/** What a row of the list comes to, with the network as it is at that moment. */
enum FoundingOutcome {
    /** Becomes known and is invited. */
    NEW,
    /** Is invited and takes the seat of somebody else. */
    REPLACES,
    /** Name or role of somebody who has not signed in yet. */
    CORRECTED,
    /** A member already who took the seat, and turns out to be a founding one. */
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

    /**
     * What is in the way.
     *
     * @param known whose address it is; of who is only in a private community, "somebody"
     */
    String conflictWords(String known, String knownAt) {
        return switch (this) {
            case CLOSED -> "The account of %s with this address is closed.".formatted(known);
            case ELSEWHERE -> "This address is that of %s of %s already.".formatted(known, knownAt);
            case OTHER_SEAT -> "%s holds another seat. Record that vacancy first.".formatted(known);
            default -> throw new IllegalStateException("Nothing is in the way of " + this);
        };
    }

    boolean change() {
        return invites() || this == CORRECTED || this == MARKED;
    }

    boolean invites() {
        return this == NEW || this == REPLACES;
    }
}
