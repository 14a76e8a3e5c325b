package org.nnssil.discussion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

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
}
