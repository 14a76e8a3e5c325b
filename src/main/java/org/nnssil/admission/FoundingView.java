package org.nnssil.admission;

import java.util.List;
import java.util.UUID;

/**
 * A list beside the network, for the coordinator to look at and apply.
 *
 * @param ready whether it can be applied
 * @param shownOf "the first 200 of 1,204", empty where all are shown
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
        List<Problem> problems,
        List<Change> changes,
        String shownOf,
        String appliedOn) {

    /** @param column empty where it is the whole row */
    public record Problem(int number, String column, String words) {}

    public record Change(int number, String jurisdiction, String name, String email, String words, String tone) {}
}
