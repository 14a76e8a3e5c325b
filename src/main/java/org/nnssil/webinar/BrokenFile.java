package org.nnssil.webinar;

/** A programme file that cannot be read; the message is for its author. */
final class BrokenFile extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;

    /** @param line counted from 1 */
    BrokenFile(int line, String message) {
        super(message, null, false, false);
        this.line = line;
    }

    int line() {
        return line;
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
