package org.nnssil.admission;

/** From this row on the file cannot be read. The message is for whoever sent it. */
final class UnreadableList extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int number;

    UnreadableList(int number, String words, Throwable cause) {
        super(words, cause);
        this.number = number;
    }

    int number() {
        return number;
    }
}
