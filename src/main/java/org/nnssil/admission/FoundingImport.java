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
 * @param doneTo the row up to which it is applied
 * @param lastRow the number of its last row
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
