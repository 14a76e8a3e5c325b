package org.nnssil.admission;

import java.util.List;
import java.util.UUID;

/**
 * A nomination for a page.
 *
 * @param what the sentence that says who names whom
 * @param waits whether the coordinator may decide
 * @param asked whether the viewer, as the holder of the seat, may support it
 * @param warnings limits that one more would exceed; for the coordinator
 */
public record NominationView(
        UUID id,
        boolean coreRequest,
        String name,
        String role,
        String email,
        String place,
        String placeHref,
        String nominator,
        UUID nominatorId,
        String what,
        List<String> liaisonFor,
        String why,
        String words,
        String tone,
        boolean waits,
        boolean asked,
        String note,
        List<String> history,
        List<String> warnings) {}
