package org.nnssil.practice;

/** Somebody else saved the spotlight after the one who edits had opened it. */
final class StaleEdit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int version;

    StaleEdit(int version) {
        super("Somebody else saved this spotlight since you opened it.", null, false, false);
        this.version = version;
    }

    /** The version that stands now. */
    int version() {
        return version;
    }
}
