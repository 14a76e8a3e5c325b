package org.nnssil.jurisdiction;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person's time as a center's liaison to a jurisdiction, as read.
 *
 * @param listed whether members read the name
 * @param hasPage whether members have a page of the person
 * @param to null while they are the liaison
 */
record Liaison(
        UUID id,
        UUID personId,
        String person,
        boolean listed,
        boolean hasPage,
        @Nullable String centerKey,
        String center,
        String jurisdictionKey,
        String jurisdiction,
        LocalDate from,
        @Nullable LocalDate to,
        String reason) {

    boolean open() {
        return to == null;
    }
}
