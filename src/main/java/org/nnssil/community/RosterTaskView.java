package org.nnssil.community;

import java.util.List;
import java.util.UUID;

/**
 * Seats whose holder could not be reached: those to look into, and the last that were.
 *
 */
public record RosterTaskView(List<Task> open, List<Task> closed) {

    /**
     * @param holds whether the person still holds the seat
     * @param outcome how it ended, in words; empty while it is open
     */
    public record Task(
            UUID id,
            String jurisdictionKey,
            String jurisdiction,
            UUID personId,
            String person,
            String address,
            String cause,
            String opened,
            boolean holds,
            String outcome,
            String note) {}
}
