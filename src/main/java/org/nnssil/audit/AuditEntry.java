package org.nnssil.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as one reader may see it. Somebody who belongs to private communities only is not named to those outside.
 *
 * @param actor the name; empty for somebody not named, null for the service itself
 * @param subject likewise; null where it was done to nobody
 */
record AuditEntry(
        UUID id,
        Instant at,
        String act,
        @Nullable String actor,
        @Nullable String subject,
        @Nullable String jurisdiction,
        String target,
        String detail,
        String reason,
        String channel,
        String fromAddress) {}
