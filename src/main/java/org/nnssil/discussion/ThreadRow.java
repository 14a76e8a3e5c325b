package org.nnssil.discussion;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;

/** A thread in a list. The author's jurisdiction is the one at the time of the question. */
record ThreadRow(
        UUID id,
        String title,
        UUID communityId,
        String communityName,
        Reach reach,
        boolean confidential,
        boolean closed,
        String author,
        @Nullable String jurisdictionKey,
        @Nullable String jurisdiction,
        Instant createdAt,
        Instant lastPostAt,
        int postCount) {

    boolean unanswered() {
        return postCount == 1 && !closed;
    }
}
