package org.nnssil.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change of somebody's address, with the person as they are now. */
record EmailChange(
        UUID id,
        UUID personId,
        String name,
        String present,
        boolean active,
        String oldEmail,
        String newEmail,
        State state,
        Instant expiresAt,
        @Nullable Instant doneAt) {

    enum State {
        /** Asked for; the new address is not proven yet. */
        OPEN,
        DONE,
        /** Another one was asked for. */
        OVERTAKEN,
        /** Stopped from the old address before it was done. */
        STOPPED,
        /** Taken back from the old address after it was done. */
        TAKEN_BACK
    }

    /** Whether the person still has the address that this change gave them. */
    boolean holds() {
        return present.equalsIgnoreCase(newEmail);
    }
}
