package org.nnssil.admission;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A list that was read.
 *
 * @param state READ, APPLYING, APPLIED or DISCARDED
 * @param rows how many of it are sound
 * @param problems in the file; of a list that is applied, rows that the network had no place for by then
 * @param done how many rows are applied
 * @param outcomes how many rows came to what, as far as it is applied
 */
record FoundingImport(
        UUID id,
        String fileName,
        List<String> notes,
        int rows,
        int problems,
        String state,
        int done,
        Map<String, Integer> outcomes,
        Instant uploadedAt,
        String uploadedBy,
        @Nullable Instant appliedAt) {

    boolean waits() {
        return state.equals("READ");
    }

    int outcome(FoundingOutcome outcome) {
        return outcomes.getOrDefault(outcome.name(), 0);
    }
}
