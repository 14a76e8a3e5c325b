package org.nnssil.admission;

/** Values as people mean them. */
final class Cells {

    private Cells() {}

    /** Without what is not seen around it: spaces of every kind, and marks that come along when text is copied. */
    static String trimmed(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && unseen(value.charAt(from))) {
            from++;
        }
        while (to > from && unseen(value.charAt(to - 1))) {
            to--;
        }
        return value.substring(from, to);
    }

    private static boolean unseen(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
    }
}
