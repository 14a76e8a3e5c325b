package org.nnssil.community;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;

/**
 * Somebody the network knows.
 *
 * @param reach in the National Network now; {@link Reach#PUBLIC} for who is no member
 * @param signedInOnce whether they have an account that they used
 * @param active false for a closed account
 */
public record KnownPerson(
        UUID id,
        String email,
        String name,
        @Nullable String jurisdictionKey,
        @Nullable String centerKey,
        boolean active,
        boolean signedInOnce,
        Reach reach) {

    public boolean member() {
        return reach != Reach.PUBLIC;
    }
}
