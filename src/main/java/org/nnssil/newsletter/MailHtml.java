package org.nnssil.newsletter;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prose for mail programs: many of them read no stylesheet, so each element carries its style; and a path of the
 * service needs its host. Works on what {@link org.nnssil.web.Markdown} made, whose elements are a short list.
 */
final class MailHtml {

    private static final Map<String, String> STYLES = Map.ofEntries(
            Map.entry("p", "margin:0 0 12px"),
            Map.entry("a", "color:#0b5a7a;text-decoration:underline"),
            Map.entry("ul", "margin:0 0 12px;padding:0 0 0 20px"),
            Map.entry("ol", "margin:0 0 12px;padding:0 0 0 22px"),
            Map.entry("li", "margin:0 0 4px"),
            Map.entry("blockquote", "margin:0 0 12px;padding:0 0 0 12px;border-left:3px solid #dcd8cd"),
            Map.entry("h3", "margin:18px 0 6px;font-size:17px;line-height:1.3"),
            Map.entry("h4", "margin:16px 0 6px;font-size:16px;line-height:1.3"),
            Map.entry("h5", "margin:14px 0 6px;font-size:16px;line-height:1.3"),
            Map.entry("h6", "margin:14px 0 6px;font-size:16px;line-height:1.3"),
            Map.entry("pre", "margin:0 0 12px;white-space:pre-wrap"),
            Map.entry("table", "margin:0 0 12px;border-collapse:collapse"),
            Map.entry("th", "padding:4px 8px;border:1px solid #dcd8cd;text-align:left"),
            Map.entry("td", "padding:4px 8px;border:1px solid #dcd8cd"));

    private static final Pattern OPENING = Pattern.compile("<([a-z0-9]+)(?=[ >])");
    private static final Pattern OWN_PATH = Pattern.compile("href=\"/(?!/)");

    private MailHtml() {}

    static String of(String html, String baseUrl) {
        Matcher tags = OPENING.matcher(html);
        StringBuilder styled = new StringBuilder(html.length() + 256);
        while (tags.find()) {
            String style = STYLES.get(tags.group(1));
            String tag = style == null
                    ? tags.group()
                    : tags.group() + " class=\"x-" + tags.group(1) + "\" style=\"" + style + "\"";
            tags.appendReplacement(styled, Matcher.quoteReplacement(tag));
        }
        tags.appendTail(styled);
        return OWN_PATH.matcher(styled).replaceAll(Matcher.quoteReplacement("href=\"" + baseUrl + "/"));
    }
}
