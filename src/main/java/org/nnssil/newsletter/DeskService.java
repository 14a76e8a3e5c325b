package org.nnssil.newsletter;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nnssil.mail.Deliveries;
import org.nnssil.mail.MailService;
import org.nnssil.mail.MailState;
import org.nnssil.mail.MailWay;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Choice;
import org.nnssil.web.Times;

/** What the coordinator sees while making an issue: its items against their sources, its readers, its look. */
@ApplicationScoped
public class DeskService {

    /** As many readers to preview as; any other member is reached by the address of the preview. */
    private static final int READERS = 40;

    private static final Map<String, String> VIEWS = new LinkedHashMap<>();

    static {
        VIEWS.put("mail", "Mail");
        VIEWS.put("narrow", "Narrow");
        VIEWS.put("dark", "Dark");
        VIEWS.put("text", "Text");
    }

    private final IssueRepository issues;
    private final RecipientRepository recipients;
    private final Provenance provenance;
    private final IssueRenderer renderer;
    private final PersonalMarks marks;
    private final MailService mails;
    private final Times times;

    DeskService(
            IssueRepository issues,
            RecipientRepository recipients,
            Provenance provenance,
            IssueRenderer renderer,
            PersonalMarks marks,
            MailService mails,
            Times times) {
        this.issues = issues;
        this.recipients = recipients;
        this.provenance = provenance;
        this.renderer = renderer;
        this.marks = marks;
        this.mails = mails;
        this.times = times;
    }

    /** A draft has no copies. */
    private static final Deliveries NONE = new Deliveries(0, 0, 0, 0, 0, 0);

    /**
     * Empty for an issue that has gone out: nothing of it can be edited.
     *
     * @param view how to look at it: mail, narrow, dark or text
     * @param as the reader whose copy to show, or null for the viewer's own
     * @param done is said at its item
     */
    public Uni<Optional<DeskView>> desk(
            Viewer viewer, UUID id, @Nullable String view, @Nullable UUID as, @Nullable Done done) {
        return issue(viewer, id)
                .chain(issue -> issue.draft()
                        ? draft(viewer, issue, view, as, done).map(Optional::of)
                        : Uni.createFrom().item(Optional.empty()));
    }

    /** What was just done with an item. */
    public record Done(UUID item, boolean moved) {

        private String words(ItemRow row, int place, int of) {
            if (moved) {
                return "Moved to %d of %d.".formatted(place, of);
            }
            return row.included() ? "Taken in." : "Left out.";
        }
    }

    private Uni<DeskView> draft(
            Viewer viewer, IssueRow issue, @Nullable String view, @Nullable UUID as, @Nullable Done done) {
        return issues.items(issue.id())
                .chain(items -> provenance.check(issue, items).chain(findings -> recipients
                        .count(issue.audience())
                        .map(counts -> truth(issue, counts, NONE, viewer.zone()))
                        .chain(truth -> recipients
                                .sample(issue.audience(), READERS, as == null ? viewer.id() : as)
                                .chain(readers -> filled(issue, items, reader(viewer, readers.one(), as))
                                        .map(mail -> view(
                                                issue,
                                                items(items, findings, done),
                                                truth,
                                                mail,
                                                null,
                                                view,
                                                as,
                                                readers.some()))
                                        .onFailure(BrokenTemplate.class)
                                        .recoverWithItem(broken -> view(
                                                issue,
                                                items(items, findings, done),
                                                truth,
                                                null,
                                                broken.getMessage(),
                                                view,
                                                as,
                                                readers.some()))))));
    }

    /** One reader's copy, complete with a working link. After sending, what went out. */
    public Uni<Copy> preview(Viewer viewer, UUID id, @Nullable UUID as) {
        return issue(viewer, id)
                .chain(issue -> issues.items(id).chain(items -> copy(viewer, issue, items, as)))
                .map(mail -> new Copy(mail.html(), mail.text()))
                .onFailure(BrokenTemplate.class)
                .recoverWithItem(broken -> new Copy(null, String.valueOf(broken.getMessage())));
    }

    /** @param html null when the template is broken; the text then says how */
    public record Copy(@Nullable String html, String text) {}

    /** A draft's name, for a page that changes it; refuses an issue that was sent. */
    public Uni<DeskView.Name> draft(Viewer viewer, UUID id) {
        return draftRow(viewer, id).map(issue -> new DeskView.Name(id, issue.title()));
    }

    /** The subject, letter and audience to edit. */
    public Uni<DeskView.Letter> letter(Viewer viewer, UUID id) {
        return draftRow(viewer, id).map(issue -> new DeskView.Letter(LetterForm.of(issue), WordsRead.of(issue)));
    }

    private Uni<IssueRow> draftRow(Viewer viewer, UUID id) {
        return issue(viewer, id).invoke(issue -> {
            if (!issue.draft()) {
                throw NewsletterIssue.sent();
            }
        });
    }

    /** The words of one item to edit. */
    public Uni<DeskView.Item> item(Viewer viewer, UUID id, UUID itemId) {
        return draftRow(viewer, id).chain(issue -> issues.items(id)
                .chain(items -> provenance.check(issue, items).map(findings -> items(items, findings, null).stream()
                        .filter(item -> item.id().equals(itemId))
                        .findFirst()
                        .orElseThrow(Absent::new))));
    }

    /** The issue with each item held against its source, for the API. */
    Uni<IssueJson.Versioned> json(Viewer viewer, UUID id) {
        return issue(viewer, id).chain(issue -> issues.items(id)
                .chain(items -> provenance.check(issue, items).map(findings -> IssueJson.of(issue, items, findings))));
    }

    /** The confirmation, and afterwards the progress. */
    public Uni<SendingView> sending(Viewer viewer, UUID id) {
        return issue(viewer, id).chain(issue -> issues.items(id)
                .chain(items -> provenance.check(issue, items).chain(findings -> recipients
                        .count(issue.audience())
                        .chain(counts -> problem(issue, items).chain(problem -> mails.deliveries(id)
                                .map(sent -> sending(
                                        issue,
                                        items,
                                        findings,
                                        truth(issue, counts, sent, viewer.zone()),
                                        problem,
                                        sent)))))));
    }

    private Uni<IssueRow> issue(Viewer viewer, UUID id) {
        DraftService.requireCoordinator(viewer);
        return issues.find(viewer, id).onItem().ifNull().failWith(Absent::new);
    }

    private Uni<String> problem(IssueRow issue, List<ItemRow> items) {
        return renderer.render(issue, items)
                .map(rendered -> "")
                .onFailure(BrokenTemplate.class)
                .recoverWithItem(broken -> "Mend the template first. " + broken.getMessage());
    }

    private Uni<IssueRenderer.Rendered> copy(Viewer viewer, IssueRow issue, List<ItemRow> items, @Nullable UUID as) {
        return recipients
                .find(issue.audience(), as == null ? viewer.id() : as)
                .chain(found -> filled(issue, items, reader(viewer, found, as)));
    }

    /** The one to show a copy of: the viewer in whatever standing, but of others only readers. */
    private static Recipient reader(Viewer viewer, @Nullable Recipient found, @Nullable UUID as) {
        if (found == null && as != null) {
            throw new Absent();
        }
        return found == null ? SendingService.asReader(viewer) : found;
    }

    private Uni<IssueRenderer.Rendered> filled(IssueRow issue, List<ItemRow> items, Recipient reader) {
        return rendered(issue, items).map(mail -> mail.filled(marks.withLink(items, reader)));
    }

    private Uni<IssueRenderer.Rendered> rendered(IssueRow issue, List<ItemRow> items) {
        String html = issue.html();
        String text = issue.text();
        if (html != null && text != null) {
            return Uni.createFrom().item(new IssueRenderer.Rendered(issue.title(), html, text));
        }
        return renderer.render(issue, items);
    }

    private DeskView.Truth truth(IssueRow issue, RecipientCounts counts, Deliveries sent, ZoneId zone) {
        return new DeskView.Truth(
                counts.core(),
                counts.extended(),
                counts.suppressed(),
                counts.unsubscribed(),
                issue.draft() ? counts.total() : sent.total(),
                Provenance.words(issue.audience(), Map.of(issue.audience().communityId(), issue.communityName())),
                state(issue, sent, zone));
    }

    private String state(IssueRow issue, Deliveries sent, ZoneId zone) {
        Instant queued = issue.queuedAt();
        if (queued == null) {
            return "Not sent.";
        }
        return issue.status() == IssueStatus.SENT
                ? "Sent " + times.stamp(queued, zone) + "."
                : SendingWords.state(mails.way(), sent);
    }

    private static DeskView view(
            IssueRow issue,
            List<DeskView.Item> items,
            DeskView.Truth truth,
            IssueRenderer.@Nullable Rendered mail,
            @Nullable String problem,
            @Nullable String view,
            @Nullable UUID as,
            List<Recipient> readers) {
        String chosen = view != null && VIEWS.containsKey(view) ? view : "mail";
        return new DeskView(
                issue.id(),
                issue.number(),
                issue.title(),
                issue.month().toString(),
                issue.opening(),
                truth,
                items,
                (int) items.stream().filter(DeskView.Item::included).count(),
                (int) items.stream()
                        .filter(item -> item.included() && item.blocked() != null)
                        .count(),
                problem,
                preview(issue.id(), chosen, as, mail == null ? "" : mail.text(), readers));
    }

    private static DeskView.Preview preview(
            UUID id, String chosen, @Nullable UUID as, String text, List<Recipient> readers) {
        String reader = as == null ? "" : as.toString();
        List<DeskView.Tab> tabs = VIEWS.entrySet().stream()
                .map(view -> new DeskView.Tab(
                        view.getValue(),
                        "/newsletters/" + id + "/edit?view=" + view.getKey() + "&as=" + reader + "#preview",
                        view.getKey().equals(chosen)))
                .toList();
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", "You", as == null)));
        readers.forEach(one -> choices.add(new Choice(
                one.personId().toString(),
                one.jurisdiction().isEmpty() ? one.name() : one.name() + ", " + one.jurisdiction(),
                one.personId().equals(as))));
        String frame =
                "/newsletters/" + id + "/preview.html?as=" + reader + (chosen.equals("dark") ? "&scheme=dark" : "");
        return new DeskView.Preview(chosen, reader, frame, text, tabs, choices);
    }

    private static List<DeskView.Item> items(
            List<ItemRow> rows, Map<UUID, Provenance.Finding> findings, @Nullable Done done) {
        List<DeskView.Item> items = new ArrayList<>();
        Map<UUID, String> sections = ItemKind.sections(rows);
        Set<String> begun = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            ItemRow row = rows.get(i);
            Provenance.Finding finding = findings.getOrDefault(row.id(), Provenance.Finding.OWN_WORDS);
            String section = sections.getOrDefault(row.id(), "");
            items.add(new DeskView.Item(
                    row.id(),
                    row.kind().words(),
                    section,
                    !section.isEmpty() && !begun.add(section),
                    row.heading(),
                    row.body(),
                    row.link(),
                    source(row),
                    row.why(),
                    finding.audience(),
                    finding.blocked(),
                    finding.warning(),
                    finding.warning() != null,
                    WordsRead.of(row),
                    row.included(),
                    i == 0,
                    i == rows.size() - 1,
                    row.sourceId() == null,
                    done != null && done.item().equals(row.id()) ? done.words(row, i + 1, rows.size()) : null));
        }
        return items;
    }

    /** Whose it is: "Jordan Hale, Mississippi". */
    private static String source(ItemRow row) {
        return String.join(
                ", ",
                Stream.of(row.sourceAuthor(), row.jurisdiction())
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    private SendingView sending(
            IssueRow issue,
            List<ItemRow> items,
            Map<UUID, Provenance.Finding> findings,
            DeskView.Truth truth,
            String problem,
            Deliveries sent) {
        List<String> refusals = new ArrayList<>();
        items.stream().filter(ItemRow::included).forEach(item -> {
            String blocked = Objects.requireNonNull(findings.get(item.id())).blocked();
            if (blocked != null) {
                refusals.add("“" + item.heading() + "”: " + blocked);
            }
        });
        if (!problem.isEmpty()) {
            refusals.add(problem);
        }
        List<ItemRow> included = items.stream().filter(ItemRow::included).toList();
        if (included.isEmpty() && issue.opening().isBlank()) {
            refusals.add("The issue is empty. Write a letter or take in an item first.");
        }
        if (truth.total() == 0) {
            refusals.add("Nobody would get this issue.");
        }
        MailWay way = mails.way();
        boolean onTheWay = sent.due() + sent.leased() > 0;
        return new SendingView(
                issue.id(),
                issue.title(),
                issue.version(),
                parts(included),
                outdated(issue.id(), included, findings),
                truth,
                issue.draft() ? refusals : List.of(),
                issue.draft(),
                issue.draft() ? SendingWords.before(way) : null,
                states(sent),
                sent.ended(),
                sent.total(),
                SendingWords.done(sent),
                issue.status() == IssueStatus.SENDING && (onTheWay || sent.held() == 0),
                SendingWords.waiting(way, sent));
    }

    private static List<SendingView.Part> parts(List<ItemRow> included) {
        Map<UUID, String> sections = ItemKind.sections(included);
        return included.stream()
                .map(item -> new SendingView.Part(sections.getOrDefault(item.id(), ""), item.heading()))
                .toList();
    }

    private static List<SendingView.Outdated> outdated(
            UUID issue, List<ItemRow> included, Map<UUID, Provenance.Finding> findings) {
        return included.stream()
                .filter(item -> Objects.requireNonNull(findings.get(item.id())).warning() != null)
                .map(item -> new SendingView.Outdated(item.heading(), "/newsletters/" + issue + "/edit#i-" + item.id()))
                .toList();
    }

    /** What became of a test copy to that address. */
    public String testWords(String address) {
        return SendingWords.test(mails.way(), address);
    }

    private static List<SendingView.State> states(Deliveries sent) {
        return Stream.of(
                        state(MailState.SENT, sent.sent()),
                        state(MailState.DUE, sent.due()),
                        state(MailState.LEASED, sent.leased()),
                        state(MailState.HELD, sent.held()),
                        state(MailState.FAILED, sent.failed()),
                        state(MailState.SUPPRESSED, sent.suppressed()))
                .filter(state -> state.n() > 0)
                .toList();
    }

    private static SendingView.State state(MailState state, long n) {
        return new SendingView.State(state.words(), state.tone(), n);
    }
}
