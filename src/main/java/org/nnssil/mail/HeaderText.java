package org.nnssil.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Text on its way into a mail header. No value can start another header: control characters become spaces. */
final class HeaderText {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}+");
    private static final Pattern PLAIN_PHRASE = Pattern.compile("[A-Za-z0-9' -]*");
    private static final Pattern PLAIN_TEXT = Pattern.compile("\\p{Print}*");
    /** An encoded word has at most 75 characters (RFC 2047 section 2): 63 for the text, which is 45 bytes in base64. */
    private static final int BYTES_PER_WORD = 45;

    private HeaderText() {}

    static String oneLine(String text) {
        return CONTROL.matcher(text).replaceAll(" ").strip();
    }

    /** A name before an address, as a phrase that any program reads right: commas, quotes and other scripts encoded. */
    static String phrase(String name) {
        String line = oneLine(name);
        return PLAIN_PHRASE.matcher(line).matches() ? line : encoded(line);
    }

    /** A subject in ASCII. The mailer's own encoder takes characters beyond the first plane apart. */
    static String subject(String text) {
        String line = oneLine(text);
        return PLAIN_TEXT.matcher(line).matches() && !line.contains("=?") ? line : encoded(line);
    }

    /** {@code Name <address>}, or the address alone. */
    static String mailbox(String name, String address) {
        String phrase = phrase(name);
        return phrase.isEmpty() ? oneLine(address) : phrase + " <" + oneLine(address) + ">";
    }

    /** RFC 2047 encoded words, split between code points. */
    private static String encoded(String text) {
        StringBuilder words = new StringBuilder();
        StringBuilder word = new StringBuilder();
        int bytes = 0;
        for (int codePoint : text.codePoints().toArray()) {
            String character = Character.toString(codePoint);
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > BYTES_PER_WORD) {
                append(words, word);
                bytes = 0;
            }
            word.append(character);
            bytes += size;
        }
        append(words, word);
        return words.toString();
    }

    private static void append(StringBuilder words, StringBuilder word) {
        if (words.length() > 0) {
            words.append(' ');
        }
        byte[] bytes = word.toString().getBytes(StandardCharsets.UTF_8);
        words.append("=?UTF-8?B?")
                .append(Base64.getEncoder().encodeToString(bytes))
                .append("?=");
        word.setLength(0);
    }
}
