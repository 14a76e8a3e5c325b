package org.nnssil.admission;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;

/**
 * An invitation as read.
 *
 * @param seat the name of the jurisdiction whose seat is held for the person, or empty
 * @param place the name of the jurisdiction where they work, or empty
 * @param invitedBy empty for the service itself
 * @param trouble what the mail server said, empty where there was none
 */
record InvitationRow(
        UUID id,
        UUID personId,
        String name,
        String email,
        String roleTitle,
        String place,
        @Nullable String seatKey,
        String seat,
        Reach reach,
        boolean founding,
        @Nullable Instant accessUntil,
        InvitationStatus status,
        Instant createdAt,
        Instant sentAt,
        int sendings,
        Instant expiresAt,
        @Nullable Instant openedAt,
        @Nullable Instant decidedAt,
        String reason,
        String trouble,
        String invitedBy) {

    /** "Holds the seat of Mississippi", "Core member", "Extended member" */
    String what() {
        return seatKey != null ? "Seat of " + seat : reach == Reach.CORE ? "Core member" : "Extended member";
    }
}
