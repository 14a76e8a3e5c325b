package org.nnssil.newsletter;

import io.quarkus.qute.RawString;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.nnssil.mail.MailConfig;
import org.nnssil.mail.Marks;
import org.nnssil.shared.BaseUrl;
import org.nnssil.web.Markdown;
import org.nnssil.web.Times;

/** Turns an issue into the mail that all get, with marks where each recipient's own values go. */
@ApplicationScoped
class IssueRenderer {

    private static final int PREHEADER_ITEMS = 3;

    private final IssueTemplates templates;
    private final Markdown markdown;
    private final Times times;
    private final BaseUrl baseUrl;
    private final String postalAddress;

    IssueRenderer(
            IssueTemplates templates,
            Markdown markdown,
            Times times,
            MailConfig mail,
            @ConfigProperty(name = "network.base-url") BaseUrl baseUrl) {
        this.templates = templates;
        this.markdown = markdown;
        this.times = times;
        this.baseUrl = baseUrl;
        this.postalAddress = mail.postalAddress();
    }

    /** With marks: see {@link Marks} and {@link PersonalMarks}. */
    record Rendered(String subject, String html, String text) {

        Rendered filled(Map<String, String> values) {
            return new Rendered(Marks.inText(subject, values), Marks.inHtml(html, values), Marks.inText(text, values));
        }
    }

    /** Fails with {@link BrokenTemplate}, which says what to mend. */
    Uni<Rendered> render(IssueRow issue, List<ItemRow> items) {
        List<ItemRow> included = items.stream().filter(ItemRow::included).toList();
        return templates.read(issue.template()).map(source -> {
            String html = templates.html(source, data(issue, included, true));
            String text = TextLines.wrap(templates.text(source, data(issue, included, false)));
            requireLink(source.name() + ".html", html);
            requireLink(source.name() + ".txt", text);
            return new Rendered(Marks.asTyped(issue.title()), html, text);
        });
    }

    /** Bulk mail must carry a way out (CAN-SPAM), whatever somebody did to the template. */
    private static void requireLink(String file, String rendered) {
        if (!rendered.contains("%%UNSUBSCRIBE%%")) {
            throw new BrokenTemplate(file, 0, "%%UNSUBSCRIBE%% is missing; every copy must carry that link");
        }
    }

    private Map<String, Object> data(IssueRow issue, List<ItemRow> items, boolean html) {
        Map<String, Object> data = new HashMap<>();
        data.put("title", Marks.asTyped(issue.title()));
        data.put("month", times.month(issue.month()));
        data.put("number", issue.number());
        data.put("preheader", preheader(items));
        data.put("opening", prose(issue.opening(), html));
        data.put("hasOpening", !issue.opening().isBlank());
        data.put("items", entries(items, html));
        data.put("archive", baseUrl + "/newsletters/" + issue.id());
        data.put("settings", baseUrl + "/settings");
        data.put("home", baseUrl + "/");
        data.put("library", baseUrl + "/practices");
        data.put("postal", postalAddress);
        return data;
    }

    private List<Map<String, Object>> entries(List<ItemRow> items, boolean html) {
        List<Map<String, Object>> entries = new ArrayList<>();
        Map<UUID, String> sections = ItemKind.sections(items);
        for (int i = 0; i < items.size(); i++) {
            ItemRow item = items.get(i);
            Map<String, Object> entry = new HashMap<>();
            entry.put("section", sections.getOrDefault(item.id(), ""));
            entry.put("heading", Marks.asTyped(item.heading()));
            entry.put("url", url(item.link()));
            entry.put("when", item.happensAt() == null ? "" : "%%" + PersonalMarks.when(i) + "%%");
            entry.put("body", prose(item.body(), html));
            entry.put("hasBody", !item.body().isBlank());
            entries.add(entry);
        }
        return entries;
    }

    private Object prose(String words, boolean html) {
        return html
                ? new RawString(Marks.asTyped(MailHtml.of(markdown.html(words), baseUrl.text())))
                : Marks.asTyped(markdown.text(words).strip());
    }

    private String url(String link) {
        return Marks.asTyped(link.startsWith("/") ? baseUrl + link : link);
    }

    /** What a list of mails shows after the subject. */
    private static String preheader(List<ItemRow> items) {
        return Marks.asTyped(
                items.stream().limit(PREHEADER_ITEMS).map(ItemRow::heading).collect(Collectors.joining(" · ")));
    }
}
