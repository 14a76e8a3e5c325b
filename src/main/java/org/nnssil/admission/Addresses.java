package org.nnssil.admission;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands in addresses of pages. */
final class Addresses {

    private Addresses() {}

    /** A cursor that is none begins at the beginning. */
    static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
