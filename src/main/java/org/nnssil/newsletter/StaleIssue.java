package org.nnssil.newsletter;

/** Somebody else changed the draft since it was read (If-Match). */
final class StaleIssue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StaleIssue() {
        super("The draft was changed since you read it.", null, false, false);
    }
}
