package org.nnssil.newsletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The coordinator wrote in the item, so the source's new text is not taken over it without a word. Nothing was changed. */
final class EditedItem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Words standing;
    private final transient Words present;
    private final String read;

    EditedItem(NewsletterItem item, Candidate present) {
        super("The words of this item are the coordinator's.", null, false, false);
        this.standing = new Words(item.heading, item.happensAt, item.body);
        this.present = new Words(present.heading(), present.happensAt(), present.body());
        this.read = WordsRead.of(item);
    }

    /** @param happensAt null where the item has no date */
    record Words(String heading, @Nullable Instant happensAt, String body) {}

    /** What stands in the issue. */
    Words standing() {
        return standing;
    }

    /** What the source says now. */
    Words present() {
        return present;
    }

    /** For the form that replaces it: see {@link WordsRead}. */
    String read() {
        return read;
    }
}
