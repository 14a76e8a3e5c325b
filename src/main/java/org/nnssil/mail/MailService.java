package org.nnssil.mail;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.security.Acquaintance;
import org.nnssil.security.SecretLinks;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;
import org.nnssil.web.Absent;
import org.nnssil.web.Conflict;
import org.nnssil.web.Times;

/**
 * Looking into the outbox and letting go of what is held. For the coordinator; to anybody else it does not exist. Where mail
 * leaves by a server, nobody but its reader sees what opens its links; where none is configured, a person must hand it
 * over, so the text shows them, and who looked is written down.
 */
@ApplicationScoped
public class MailService {

    private static final int PER_PAGE = 50;
    private static final int LONGEST_SEARCH = 200;

    private final MailRepository mails;
    private final Composer composer;
    private final MailMode mode;
    private final MailSender sender;
    private final AuditTrail audit;
    private final Times times;
    private final Clock clock;

    MailService(
            MailRepository mails,
            Composer composer,
            MailMode mode,
            MailSender sender,
            AuditTrail audit,
            Times times,
            Clock clock) {
        this.mails = mails;
        this.composer = composer;
        this.mode = mode;
        this.sender = sender;
        this.audit = audit;
        this.times = times;
        this.clock = clock;
    }

    /** @param campaign as given to {@link Outbox#addCopies} */
    public Uni<Deliveries> deliveries(UUID campaign) {
        return mails.deliveries(campaign);
    }

    /** What becomes of mail that is due. */
    public MailWay way() {
        if (!mode.holds()) {
            return MailWay.LEAVES;
        }
        return mode.smtp() ? MailWay.HELD : MailWay.KEPT;
    }

    public Uni<MailView.Listing> list(
            Viewer viewer, @Nullable String stateKey, @Nullable String search, @Nullable UUID after) {
        Set<UUID> readable = readable(viewer);
        MailState state = stateKey == null ? null : MailState.find(stateKey).orElse(null);
        String q = search == null ? "" : search.substring(0, Math.min(search.length(), LONGEST_SEARCH));
        String address = q.isBlank() || q.indexOf('\0') >= 0 ? null : q.strip().toLowerCase(Locale.ROOT);
        return mails.list(readable, state, address, after, PER_PAGE + 1)
                .chain(rows -> mails.totals(readable).map(totals -> listing(rows, totals, state, q, viewer.zone())));
    }

    public Uni<MailView> find(Viewer viewer, UUID id) {
        return row(viewer, id)
                .call(row -> showsLinks(row)
                        ? lookedAt(viewer, row.getUUID("person_id"), id, row.getString("kind"))
                        : Uni.createFrom().voidItem())
                .map(row -> view(row, viewer.zone()));
    }

    /** Whoever has such a link can act as its reader. */
    @WithTransaction
    public Uni<Void> lookedAt(Viewer viewer, @Nullable UUID reader, UUID mail, String kind) {
        return audit.record(
                viewer, Act.of("mail.links-seen").to(reader).on("mail " + mail).with("kind", kind));
    }

    /** The HTML alternative for a sandboxed frame, without what opens its links. Absent where the mail is text only. */
    public Uni<String> html(Viewer viewer, UUID id) {
        return row(viewer, id).map(row -> {
            String html = filled(row).html();
            if (html == null) {
                throw new Absent();
            }
            return SecretLinks.masked(html);
        });
    }

    /** Lets one held mail go. A mail that is not held any more stays as it is. */
    public Uni<Void> release(Viewer viewer, UUID id) {
        return row(viewer, id)
                .invoke(this::requireServer)
                .chain(() -> mails.release(readable(viewer), id, clock.instant()))
                .invoke(sender::nudge)
                .replaceWithVoid();
    }

    /** Lets all held mail go, that of private communities too, which the coordinator cannot read. */
    public Uni<Integer> releaseAll(Viewer viewer) {
        readable(viewer);
        return Uni.createFrom()
                .voidItem()
                .invoke(this::requireServer)
                .chain(() -> mails.releaseAll(clock.instant()))
                .invoke(sender::nudge);
    }

    private boolean showsLinks(Row row) {
        return !mode.smtp() && SecretLinks.in(filled(row).text());
    }

    private void requireServer() {
        if (!mode.smtp()) {
            throw new Conflict("No SMTP server is configured, so nothing can leave. Nothing is lost: set"
                    + " quarkus.mailer.host, start the service again and release the mail then.");
        }
    }

    private static Set<UUID> readable(Viewer viewer) {
        if (!viewer.coordinator()) {
            throw new Absent();
        }
        return Acquaintance.communities(viewer);
    }

    private Uni<Row> row(Viewer viewer, UUID id) {
        return mails.find(readable(viewer), id).onItem().ifNull().failWith(Absent::new);
    }

    private OutboxBody filled(Row row) {
        return composer.fill(OutboxRepository.row(row), OutboxRepository.body(row));
    }

    private MailView view(Row row, ZoneId zone) {
        Message message = composer.compose(OutboxRepository.row(row), OutboxRepository.body(row));
        String text = mode.smtp() ? SecretLinks.masked(message.text()) : message.text();
        MailState state = MailState.valueOf(row.getString("state"));
        OffsetDateTime sent = row.getOffsetDateTime("sent_at");
        boolean waiting = state == MailState.DUE || state == MailState.LEASED;
        Letter.Invite invite = message.invite();
        return new MailView(
                row.getUUID("id"),
                kind(row),
                recipient(row),
                message.subject(),
                state.words(),
                state.tone(),
                stamp(row.getOffsetDateTime("created_at"), zone),
                sent == null ? null : stamp(sent, zone),
                waiting ? stamp(row.getOffsetDateTime("next_attempt_at"), zone) : null,
                row.getInteger("attempts"),
                words(state, row.getString("last_error")),
                state == MailState.HELD,
                mode.smtp(),
                text,
                text.contains(SecretLinks.KEPT),
                message.html() != null,
                invite == null ? null : invite.ics(),
                headers(message));
    }

    private static List<MailView.Header> headers(Message message) {
        List<MailView.Header> headers = new ArrayList<>();
        headers.add(new MailView.Header("From", message.from()));
        headers.add(new MailView.Header("To", message.to()));
        message.headers().forEach((name, value) -> {
            if (!name.equals("Date")) {
                headers.add(new MailView.Header(name, SecretLinks.masked(value)));
            }
        });
        return headers;
    }

    private MailView.Listing listing(
            RowSet<Row> rows, MailRepository.Totals totals, @Nullable MailState chosen, String q, ZoneId zone) {
        List<MailView.Line> lines = StreamSupport.stream(rows.spliterator(), false)
                .map(row -> line(row, zone))
                .toList();
        Page<MailView.Line> page = Page.of(lines, PER_PAGE, line -> line.id().toString());
        String next = page.next() == null ? null : href(chosen, q) + "&after=" + page.next();
        return new MailView.Listing(
                page.items(),
                counts(totals, chosen, q),
                q,
                chosen == null ? "" : chosen.key(),
                next,
                modeWords(),
                mode.smtp() && totals.held() > 0,
                totals.held(),
                totals.hidden());
    }

    private static List<MailView.Count> counts(MailRepository.Totals totals, @Nullable MailState chosen, String q) {
        List<MailView.Count> counts = new ArrayList<>();
        long all = totals.shown().values().stream().mapToLong(Long::longValue).sum();
        counts.add(new MailView.Count("All", all, href(null, q), chosen == null));
        for (MailState state : MailState.values()) {
            long n = totals.shown().getOrDefault(state, 0L);
            if (n > 0 || state == chosen) {
                counts.add(new MailView.Count(state.words(), n, href(state, q), state == chosen));
            }
        }
        return counts;
    }

    private static String href(@Nullable MailState state, String q) {
        return "/desk/mail?state=" + (state == null ? "" : state.key()) + "&q="
                + URLEncoder.encode(q, StandardCharsets.UTF_8);
    }

    private MailView.Line line(Row row, ZoneId zone) {
        MailState state = MailState.valueOf(row.getString("state"));
        String error = words(state, row.getString("last_error"));
        if (!row.getBoolean("readable")) {
            return new MailView.Line(
                    row.getUUID("id"),
                    false,
                    kind(row),
                    Acquaintance.SOMEBODY,
                    state.words(),
                    state.tone(),
                    stamp(row.getOffsetDateTime("created_at"), zone),
                    error == null ? null : "Not told: this is somebody of a private community.");
        }
        Map<String, String> merge = OutboxRepository.merge(row.getJsonObject("merge"));
        String subject = row.getString("subject");
        return new MailView.Line(
                row.getUUID("id"),
                true,
                HeaderText.oneLine(merge.isEmpty() ? subject : Marks.inText(subject, merge)),
                recipient(row),
                state.words(),
                state.tone(),
                stamp(row.getOffsetDateTime("created_at"), zone),
                error);
    }

    /** "Webinar confirmed" for WEBINAR_CONFIRMED. */
    private static String kind(Row row) {
        String words = row.getString("kind").toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String recipient(Row row) {
        String name = row.getString("to_name");
        return name.isBlank() ? row.getString("to_address") : name + " <" + row.getString("to_address") + ">";
    }

    /** Why a mail did not leave, in words. */
    private static @Nullable String words(MailState state, @Nullable String reason) {
        if (reason == null || state != MailState.SUPPRESSED) {
            return reason;
        }
        return switch (reason) {
            case "UNSUBSCRIBED" -> "The reader has left this list.";
            case "LEFT" -> "The person is no longer in the network.";
            case "BOUNCED" -> "An earlier mail came back: the mailbox does not exist.";
            case "COMPLAINED" -> "The reader marked an earlier mail as spam.";
            case "COORDINATOR" -> "A coordinator stopped mail to this address.";
            default -> reason;
        };
    }

    private String stamp(OffsetDateTime time, ZoneId zone) {
        return times.stamp(time.toInstant(), zone);
    }

    private String modeWords() {
        if (!mode.smtp()) {
            return "No SMTP server is configured: mail is kept here and can be read. Nothing is lost.";
        }
        return mode.holds()
                ? "Mail is held: each one leaves when you release it."
                : "Mail leaves by itself through the configured SMTP server.";
    }
}
