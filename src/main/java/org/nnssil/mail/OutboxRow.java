package org.nnssil.mail;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row that this sender holds under a lease.
 *
 * @param attempts this one included
 * @param refusal why the reader must not get it (see {@link ListChoice}), or null
 */
record OutboxRow(
        UUID id,
        UUID bodyId,
        @Nullable String list,
        @Nullable UUID personId,
        String address,
        String name,
        Map<String, String> merge,
        @Nullable String unsubscribeUrl,
        String messageId,
        int attempts,
        Instant leaseUntil,
        @Nullable String refusal) {}
