package org.nnssil.newsletter;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item as read for showing, checking and rendering.
 *
 * @param edited the words are no longer as they were taken from the source
 */
record ItemRow(
        UUID id,
        ItemKind kind,
        String sourceType,
        @Nullable UUID sourceId,
        @Nullable Integer sourceRevision,
        String sourceAuthor,
        String jurisdiction,
        @Nullable Instant happensAt,
        String why,
        String heading,
        String body,
        String link,
        boolean included,
        boolean edited) {}
