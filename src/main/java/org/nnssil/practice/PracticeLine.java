package org.nnssil.practice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A spotlight in the lists of those who work on it: its author's, and the reviewers' queue.
 *
 * @param passed its author has left, and it waits for the seat
 */
record PracticeLine(
        UUID id,
        ShelfRef shelf,
        String title,
        String jurisdictionName,
        String authorName,
        PracticeStatus status,
        @Nullable Outcome outcome,
        Instant changedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant publishedAt,
        String reviewNote,
        String withdrawnReason,
        boolean change,
        boolean own,
        boolean passed) {}
