package org.nnssil.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the mail of one recipient out of the shared body and the recipient's row. */
@ApplicationScoped
class Composer {

    private final MailConfig config;
    private final UnsubscribeLinks links;
    private final Clock clock;

    Composer(MailConfig config, UnsubscribeLinks links, Clock clock) {
        this.config = config;
        this.links = links;
        this.clock = clock;
    }

    Message compose(OutboxRow row, OutboxBody body) {
        OutboxBody filled = fill(row, body);
        return new Message(
                sender(config.from()),
                HeaderText.mailbox(row.name(), row.address()),
                HeaderText.oneLine(filled.subject()),
                filled.text(),
                filled.html(),
                filled.invite(),
                headers(row));
    }

    /** The body as this recipient reads it. A letter to one person has no values, and nothing in it is a mark. */
    OutboxBody fill(OutboxRow row, OutboxBody body) {
        if (row.merge().isEmpty()) {
            return body;
        }
        Map<String, String> values = values(row);
        String html = body.html();
        return new OutboxBody(
                Marks.inText(body.subject(), values),
                Marks.inText(body.text(), values),
                html == null ? null : Marks.inHtml(html, values),
                body.invite());
    }

    private Map<String, String> values(OutboxRow row) {
        Map<String, String> values = new HashMap<>(row.merge());
        String unsubscribe = unsubscribe(row);
        if (unsubscribe != null) {
            values.put("UNSUBSCRIBE", unsubscribe);
        }
        return values;
    }

    private Map<String, String> headers(OutboxRow row) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Message-ID", HeaderText.oneLine(row.messageId()));
        headers.put(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        // RFC 3834: no vacation program answers this.
        headers.put("Auto-Submitted", "auto-generated");
        String list = row.list();
        String unsubscribe = unsubscribe(row);
        if (list != null && unsubscribe != null) {
            headers.put("List-Id", "<" + list.toLowerCase(Locale.ROOT) + "." + config.messageIdHost() + ">");
            headers.put("List-Unsubscribe", "<" + HeaderText.oneLine(unsubscribe) + ">");
            headers.put("List-Unsubscribe-Post", UnsubscribeLinks.ONE_CLICK_FIELD + "=" + UnsubscribeLinks.ONE_CLICK);
        }
        return headers;
    }

    private @Nullable String unsubscribe(OutboxRow row) {
        String list = row.list();
        UUID person = row.personId();
        if (row.unsubscribeUrl() != null || list == null || person == null) {
            return row.unsubscribeUrl();
        }
        return links.url(person, list);
    }

    /** The configured {@code Name <address>} with the name encoded where it needs to be. */
    static String sender(String mailbox) {
        int open = mailbox.lastIndexOf('<');
        int close = mailbox.lastIndexOf('>');
        if (open < 0 || close < open) {
            return HeaderText.oneLine(mailbox);
        }
        return HeaderText.mailbox(mailbox.substring(0, open), mailbox.substring(open + 1, close));
    }
}
