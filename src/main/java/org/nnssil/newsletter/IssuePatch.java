package org.nnssil.newsletter;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change of a draft; what is left out stays.
 *
 * @param items in their new order; an entry without an id is a new note; items not named follow in their old order
 */
public record IssuePatch(
        @Nullable String title,
        @Nullable String opening,
        @Schema(enumeration = {"public", "members", "core", "conveners"}) @Nullable String audience,
        @Nullable List<Item> items) {

    public record Item(
            @Nullable UUID id,
            @Nullable String heading,
            @Nullable String text,
            @Nullable String link,
            @Nullable Boolean included) {}
}
