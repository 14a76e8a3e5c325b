package org.nnssil.admission;

import java.util.List;
import java.util.UUID;

/**
 * A list beside the network, for the coordinator to look at and apply.
 *
 * @param ready whether it can be applied
 * @param late how many rows were not applied, of a list that was
 */
public record FoundingView(
        UUID id,
        String fileName,
        List<String> notes,
        boolean waits,
        boolean applying,
        boolean applied,
        boolean discarded,
        boolean ready,
        int rows,
        int done,
        String doneWords,
        int fresh,
        int changed,
        int same,
        int vacant,
        int invitations,
        int problemCount,
        int late,
        List<Problem> problems,
        Pages problemPages,
        List<Change> changes,
        Pages changePages,
        String appliedOn) {

    /** @param column empty where it is the whole row */
    public record Problem(int number, String column, String words) {}

    public record Change(int number, String jurisdiction, String name, String email, String words) {}

    /**
     * Where one stands in a long table.
     *
     * @param previous address of the page before, empty on the first; likewise {@code next}
     * @param words "101 to 200 of 2,000"
     */
    public record Pages(String previous, String next, String words) {}
}
