package org.nnssil.discussion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Viewer;

/** Keys that make a submission arrive once. */
final class Submissions {

    private Submissions() {}

    /**
     * The same form with the same words is one submission; the same form sent again with other words, as after the
     * browser's back button, is a new one, so that nothing somebody typed is dropped without a word.
     */
    static UUID ofForm(UUID form, String place, String words) {
        return UUID.nameUUIDFromBytes((form + "\0" + place + "\0" + words).getBytes(UTF_8));
    }

    /** The API's Idempotency-Key: the person's own, whatever is sent along with it. */
    static @Nullable UUID ofHeader(Viewer viewer, @Nullable String key) {
        return key == null || key.isEmpty() || viewer.personId() == null
                ? null
                : UUID.nameUUIDFromBytes((viewer.personId() + key).getBytes(UTF_8));
    }
}
