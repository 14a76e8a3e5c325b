package org.nnssil.admission;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;

/**
 * Who is to be asked, and for what.
 *
 * @param name as whoever invites knows them, like role and place, the name of their jurisdiction or center
 * @param roles that the membership begins with
 * @param basis SEAT, CENTER, FACILITATOR, NOMINATED or INVITED
 * @param seatKey the jurisdiction whose seat is held for them, or null
 * @param jurisdictionKey where they work once they accept, if nobody knows better; or null
 * @param until the end of extended access, or null
 */
record Invitee(
        UUID personId,
        String email,
        String name,
        String roleTitle,
        String place,
        Reach reach,
        List<String> roles,
        String basis,
        @Nullable String seatKey,
        @Nullable String jurisdictionKey,
        boolean founding,
        @Nullable Instant until,
        @Nullable UUID nominationId,
        @Nullable UUID submission) {}
