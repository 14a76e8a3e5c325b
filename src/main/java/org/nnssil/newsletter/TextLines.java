package org.nnssil.newsletter;

/** Plain-text mail in lines of a readable length; a word that is longer, such as an address, stays whole. */
final class TextLines {

    private static final int WIDTH = 72;

    private TextLines() {}

    static String wrap(String text) {
        StringBuilder wrapped = new StringBuilder(text.length() + 128);
        text.replace("\r\n", "\n").lines().forEach(line -> wrap(line, wrapped));
        // A block of the template that was left out leaves no hole.
        return wrapped.toString().replaceAll("\n{3,}", "\n\n");
    }

    private static void wrap(String line, StringBuilder to) {
        String indent = line.replaceFirst("^(\\s*(?:[-*>]\\s+)?).*$", "$1");
        int column = 0;
        for (String word : line.stripTrailing().split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                to.append('\n').append(" ".repeat(indent.length()));
                column = indent.length();
            } else if (column > 0 || to.length() > 0 && to.charAt(to.length() - 1) != '\n') {
                to.append(' ');
                column++;
            }
            to.append(word);
            column += word.length();
        }
        to.append('\n');
    }
}
