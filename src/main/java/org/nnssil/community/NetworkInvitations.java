package org.nnssil.community;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;

/**
 * How somebody is asked into the National Network, or to hold a seat in it. The feature that keeps these invitations
 * offers the bean; its acts join the caller's transaction, which has the national roster locked.
 */
public interface NetworkInvitations {

    /**
     * Whom to ask, and for what.
     *
     * @param jurisdictionKey where they work once they accept, if nobody knows better; null for nowhere in particular
     * @param basis as the membership keeps it: SEAT, FACILITATOR or INVITED
     * @param seatKey the jurisdiction whose seat is held for them meanwhile, or null
     */
    record Wanted(
            UUID personId,
            String email,
            String name,
            String roleTitle,
            @Nullable String jurisdictionKey,
            Reach reach,
            List<String> roles,
            String basis,
            @Nullable String seatKey,
            UUID submission) {}

    /** The name of whom this submission has asked already. */
    Uni<Optional<String>> asked(UUID submission);

    /** Whether somebody was asked and has not answered. */
    Uni<Boolean> waits(UUID personId);

    /** Asks by a mail with a link; whatever this person was asked before is not asked any more. */
    Uni<Void> ask(Viewer by, Wanted wanted);

    /** The seat is not held for this person any more: what they were asked about it is withdrawn. */
    Uni<Void> seatGone(UUID personId, String seatKey, String reason);

    /** How many were asked and have not answered, for the coordinator. */
    Uni<Long> waiting();
}
