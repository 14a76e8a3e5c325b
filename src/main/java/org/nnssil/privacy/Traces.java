package org.nnssil.privacy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person's name and address as a pattern for PostgreSQL (an advanced regular expression): whole words, in any
 * capitals, and also as they stand in HTML.
 */
final class Traces {

    /** A shorter name would be found in every text. */
    private static final int SHORTEST = 4;

    private Traces() {}

    /** @param alone whether nobody else in the network has this name; if somebody has, only the address is looked for */
    static String of(String name, String address, boolean alone) {
        Stream<String> texts = alone && name.codePointCount(0, name.length()) >= SHORTEST
                ? Stream.of(name, address)
                : Stream.of(address);
        return texts.flatMap(text -> inEveryForm(text).stream())
                .distinct()
                .map(Traces::word)
                .collect(Collectors.joining("|"));
    }

    /** As typed, as templates escape it, and as the sanitiser of Markdown does. */
    private static List<String> inEveryForm(String text) {
        String html = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String template = html.replace("\"", "&quot;").replace("'", "&#39;");
        String sanitised = html.replace("\"", "&#34;")
                .replace("'", "&#39;")
                .replace("@", "&#64;")
                .replace("+", "&#43;")
                .replace("=", "&#61;")
                .replace("`", "&#96;");
        String json = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return List.of(text, template, sanitised, json);
    }

    private static String word(String text) {
        StringBuilder pattern = new StringBuilder();
        if (Character.isLetterOrDigit(text.codePointAt(0))) {
            pattern.append("\\m");
        }
        text.codePoints().forEach(c -> {
            if (c < 128 && !Character.isLetterOrDigit(c)) {
                pattern.append('\\');
            }
            pattern.appendCodePoint(c);
        });
        if (Character.isLetterOrDigit(text.codePointBefore(text.length()))) {
            pattern.append("\\M");
        }
        return pattern.toString();
    }
}
