package org.nnssil.web;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Small words for templates: {@code {count:of(n, 'reply', 'replies')}}, {@code {url:encode(text)}}, {@code {markdown:html(text)}}. */
final class TemplateWords {

    /** Fields whose label is not what their name says. */
    private static final Map<String, String> LABELS =
            Map.of("email", "E-mail address", "roleTitle", "Role", "answer-note", "Note", "release-note", "Note");

    private static final Markdown MARKDOWN = new Markdown();

    private TemplateWords() {}

    /** "no replies", "1 reply", "1,204 replies" */
    @TemplateExtension(namespace = "count")
    static String of(Number number, String one, String many) {
        long n = number.longValue();
        return n == 0 ? "no " + many : "%s %s".formatted(String.format(Locale.US, "%,d", n), n == 1 ? one : many);
    }

    /** "1,204" */
    @TemplateExtension(namespace = "count")
    static String number(Number n) {
        return String.format(Locale.US, "%,d", n.longValue());
    }

    /** The name of a field as a person would say it: "startsAt" and "starts-at" are "Starts at". */
    @TemplateExtension(namespace = "words")
    static String ofField(String field) {
        if (LABELS.containsKey(field)) {
            return LABELS.get(field);
        }
        String words = field.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .replaceAll("[-_.]+", " ")
                .toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** A value inside the query of a link. */
    @TemplateExtension(namespace = "url")
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Safe HTML from what a person wrote; goes into an element of class "prose". */
    @TemplateExtension(namespace = "markdown")
    static RawString html(String markdown) {
        return new RawString(MARKDOWN.html(markdown));
    }

    /** The words alone. */
    @TemplateExtension(namespace = "markdown")
    static String text(String markdown) {
        return MARKDOWN.text(markdown);
    }
}
