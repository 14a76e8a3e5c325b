package org.nnssil.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Viewer;

/**
 * The header by which a program may send a creating POST again without creating twice. A key is the person's own: the
 * same words from somebody else are another key. An empty one is none.
 */
public final class IdempotencyKey {

    private IdempotencyKey() {}

    /** Null where none was given. */
    public static @Nullable UUID given(Viewer viewer, @Nullable String header) {
        return header == null || header.isBlank() || viewer.personId() == null
                ? null
                : UUID.nameUUIDFromBytes((viewer.personId() + header).getBytes(StandardCharsets.UTF_8));
    }

    /** One that nobody else has where none was given. */
    public static UUID givenOrNew(Viewer viewer, @Nullable String header) {
        UUID given = given(viewer, header);
        return given == null ? UUID.randomUUID() : given;
    }
}
