package org.nnssil.webinar;

/** Somebody else changed the session since the editor opened it. Nothing was saved. */
final class StaleEdit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int present;

    /** @param present the version that the session has now */
    StaleEdit(int present) {
        super("The session was changed meanwhile.", null, false, false);
        this.present = present;
    }

    int present() {
        return present;
    }
}
