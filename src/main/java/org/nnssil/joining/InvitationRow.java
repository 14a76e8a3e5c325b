package org.nnssil.joining;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invitation as read, with the community as the one invited may know it. */
record InvitationRow(
        UUID id,
        boolean convenes,
        String slug,
        String community,
        String purpose,
        String to,
        String by,
        String organization,
        String words,
        String status,
        Instant sentAt,
        Instant expiresAt,
        @Nullable Instant answeredAt) {

    /** What it is now: one that ran out is expired, whatever the row says. */
    String statusAt(Instant now) {
        return status.equals("SENT") && !expiresAt.isAfter(now) ? "EXPIRED" : status;
    }
}
