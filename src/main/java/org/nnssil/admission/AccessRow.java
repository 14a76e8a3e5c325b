package org.nnssil.admission;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody whose extended access ends on a day. {@code told} is null while no notice has gone out. */
record AccessRow(
        UUID membershipId,
        UUID personId,
        String name,
        String email,
        String place,
        Instant until,
        @Nullable Instant told) {}
