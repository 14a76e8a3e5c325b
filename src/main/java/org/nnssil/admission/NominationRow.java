package org.nnssil.admission;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A nomination as read.
 *
 * @param place the name of the jurisdiction or center
 * @param liaisonFor names of states
 * @param supporter the seat holder who supported a request to become core, or empty
 * @param decider empty while nobody has decided
 * @param passed whether who named has left, so that it is the seat's or the center's
 * @param holder whether the viewer holds the seat of that jurisdiction now
 * @param seatHolder who holds it, by name where the reader may know it, or empty
 */
record NominationRow(
        UUID id,
        boolean coreRequest,
        NominationState state,
        UUID nominatorId,
        String nominator,
        String supporter,
        @Nullable String jurisdictionKey,
        @Nullable String centerKey,
        String place,
        String email,
        String name,
        String roleTitle,
        List<String> liaisonFor,
        String why,
        Instant createdAt,
        String decider,
        @Nullable Instant decidedAt,
        String note,
        boolean passed,
        boolean holder,
        String seatHolder) {}
