package org.nnssil.newsletter;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.nnssil.mail.Deliveries;
import org.nnssil.mail.Letter;
import org.nnssil.mail.MailList;
import org.nnssil.mail.MailService;
import org.nnssil.mail.Outbox;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Conflict;
import org.nnssil.web.IfMatch;
import org.nnssil.web.Invalid;

/**
 * Sends an issue: fixes its words and its recipients and queues one personal copy for each, in one transaction. Sending
 * again, by a second click or after a crash, finds it done.
 */
@ApplicationScoped
public class SendingService {

    /** Recipients are read and queued in parts of this size, so that ten thousand never stand in memory at once. */
    private static final int BATCH = 500;

    private static final String KIND = "NEWSLETTER";

    private final NewsletterRepository newsletters;
    private final IssueRepository issues;
    private final Editions editions;
    private final RecipientRepository recipients;
    private final SourceRepository sources;
    private final Provenance provenance;
    private final IssueRenderer renderer;
    private final PersonalMarks marks;
    private final Outbox outbox;
    private final MailService mails;
    private final Clock clock;

    SendingService(
            NewsletterRepository newsletters,
            IssueRepository issues,
            Editions editions,
            RecipientRepository recipients,
            SourceRepository sources,
            Provenance provenance,
            IssueRenderer renderer,
            PersonalMarks marks,
            Outbox outbox,
            MailService mails,
            Clock clock) {
        this.newsletters = newsletters;
        this.issues = issues;
        this.editions = editions;
        this.recipients = recipients;
        this.sources = sources;
        this.provenance = provenance;
        this.renderer = renderer;
        this.marks = marks;
        this.outbox = outbox;
        this.mails = mails;
        this.clock = clock;
    }

    /**
     * @param status sending, or sent when nothing more will happen to any copy
     * @param recipients how many copies were queued
     */
    public record Sending(@Schema(enumeration = {"sending", "sent"}) String status, long recipients) {}

    /** Who would get it now. */
    public Uni<RecipientCounts> recipients(Viewer viewer, UUID id) {
        return issue(viewer, id).chain(issue -> recipients.count(issue.audience()));
    }

    public Uni<Deliveries> deliveries(Viewer viewer, UUID id) {
        return issue(viewer, id).chain(issue -> mails.deliveries(issue.id()));
    }

    /**
     * Refuses with {@link Invalid} that names each item whose source the readers may not all read, and with
     * {@link Conflict} when nobody would get it, a template is broken, or the number is not the one that was read.
     *
     * @param seen the draft that was read, else {@link StaleIssue}; of what has been sent any is fine, for this is how
     *     sending is repeated
     * @param read the number of recipients that the coordinator read on the confirmation, or null
     */
    @WithTransaction
    public Uni<Sending> send(Viewer viewer, UUID id, IfMatch seen, @Nullable Long read) {
        DraftService.requireCoordinator(viewer);
        return newsletters
                .lock(id)
                .chain(issue ->
                        issue.status == IssueStatus.DRAFT ? sendDraft(viewer, issue, seen, read) : already(issue));
    }

    private Uni<Sending> sendDraft(Viewer viewer, NewsletterIssue issue, IfMatch seen, @Nullable Long read) {
        issue.mustBe(seen);
        return queue(viewer, issue, read);
    }

    private Uni<Sending> already(NewsletterIssue issue) {
        return mails.deliveries(issue.id).map(deliveries -> new Sending(issue.status.key(), deliveries.total()));
    }

    // The issue's row is locked, so its words and items cannot change before the commit. Their sources can, while
    // thousands of copies are queued: at the end they are held and looked at again. Not from the beginning, as whoever
    // registers for a session that is told of would wait for all the copies.
    private Uni<Sending> queue(Viewer viewer, NewsletterIssue locked, @Nullable Long read) {
        return issue(viewer, locked.id).chain(issue -> issues.items(issue.id())
                .call(items -> requireCarryable(issue, items))
                .call(items -> requireRead(issue, read))
                .chain(items -> render(issue, items)
                        .chain(mail -> body(issue, mail)
                                .invoke(body -> locked.queued(viewer.id(), mail.html(), mail.text(), clock.instant())))
                        .call(() -> sources.holdCommunities(included(items)))
                        .chain(body -> copies(issue, items, body, null, 0))
                        .call(() -> sources.holdThings(included(items)))
                        .call(() -> requireCarryable(issue, items)))
                .map(total -> new Sending(IssueStatus.SENDING.key(), total)));
    }

    private Uni<Void> requireCarryable(IssueRow issue, List<ItemRow> items) {
        List<ItemRow> included = included(items);
        if (included.isEmpty() && issue.opening().isBlank()) {
            throw new Conflict("The issue is empty. Write a letter or take in an item first.");
        }
        return provenance
                .check(issue, included)
                .invoke(findings -> {
                    Map<String, String> refused = new LinkedHashMap<>();
                    for (ItemRow item : included) {
                        Provenance.Finding finding = findings.get(item.id());
                        if (finding != null && finding.blocked() != null) {
                            refused.put("items." + item.id(), "“" + item.heading() + "”: " + finding.blocked());
                        }
                    }
                    if (!refused.isEmpty()) {
                        throw new Invalid(refused);
                    }
                })
                .replaceWithVoid();
    }

    private static List<ItemRow> included(List<ItemRow> items) {
        return items.stream().filter(ItemRow::included).toList();
    }

    private Uni<Void> requireRead(IssueRow issue, @Nullable Long read) {
        return recipients
                .count(issue.audience())
                .invoke(counts -> {
                    if (counts.total() == 0) {
                        throw new Conflict("Nobody would get this issue.");
                    }
                    if (read != null && read != counts.total()) {
                        throw new Conflict("While you were reading, the number of recipients changed from %,d to %,d."
                                .formatted(read, counts.total()));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<IssueRenderer.Rendered> render(IssueRow issue, List<ItemRow> items) {
        return renderer.render(issue, items)
                .onFailure(BrokenTemplate.class)
                .transform(broken -> new Conflict("Mend the template first. " + broken.getMessage()));
    }

    private Uni<UUID> body(IssueRow issue, IssueRenderer.Rendered mail) {
        Letter.Recipient everybody = new Letter.Recipient(null, "", "");
        return outbox.addBody(new Letter(
                "",
                KIND,
                everybody,
                null,
                mail.subject(),
                mail.text(),
                mail.html(),
                null,
                issue.audience().communityId()));
    }

    private Uni<Long> copies(IssueRow issue, List<ItemRow> items, UUID body, @Nullable UUID after, long soFar) {
        return recipients.batch(issue.audience(), after, BATCH).chain(batch -> {
            if (batch.isEmpty()) {
                return Uni.createFrom().item(soFar);
            }
            List<Letter.Copy> copies =
                    batch.stream().map(reader -> copy(issue, items, reader)).toList();
            UUID last = batch.get(batch.size() - 1).personId();
            return outbox.addCopies(KIND, MailList.NEWSLETTER.name(), issue.id(), body, copies)
                    .chain(added -> copies(issue, items, body, last, soFar + added));
        });
    }

    private Letter.Copy copy(IssueRow issue, List<ItemRow> items, Recipient reader) {
        return new Letter.Copy(
                "newsletter:" + issue.id() + ":" + reader.personId(),
                new Letter.Recipient(reader.personId(), reader.address(), reader.name()),
                marks.of(items, reader),
                null);
    }

    /** Sends the coordinator a copy as it would arrive. Not part of the issue's count. */
    @WithTransaction
    public Uni<Void> sendTest(Viewer viewer, UUID id, UUID submission) {
        return issue(viewer, id).chain(issue -> issues.items(id).chain(items -> render(issue, items)
                .chain(mail -> reader(viewer, issue).chain(reader -> test(issue, items, mail, reader, submission)))));
    }

    private Uni<Void> test(
            IssueRow issue, List<ItemRow> items, IssueRenderer.Rendered mail, Recipient reader, UUID submission) {
        Letter.Recipient to = new Letter.Recipient(reader.personId(), reader.address(), reader.name());
        Letter letter = new Letter(
                "",
                "NEWSLETTER_TEST",
                to,
                null,
                "[Test] " + mail.subject(),
                mail.text(),
                mail.html(),
                null,
                issue.audience().communityId());
        Letter.Copy copy = new Letter.Copy("newsletter-test:" + submission, to, marks.withLink(items, reader), null);
        return outbox.addBody(letter)
                .chain(body -> outbox.addCopies(letter.kind(), null, null, body, List.of(copy)))
                .replaceWithVoid();
    }

    /** Issues whose last copy has come to its end become sent. */
    Uni<Void> finish() {
        return issues.sending().chain(ids -> {
            Uni<Void> finished = Uni.createFrom().voidItem();
            for (UUID id : ids) {
                finished = finished.chain(() -> mails.deliveries(id))
                        .chain(deliveries -> deliveries.over()
                                ? issues.finish(id).invoke(editions::forget)
                                : Uni.createFrom().voidItem());
            }
            return finished;
        });
    }

    /** The viewer as a reader of the issue, in whatever standing. */
    private Uni<Recipient> reader(Viewer viewer, IssueRow issue) {
        return recipients.find(issue.audience(), viewer.id()).map(found -> found == null ? asReader(viewer) : found);
    }

    static Recipient asReader(Viewer viewer) {
        return new Recipient(
                viewer.id(), viewer.name(), viewer.email(), viewer.reachIn(Viewer.NATIONAL), "", viewer.zone());
    }

    private Uni<IssueRow> issue(Viewer viewer, UUID id) {
        DraftService.requireCoordinator(viewer);
        return issues.find(viewer, id).onItem().ifNull().failWith(Absent::new);
    }
}
