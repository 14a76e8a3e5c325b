package org.nnssil.joining;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as read, with the community as the one invited may know it.
 *
 * @param bounced whether its mail came back
 * @param handed whether a convener hands over; false where the office is vacant
 */
record InvitationRow(
        UUID id,
        UUID personId,
        boolean convenes,
        String slug,
        String community,
        String purpose,
        String to,
        String by,
        String organization,
        String words,
        String status,
        boolean bounced,
        boolean handed,
        Instant sentAt,
        Instant expiresAt,
        @Nullable Instant answeredAt) {

    /** Without a word of the community: whoever holds the link of one that is not open may be a member of nothing there. */
    InvitationRow closed() {
        return new InvitationRow(
                id,
                personId,
                convenes,
                "",
                "",
                "",
                to,
                "",
                "",
                "",
                status,
                bounced,
                handed,
                sentAt,
                expiresAt,
                answeredAt);
    }

    /** As it is for who holds it: one that ran out is expired, whatever the row says. */
    String answerableAt(Instant now) {
        return status.equals("SENT") && !expiresAt.isAfter(now) ? "EXPIRED" : status;
    }

    /** What it is now: one that ran out is expired, whatever the row says, and one whose mail came back reached nobody. */
    String statusAt(Instant now) {
        return !status.equals("SENT") ? status : bounced ? "BOUNCED" : expiresAt.isAfter(now) ? status : "EXPIRED";
    }
}
