package org.nnssil.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.nnssil.shared.BaseUrl;

/**
 * The HTML half of a letter that was written as text: the same words under the network's masthead, with links that can be
 * pressed. Only an address of this service stands behind other words; any other is shown as it is, because people write
 * into these letters too.
 */
@ApplicationScoped
class Stationery {

    private static final Pattern PARAGRAPHS = Pattern.compile("\\n\\s*\\n");
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");
    private static final String LINK = "<a class=\"link\" href=\"%s\" style=\"color:#0b5a7a\">%s</a>";

    private final String ours;
    private final Pattern alone;
    private final Pattern named;
    private final Pattern item;

    Stationery(@ConfigProperty(name = "network.base-url") BaseUrl baseUrl) {
        ours = "(" + Pattern.quote(baseUrl.text()) + "/\\S*|%%(?:LINK|UNSUBSCRIBE)%%)";
        alone = Pattern.compile(ours);
        named = Pattern.compile("([^\\n]{1,80}): " + ours);
        item = Pattern.compile("- ([^\\n]+)\\n\\s+" + ours);
    }

    @CheckedTemplate(basePath = "mail")
    static class Templates {
        private Templates() {}

        static native TemplateInstance stationery(String subject, List<Part> parts);
    }

    /** @param link an address to be pressed as a button, or empty: then {@code words} is a paragraph */
    record Part(String link, RawString words) {}

    String html(String subject, String text) {
        List<Part> parts = new ArrayList<>();
        for (String paragraph : PARAGRAPHS.split(text.strip())) {
            String words = paragraph.strip();
            if (alone.matcher(words).matches()) {
                parts.add(new Part(words, new RawString("")));
            } else {
                parts.add(new Part("", new RawString(lines(words))));
            }
        }
        return Templates.stationery(subject, parts).render();
    }

    private String lines(String paragraph) {
        StringBuilder written = new StringBuilder();
        Matcher items = item.matcher(paragraph);
        int end = 0;
        while (items.find()) {
            written.append(broken(paragraph.substring(end, items.start())))
                    .append("• ")
                    .append(link(items.group(2), items.group(1)));
            end = items.end();
        }
        return written.append(broken(paragraph.substring(end))).toString();
    }

    private String broken(String text) {
        return text.lines().map(this::line).collect(Collectors.joining("<br>\n"))
                + (text.endsWith("\n") ? "<br>\n" : "");
    }

    private String line(String line) {
        Matcher label = named.matcher(line.strip());
        if (label.matches()) {
            return link(label.group(2), label.group(1));
        }
        StringBuilder written = new StringBuilder();
        Matcher address = WEB_ADDRESS.matcher(line);
        int end = 0;
        while (address.find()) {
            written.append(escape(line.substring(end, address.start()))).append(link(address.group(), address.group()));
            end = address.end();
        }
        return written.append(escape(line.substring(end))).toString();
    }

    private static String link(String address, String words) {
        return LINK.formatted(escape(address), escape(words));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
