package org.nnssil.mail;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts one recipient's values in the place of {@code %%NAME%%} marks. A value is never searched for marks again, and a
 * mark without a value becomes nothing: a reader never sees the machinery.
 */
public final class Marks {

    private static final Pattern MARK = Pattern.compile("%%([A-Z][A-Z0-9_]*)%%");
    private static final String PERCENT = "PERCENT";

    private Marks() {}

    /** Text that somebody typed, on its way into a body with marks: what looks like a mark in it stays as typed. */
    public static String asTyped(String text) {
        return text.replace("%%", "%%" + PERCENT + "%%");
    }

    public static String inText(String text, Map<String, String> values) {
        return replace(text, values, false);
    }

    /** Values are escaped. */
    public static String inHtml(String html, Map<String, String> values) {
        return replace(html, values, true);
    }

    private static String replace(String text, Map<String, String> values, boolean escape) {
        if (!text.contains("%%")) {
            return text;
        }
        Matcher matcher = MARK.matcher(text);
        StringBuilder filled = new StringBuilder(text.length() + 64);
        while (matcher.find()) {
            String name = matcher.group(1);
            String value = name.equals(PERCENT) ? "%%" : values.getOrDefault(name, "");
            matcher.appendReplacement(filled, Matcher.quoteReplacement(escape ? escape(value) : value));
        }
        return matcher.appendTail(filled).toString();
    }

    private static String escape(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
