package org.nnssil.newsletter;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.mail.MailService;
import org.nnssil.mail.MailWay;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Times;

/** Issues for reading: the archive obeys each issue's audience; drafts are the coordinator's. */
@ApplicationScoped
public class NewsletterService {

    private static final int PER_PAGE = 24;

    private final IssueRepository issues;
    private final Editions editions;
    private final MailService mails;
    private final Times times;

    NewsletterService(IssueRepository issues, Editions editions, MailService mails, Times times) {
        this.issues = issues;
        this.editions = editions;
        this.mails = mails;
        this.times = times;
    }

    /** @param before a cursor from the page before, or null */
    public Uni<IssueView.Archive> archive(Viewer viewer, @Nullable Instant before) {
        Uni<List<IssueRow>> drafts = viewer.coordinator() && before == null
                ? issues.drafts(Viewer.NATIONAL)
                : Uni.createFrom().item(List.of());
        return drafts.chain(
                open -> issues.archive(viewer, before, PER_PAGE + 1).map(sent -> archive(viewer, open, sent)));
    }

    private IssueView.Archive archive(Viewer viewer, List<IssueRow> drafts, List<IssueRow> sent) {
        List<IssueRow> shown = sent.size() > PER_PAGE ? sent.subList(0, PER_PAGE) : sent;
        String next = sent.size() > PER_PAGE
                ? "/newsletters?before=" + shown.get(PER_PAGE - 1).queuedAt()
                : null;
        return new IssueView.Archive(
                drafts.stream().map(row -> line(row, viewer)).toList(),
                shown.stream().map(row -> line(row, viewer)).toList(),
                next,
                viewer.coordinator());
    }

    /** Number and month of the newest issue that the viewer may read, for the head of the front page. */
    public Uni<Optional<IssueView.Edition>> edition(Viewer viewer) {
        return editions.newest(viewer)
                .map(newest -> newest.map(edition -> new IssueView.Edition(
                        edition.number(), times.month(edition.month()), "/newsletters/" + edition.id())));
    }

    /** The newest issue that the viewer may read, for the desk. */
    public Uni<Optional<IssueView.Line>> latest(Viewer viewer) {
        return issues.archive(viewer, null, 1)
                .map(rows -> rows.stream().findFirst().map(row -> line(row, viewer)));
    }

    /** What waits on the coordinator's desk: the newest draft, else an issue that is going out. */
    public Uni<Optional<IssueView.Line>> atWork(Viewer viewer) {
        DraftService.requireCoordinator(viewer);
        return issues.drafts(Viewer.NATIONAL)
                .map(rows -> rows.stream().findFirst().map(row -> line(row, viewer)));
    }

    private IssueView.Line line(IssueRow row, Viewer viewer) {
        Instant queued = row.queuedAt();
        String about = queued == null
                ? "Goes to " + Provenance.words(row.audience(), Map.of())
                : times.date(queued, viewer.zone());
        return new IssueView.Line(
                row.id(),
                row.number(),
                row.title(),
                times.month(row.month()),
                row.headlines(),
                switch (row.status()) {
                    case DRAFT -> "Draft";
                    case SENDING -> mails.way() == MailWay.LEAVES ? "Going out" : "Queued";
                    case SENT -> "Sent";
                },
                switch (row.status()) {
                    case DRAFT -> "early";
                    case SENDING -> "soon";
                    case SENT -> "good";
                },
                about,
                "/newsletters/" + row.id() + (row.draft() ? "/edit" : ""));
    }

    /** An issue as a page. For the coordinator a draft too. */
    public Uni<IssueView> find(Viewer viewer, UUID id) {
        return issues.find(viewer, id).onItem().ifNull().failWith(Absent::new).chain(row -> issues.items(id)
                .map(items -> view(viewer, row, items)));
    }

    private IssueView view(Viewer viewer, IssueRow row, List<ItemRow> items) {
        Instant queued = row.queuedAt();
        return new IssueView(
                row.id(),
                row.number(),
                row.title(),
                times.month(row.month()),
                queued == null ? null : times.date(queued, viewer.zone()),
                row.opening(),
                entries(items, viewer.zone()),
                Provenance.words(row.audience(), Map.of(row.audience().communityId(), row.communityName())),
                row.draft(),
                viewer.coordinator());
    }

    private List<IssueView.Entry> entries(List<ItemRow> items, ZoneId zone) {
        List<IssueView.Entry> entries = new ArrayList<>();
        Map<UUID, String> sections = ItemKind.sections(items);
        for (ItemRow item : items) {
            if (!item.included()) {
                continue;
            }
            Instant moment = item.happensAt();
            entries.add(new IssueView.Entry(
                    sections.getOrDefault(item.id(), ""),
                    item.heading(),
                    item.link(),
                    moment == null ? null : times.at(moment, zone),
                    item.body()));
        }
        return entries;
    }
}
