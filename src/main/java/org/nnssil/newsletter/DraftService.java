package org.nnssil.newsletter;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Ids;
import org.nnssil.web.Absent;
import org.nnssil.web.Check;
import org.nnssil.web.Conflict;
import org.nnssil.web.IfMatch;
import org.nnssil.web.Times;

/** Makes and edits drafts. For the coordinator; to anybody else they do not exist. */
@ApplicationScoped
public class DraftService {

    /** A busy month has many threads; the liveliest stand in the issue and the others wait below, left out. */
    private static final int THREADS_INCLUDED = 5;
    /** Beyond this an issue is no letter any more. */
    private static final int MOST_ITEMS = 100;

    private final NewsletterRepository newsletters;
    private final IssueRepository issues;
    private final Provenance provenance;
    private final Times times;
    private final Clock clock;

    DraftService(
            NewsletterRepository newsletters, IssueRepository issues, Provenance provenance, Times times, Clock clock) {
        this.newsletters = newsletters;
        this.issues = issues;
        this.provenance = provenance;
        this.times = times;
        this.clock = clock;
    }

    /** The month that a new draft is most likely for: this one, or the next that no issue was sent for. */
    public Uni<YearMonth> nextMonth(Viewer viewer) {
        requireCoordinator(viewer);
        YearMonth now = times.thisMonth(Times.EASTERN);
        return issues.monthsSent(Viewer.NATIONAL, now).map(sent -> {
            YearMonth next = now;
            while (sent.contains(next)) {
                next = next.plusMonths(1);
            }
            return next;
        });
    }

    /**
     * A draft of the month's issue, filled from what happened.
     *
     * @param submission the same key makes one draft
     */
    @WithTransaction
    public Uni<UUID> create(Viewer viewer, DraftForm form, UUID submission) {
        return create(viewer, form, submission, order -> Uni.createFrom().voidItem());
    }

    /**
     * The same, but fails with {@link AlreadyThere} when that month has an issue for those readers.
     *
     * @param again the {@link DraftForm.Order#key} of the order that is meant all the same, or null
     */
    @WithTransaction
    public Uni<UUID> createFirst(Viewer viewer, DraftForm form, UUID submission, @Nullable String again) {
        return create(viewer, form, submission, order -> newsletters
                .findByMonth(order.audience(), order.month().atDay(1))
                .invoke(there -> {
                    if (there != null && !order.key().equals(again)) {
                        throw new AlreadyThere(there, order);
                    }
                })
                .replaceWithVoid());
    }

    private Uni<UUID> create(
            Viewer viewer, DraftForm form, UUID submission, Function<DraftForm.Order, Uni<Void>> check) {
        requireCoordinator(viewer);
        return Uni.createFrom().item(form::check).chain(order -> provenance
                .gather(order.audience(), order.month())
                .chain(found -> newsletters
                        .nextNumber(order.audience().communityId())
                        // Asked under the lock that nextNumber takes, so a form sent twice finds the first one.
                        .chain(number -> newsletters
                                .findBySubmission(submission)
                                .chain(earlier -> earlier == null
                                        ? check.apply(order).chain(() -> add(viewer, order, number, submission, found))
                                        : Uni.createFrom().item(again(earlier, order))))));
    }

    private static UUID again(NewsletterIssue made, DraftForm.Order order) {
        if (!made.answers(order)) {
            throw new Conflict("This Idempotency-Key was used for another issue. Take a new one.");
        }
        return made.id;
    }

    private Uni<UUID> add(
            Viewer viewer, DraftForm.Order order, int number, UUID submission, List<Provenance.Found> found) {
        NewsletterIssue issue = new NewsletterIssue(
                Ids.next(clock),
                order.audience(),
                order.month().atDay(1),
                number,
                "Support for School Improvement, " + times.month(order.month()),
                clock.instant());
        issue.createdBy = viewer.id();
        issue.submissionKey = submission;
        return newsletters
                .persist(issue)
                .chain(saved -> newsletters.add(items(issue.id, 0, found)))
                .replaceWith(issue.id);
    }

    private List<NewsletterItem> items(UUID issue, int from, List<Provenance.Found> found) {
        List<NewsletterItem> items = new ArrayList<>();
        int threads = 0;
        for (Provenance.Found one : found) {
            boolean thread = one.candidate().kind() == ItemKind.THREAD;
            boolean included = !thread || threads < THREADS_INCLUDED;
            threads += thread ? 1 : 0;
            items.add(NewsletterItem.of(
                    Ids.next(clock), issue, from + items.size(), one.sourceType(), one.candidate(), included));
        }
        return items;
    }

    /** Adds what happened since the draft was made, at the end. Answers how many items are new. */
    @WithTransaction
    public Uni<Integer> refresh(Viewer viewer, UUID id) {
        return draft(viewer, id).chain(issue -> provenance
                .gather(issue.audience(), YearMonth.from(issue.month))
                .chain(found -> newsletters.items(id).chain(have -> addMissing(issue, have, found))));
    }

    private Uni<Integer> addMissing(NewsletterIssue issue, List<NewsletterItem> have, List<Provenance.Found> found) {
        List<Provenance.Found> missing = found.stream()
                .filter(one -> have.stream().noneMatch(item -> item.tells(one.candidate())))
                .toList();
        touch(issue);
        return newsletters.add(items(issue.id, end(have), missing)).replaceWith(missing.size());
    }

    /**
     * Fails with {@link StaleIssue} when other words stand there than those that were read, unless they are these.
     *
     * @param read what {@link WordsRead} made of the words that the page showed
     */
    @WithTransaction
    public Uni<Void> write(Viewer viewer, UUID id, LetterForm form, @Nullable String read) {
        return draft(viewer, id)
                .invoke(issue -> {
                    LetterForm.Checked letter = form.check();
                    boolean same = issue.title.equals(letter.title())
                            && issue.opening.equals(letter.opening())
                            && issue.reach == letter.reach().rank();
                    if (!same && !WordsRead.of(issue).equals(read)) {
                        throw new StaleIssue();
                    }
                    issue.title = letter.title();
                    issue.opening = letter.opening();
                    issue.reach = letter.reach().rank();
                    touch(issue);
                })
                .replaceWithVoid();
    }

    /**
     * Adds the coordinator's own words at the end.
     *
     * @param submission the same for a form that is sent twice, and the id of what it makes
     * @throws Conflict where the form made a note before that reads otherwise
     */
    @WithTransaction
    public Uni<UUID> addNote(Viewer viewer, UUID id, ItemForm form, UUID submission) {
        return draft(viewer, id)
                .chain(issue -> newsletters.items(id).chain(items -> {
                    ItemForm.Checked note = form.check();
                    Optional<NewsletterItem> made = item(items, submission);
                    if (made.isPresent()) {
                        requireSame(made.get(), note);
                        return Uni.createFrom().voidItem();
                    }
                    requireRoom(items.size());
                    touch(issue);
                    return newsletters.add(List.of(
                            new NewsletterItem(submission, id, end(items), note.heading(), note.text(), note.link())));
                }))
                .replaceWith(submission);
    }

    /**
     * Fails with {@link StaleIssue} when other words stand there than those that were read, unless they are these.
     *
     * @param read what {@link WordsRead} made of the words that the page showed
     */
    @WithTransaction
    public Uni<Void> editItem(Viewer viewer, UUID id, UUID itemId, ItemForm form, @Nullable String read) {
        return change(viewer, id, itemId, (items, item) -> {
                    ItemForm.Checked words = form.check();
                    if (!item.reads(words) && !WordsRead.of(item).equals(read)) {
                        throw new StaleIssue();
                    }
                    item.write(words);
                })
                .replaceWithVoid();
    }

    /**
     * Takes an item's words, date and link from its source as it is now. Where the coordinator wrote in the item, fails
     * with {@link EditedItem} until that question is answered.
     *
     * @param words TAKE to replace them, KEEP to take the rest only, null where nothing was asked
     * @param read what {@link WordsRead} made of the words that the question showed
     */
    @WithTransaction
    public Uni<Void> renew(Viewer viewer, UUID id, UUID itemId, @Nullable Renewal words, @Nullable String read) {
        return draft(viewer, id)
                .chain(issue -> newsletters.items(id).chain(items -> {
                    NewsletterItem item = item(items, itemId).orElseThrow(Absent::new);
                    return present(issue, item).invoke(present -> {
                        renew(item, present, words, read);
                        touch(issue);
                    });
                }))
                .replaceWithVoid();
    }

    /** What becomes of the coordinator's own words when the source's new text is there. */
    public enum Renewal {
        TAKE,
        KEEP
    }

    private Uni<Candidate> present(NewsletterIssue issue, NewsletterItem item) {
        UUID source = item.sourceId;
        if (source == null) {
            throw new Absent();
        }
        return provenance
                .present(issue.audience(), item.sourceType, item.kind, source)
                .onItem()
                .ifNull()
                .failWith(() -> new Conflict("“" + item.heading + "” has no new text that this issue may carry."));
    }

    private static void renew(NewsletterItem item, Candidate present, @Nullable Renewal words, @Nullable String read) {
        if (words == Renewal.KEEP) {
            item.takeFacts(present);
            return;
        }
        boolean asked = words == Renewal.TAKE && WordsRead.of(item).equals(read);
        if (item.edited && !asked) {
            throw new EditedItem(item, present);
        }
        item.take(present);
    }

    /** Leaves an item out of the issue, or takes it in again. */
    @WithTransaction
    public Uni<Void> include(Viewer viewer, UUID id, UUID itemId, boolean included) {
        return change(viewer, id, itemId, (items, item) -> item.included = included)
                .replaceWithVoid();
    }

    /** At the end of the list nothing changes. Answers where the item stands then. */
    @WithTransaction
    public Uni<Place> move(Viewer viewer, UUID id, UUID itemId, Direction direction) {
        return change(viewer, id, itemId, (items, item) -> {
            int at = items.indexOf(item);
            int to = direction.from(at);
            if (to >= 0 && to < items.size()) {
                items.remove(at);
                items.add(to, item);
            }
        });
    }

    /** @param at from 0 */
    public record Place(int at, int of) {

        public boolean first() {
            return at == 0;
        }

        public boolean last() {
            return at == of - 1;
        }
    }

    /** Where an item goes: one place up or down, or to the first place. */
    public enum Direction {
        UP,
        DOWN,
        TOP;

        int from(int place) {
            return switch (this) {
                case UP -> place - 1;
                case DOWN -> place + 1;
                case TOP -> 0;
            };
        }
    }

    private Uni<Place> change(
            Viewer viewer, UUID id, UUID itemId, BiConsumer<List<NewsletterItem>, NewsletterItem> act) {
        return draft(viewer, id).chain(issue -> newsletters.items(id).map(found -> {
            List<NewsletterItem> items = new ArrayList<>(found);
            NewsletterItem item = item(items, itemId).orElseThrow(Absent::new);
            act.accept(items, item);
            number(items);
            touch(issue);
            return new Place(items.indexOf(item), items.size());
        }));
    }

    @WithTransaction
    public Uni<Void> patch(Viewer viewer, UUID id, IssuePatch patch, IfMatch seen) {
        return draft(viewer, id)
                .invoke(issue -> issue.mustBe(seen))
                .chain(issue -> newsletters.items(id).chain(items -> apply(issue, items, patch)));
    }

    private Uni<Void> apply(NewsletterIssue issue, List<NewsletterItem> items, IssuePatch patch) {
        Check check = new Check();
        if (patch.title() != null) {
            issue.title = check.line("title", patch.title(), LetterForm.TITLE);
        }
        if (patch.opening() != null) {
            issue.opening = check.optionalText("opening", patch.opening(), LetterForm.OPENING);
        }
        if (patch.audience() != null) {
            issue.reach = check.choice("audience", patch.audience(), Reach::find, Reach.MEMBERS)
                    .rank();
        }
        List<NewsletterItem> fresh = new ArrayList<>();
        if (patch.items() != null) {
            reorder(issue.id, items, patch.items(), fresh, check);
        }
        check.done();
        touch(issue);
        return newsletters.add(fresh);
    }

    private void reorder(
            UUID issue,
            List<NewsletterItem> items,
            List<IssuePatch.Item> wanted,
            List<NewsletterItem> fresh,
            Check check) {
        List<NewsletterItem> rest = new ArrayList<>(items);
        List<NewsletterItem> order = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            IssuePatch.Item entry = wanted.get(i);
            String field = "items[" + i + "].";
            NewsletterItem item;
            if (entry.id() == null) {
                item = new NewsletterItem(Ids.next(clock), issue, 0, "", "", "");
                fresh.add(item);
            } else {
                Optional<NewsletterItem> known = item(rest, entry.id());
                if (known.isEmpty()) {
                    check.fail(field + "id", "This item is not in the issue, or it is named twice.");
                    continue;
                }
                item = known.get();
                rest.remove(item);
            }
            write(item, entry, field, check);
            order.add(item);
        }
        requireRoom(order.size() + rest.size() - 1);
        order.addAll(rest);
        number(order);
    }

    private static void write(NewsletterItem item, IssuePatch.Item entry, String field, Check check) {
        ItemForm.Checked words = new ItemForm(
                        entry.heading() == null ? item.heading : entry.heading(),
                        entry.text() == null ? item.body : entry.text(),
                        entry.link() == null ? item.link : entry.link())
                .check(field, check);
        item.write(words);
        item.included = entry.included() == null ? item.included : entry.included();
    }

    @WithTransaction
    public Uni<Void> delete(Viewer viewer, UUID id, IfMatch seen) {
        return draft(viewer, id).invoke(issue -> issue.mustBe(seen)).chain(newsletters::delete);
    }

    private Uni<NewsletterIssue> draft(Viewer viewer, UUID id) {
        requireCoordinator(viewer);
        return newsletters.lock(id).invoke(NewsletterIssue::requireDraft);
    }

    static void requireCoordinator(Viewer viewer) {
        if (!viewer.coordinator()) {
            throw new Absent();
        }
    }

    private static void requireSame(NewsletterItem made, ItemForm.Checked note) {
        if (!made.reads(note)) {
            throw new Conflict("This form added a note before, which reads otherwise. Nothing was added. Open the form"
                    + " again to add another note.");
        }
    }

    private static void requireRoom(int items) {
        if (items >= MOST_ITEMS) {
            throw new Conflict("An issue has at most " + MOST_ITEMS + " items.");
        }
    }

    /** The version rises with every change, of an item too. */
    private void touch(NewsletterIssue issue) {
        issue.changedAt = clock.instant();
    }

    private static Optional<NewsletterItem> item(List<NewsletterItem> items, UUID id) {
        return items.stream().filter(item -> item.id.equals(id)).findFirst();
    }

    private static int end(List<NewsletterItem> items) {
        return items.stream().mapToInt(item -> item.position).max().orElse(-1) + 1;
    }

    private static void number(List<NewsletterItem> items) {
        for (int i = 0; i < items.size(); i++) {
            items.get(i).position = i;
        }
    }
}
