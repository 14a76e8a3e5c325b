package org.nnssil.admission;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;

/**
 * Who is to be asked, and for what.
 *
 * @param name as whoever invites knows them, like role and place, the name of their jurisdiction or center
 * @param basis SEAT, CENTER, NOMINATED or INVITED
 * @param seatKey the jurisdiction whose seat is held for them, or null
 * @param until the end of extended access, or null
 */
record Invitee(
        UUID personId,
        String email,
        String name,
        String roleTitle,
        String place,
        Reach reach,
        String basis,
        @Nullable String seatKey,
        boolean founding,
        @Nullable Instant until,
        @Nullable UUID nominationId,
        @Nullable UUID submission) {}
