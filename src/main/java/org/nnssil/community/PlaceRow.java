package org.nnssil.community;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An organization on a roster, with those who represent it, the lead first.
 *
 * @param exception why it was let in though a rule did not hold; empty otherwise
 */
record PlaceRow(
        UUID organizationId,
        String name,
        String kind,
        String jurisdiction,
        Instant from,
        boolean byException,
        Exception exception,
        List<Representative> people) {

    /** @param failed what did not hold at that time */
    record Exception(String failed, String reason, String by, String on) {}

    record Representative(UUID id, String name, String role, boolean lead, boolean listed) {}

    Cursor cursor() {
        return new Cursor(name.toLowerCase(java.util.Locale.ROOT), organizationId);
    }
}
