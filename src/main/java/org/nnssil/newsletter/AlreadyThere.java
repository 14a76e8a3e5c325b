package org.nnssil.newsletter;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** There is an issue of that month for those readers. Nothing was made. */
final class AlreadyThere extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID id;
    private final int number;
    private final @Nullable Instant queuedAt;
    private final transient DraftForm.Order order;

    AlreadyThere(NewsletterIssue issue, DraftForm.Order order) {
        super("There is an issue of that month.", null, false, false);
        this.id = issue.id;
        this.number = issue.number;
        this.queuedAt = issue.queuedAt;
        this.order = order;
    }

    UUID id() {
        return id;
    }

    int number() {
        return number;
    }

    /** When it went out; null for a draft. */
    @Nullable
    Instant queuedAt() {
        return queuedAt;
    }

    /** What was asked for. */
    DraftForm.Order order() {
        return order;
    }
}
