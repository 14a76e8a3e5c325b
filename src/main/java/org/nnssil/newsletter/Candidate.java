package org.nnssil.newsletter;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and may stand in an issue.
 *
 * @param revision rises with every change of the source that readers see; null where the source has none
 * @param jurisdiction name of the state or territory it comes from, or empty
 * @param happensAt a moment to show to each reader in their own zone
 * @param why the reason it was chosen, "published 14 November"
 * @param body Markdown
 * @param link path within the service
 */
record Candidate(
        ItemKind kind,
        UUID sourceId,
        @Nullable Integer revision,
        String author,
        String jurisdiction,
        @Nullable Instant happensAt,
        String why,
        String heading,
        String body,
        String link) {}
