package org.nnssil.practice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one spotlight, as read for somebody who may see it.
 *
 * @param organization whom the author represented in that community when they wrote it
 * @param tended the viewer works on it: it belongs to their jurisdiction, or on a community's own shelf to them
 * @param replacesId the published spotlight that this is a proposed change of
 * @param changeId the change that is being proposed to this one
 */
record PracticeRow(
        UUID id,
        ShelfRef shelf,
        int version,
        PracticeStatus status,
        PracticeText text,
        String jurisdictionKey,
        String jurisdictionName,
        UUID authorId,
        String authorName,
        String authorRole,
        @Nullable String authorJurisdiction,
        @Nullable String organization,
        @Nullable UUID submittedBy,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant publishedAt,
        int revision,
        String reviewNote,
        String withdrawnReason,
        @Nullable UUID replacesId,
        @Nullable UUID changeId,
        boolean tended) {

    /** Its jurisdiction may change the text. */
    boolean working() {
        return status == PracticeStatus.DRAFT || status == PracticeStatus.RETURNED;
    }
}
