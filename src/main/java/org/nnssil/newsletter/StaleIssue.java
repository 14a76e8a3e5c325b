package org.nnssil.newsletter;

/** Somebody else changed the draft, or the words in it that a form is about, since they were read. */
final class StaleIssue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StaleIssue() {
        super("The draft was changed since you read it.", null, false, false);
    }
}
