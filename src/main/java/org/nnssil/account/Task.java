package org.nnssil.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An act at the identity provider whose turn it is, with the person as they are now.
 *
 * @param before the address before a change of it; empty otherwise
 * @param subject the account that the person signs in with; null while they never did
 */
record Task(
        UUID id,
        TaskKind kind,
        String before,
        int attempts,
        Instant leaseUntil,
        UUID personId,
        String name,
        String email,
        @Nullable String subject,
        boolean active) {}
