package org.nnssil.joining;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;

/**
 * An invitation as read, with the community as the one invited may know it.
 *
 * @param listed whether every member of the service knows that community
 * @param to whom, as the conveners know them
 * @param bounced whether its mail came back
 * @param handed whether a convener hands over; false where the office is vacant
 */
record InvitationRow(
        UUID id,
        UUID personId,
        UUID communityId,
        boolean listed,
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

    /**
     * What this viewer may read of it. While it can be answered that is all; afterwards what became of it and no more,
     * with the community's name for who knows of that community in any case: a member of it, and of a listed one every
     * member of the service. Who holds the link of one that is not open may be a member of nothing there.
     */
    InvitationRow legibleTo(Viewer viewer, Instant now) {
        if (answerableAt(now).equals("SENT")) {
            return this;
        }
        boolean knows = viewer.reachIn(communityId) != Reach.PUBLIC || listed && viewer.member();
        return new InvitationRow(
                id,
                personId,
                communityId,
                listed,
                convenes,
                knows ? slug : "",
                knows ? community : "",
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

    /**
     * What it is now: one that ran out is expired, whatever the row says, and one whose mail came back reached nobody.
     */
    String statusAt(Instant now) {
        return !status.equals("SENT") ? status : bounced ? "BOUNCED" : expiresAt.isAfter(now) ? status : "EXPIRED";
    }
}
