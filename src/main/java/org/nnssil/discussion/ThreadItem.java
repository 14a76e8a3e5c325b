package org.nnssil.discussion;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;

/** A thread in a list of the API. */
record ThreadItem(
        UUID id,
        String title,
        String author,
        @Nullable String jurisdiction,
        Instant createdAt,
        Instant lastPostAt,
        int postCount,
        boolean confidential,
        boolean closed,
        Reach reach) {

    static ThreadItem of(ThreadRow row) {
        return new ThreadItem(
                row.id(),
                row.title(),
                row.author(),
                row.jurisdictionKey(),
                row.createdAt(),
                row.lastPostAt(),
                row.postCount(),
                row.confidential(),
                row.closed(),
                row.reach());
    }
}
