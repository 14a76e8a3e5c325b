package org.nnssil.admission;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
        List<String> roles,
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

    /** "Seat of Mississippi", "Core member, reviewer", "Extended member" */
    String what() {
        if (seatKey != null) {
            return "Seat of " + seat;
        }
        String standing =
                switch (reach) {
                    case CONVENERS -> "Convener";
                    case CORE -> "Core member";
                    default -> "Extended member";
                };
        return roles.isEmpty()
                ? standing
                : standing + ", "
                        + String.join(", ", roles).toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
