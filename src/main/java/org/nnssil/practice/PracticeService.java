package org.nnssil.practice;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.nnssil.mail.Letter;
import org.nnssil.mail.Outbox;
import org.nnssil.security.Audience;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Ids;
import org.nnssil.web.Absent;
import org.nnssil.web.Check;
import org.nnssil.web.Conflict;
import org.nnssil.web.IfMatch;
import org.nnssil.web.Invalid;

/**
 * What happens to a spotlight on its way: core members write for their own jurisdiction, or for the shelf of their
 * community; reviewers publish or return. A published text changes only by a proposed change that goes the same way and
 * takes its place when a reviewer agrees.
 */
@ApplicationScoped
public class PracticeService {

    private static final int LONGEST_NOTE = 5_000;
    private static final int LONGEST_REASON = 1_000;
    private static final int MOST_OF_A_PERSON = 50;

    /**
     * What an act left behind.
     *
     * @param discarded nothing that anybody could look at
     */
    record Done(UUID id, int version, String status, boolean discarded) {

        static Done of(Practice practice) {
            return new Done(practice.id(), practice.version(), practice.status(), practice.discarded());
        }

        String path() {
            return "/practices/" + id;
        }
    }

    private final PracticeRepository practices;
    private final PracticeReadRepository reading;
    private final LibraryRepository shelf;
    private final LibraryService library;
    private final PracticeMail mail;
    private final Outbox outbox;
    private final Clock clock;

    PracticeService(
            PracticeRepository practices,
            PracticeReadRepository reading,
            LibraryRepository shelf,
            LibraryService library,
            PracticeMail mail,
            Outbox outbox,
            Clock clock) {
        this.practices = practices;
        this.reading = reading;
        this.shelf = shelf;
        this.library = library;
        this.mail = mail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What is new in the library for this viewer, newest first. */
    public Uni<List<PracticeItem>> newest(Viewer viewer, int limit) {
        return shelf.newest(viewer, limit, null);
    }

    /** What a person has published, as far as this viewer may see it, newest first. */
    public Uni<List<PracticeItem>> byPerson(Viewer viewer, UUID personId) {
        return shelf.newest(viewer, MOST_OF_A_PERSON, personId);
    }

    /**
     * What was published in a time and may be told to all readers of an issue, the first first.
     *
     * @param from inclusive
     * @param to exclusive
     */
    public Uni<List<PracticeNews>> forIssue(Audience issue, Instant from, Instant to) {
        return reading.news(from, to).map(all -> all.stream()
                .filter(news -> issue.mayCarry(news.audience()))
                .toList());
    }

    /** One as it is published now; null where there is none, or none that all readers of the issue may see. */
    public Uni<@Nullable PracticeNews> forIssue(Audience issue, UUID id) {
        return reading.news(id).map(news -> news != null && issue.mayCarry(news.audience()) ? news : null);
    }

    /** One spotlight as far as this viewer may see it; {@link Absent} otherwise. */
    Uni<PracticeRow> get(Viewer viewer, UUID id) {
        return reading.find(viewer, id).onItem().ifNull().failWith(Absent::new);
    }

    /** What the viewer wrote and what became of it, and what colleagues of the same jurisdiction have in hand. */
    Uni<List<PracticeLine>> mine(Viewer viewer) {
        if (!viewer.nationalCore() && !Shelves.any(Shelves.writing(viewer))) {
            throw new Absent();
        }
        return reading.mine(viewer);
    }

    /** What waits for the viewer in the library, and on the shelves of communities where they decide. */
    Uni<List<PracticeLine>> queue(Viewer viewer) {
        if (!viewer.reviewer() && !Shelves.any(Shelves.reviewing(viewer))) {
            throw new Absent();
        }
        return reading.queue(viewer);
    }

    /**
     * Makes a draft.
     *
     * @param submission the same key from the same person creates nothing and answers the first one
     */
    @WithTransaction
    public Uni<Done> create(Viewer viewer, ShelfRef shelf, PracticeForm form, UUID submission, boolean submit) {
        if (shelf.national() ? !viewer.nationalCore() : !Shelves.writes(viewer, shelf.communityId())) {
            throw new Absent();
        }
        return practices
                .oneAtATime(viewer.id())
                .chain(() -> practices.findBySubmission(viewer, submission))
                .chain(first -> first != null
                        ? Uni.createFrom().item(again(first, shelf, form))
                        : jurisdiction(viewer, shelf, form)
                                .chain(key -> draft(viewer, shelf, form, key, submission, submit)));
    }

    private static Done again(Practice first, ShelfRef shelf, PracticeForm form) {
        boolean same = form.jurisdiction().isEmpty() || form.jurisdiction().equals(first.jurisdictionKey());
        if (!same || !first.communityId().equals(shelf.communityId())) {
            throw new Conflict(
                    "This Idempotency-Key was used for a spotlight of another jurisdiction or community. Take a"
                            + " new one.");
        }
        return Done.of(first);
    }

    private Uni<Done> draft(
            Viewer viewer, ShelfRef shelf, PracticeForm form, String jurisdiction, UUID submission, boolean submit) {
        PracticeText text = checked(form, shelf.communityId(), submit);
        Practice practice = new Practice(
                Ids.next(clock), shelf.communityId(), viewer, jurisdiction, submission, text, clock.instant());
        return practices
                .persistAndFlush(practice)
                .chain(() -> practices.replaceTags(practice.id(), text.tags()))
                .chain(() -> submit
                        ? submit(viewer, practice, text)
                        : Uni.createFrom().voidItem())
                .chain(() -> finish(practice));
    }

    /** What stands on a community's own shelf is for the community: further it goes by an offer. */
    private static PracticeText checked(PracticeForm form, UUID community, boolean submit) {
        PracticeText text = form.check(submit);
        if (text.reach() == Reach.PUBLIC && !Shelves.national(community)) {
            throw new Invalid(
                    "reach",
                    "Choose who in the community reads it. To others it goes by an offer, once it is published.");
        }
        return text;
    }

    private Uni<String> jurisdiction(Viewer viewer, ShelfRef shelf, PracticeForm form) {
        String own = viewer.jurisdictionKey();
        boolean chooses = Shelves.chooses(viewer, shelf.communityId());
        if (!chooses || (shelf.national() && form.jurisdiction().isEmpty())) {
            if (own == null) {
                throw new Invalid(
                        "jurisdiction",
                        viewer.coordinator()
                                ? "Choose the jurisdiction that this spotlight is about."
                                : "A spotlight is posted by a jurisdiction, and you work for none. Ask the network"
                                        + " coordinator to post it.");
            }
            mustBeOwn(own, form);
            return Uni.createFrom().item(own);
        }
        return library.names().map(names -> {
            if (!names.jurisdictions().containsKey(form.jurisdiction())) {
                throw new Invalid("jurisdiction", "Choose one of the jurisdictions.");
            }
            return form.jurisdiction();
        });
    }

    private static void mustBeOwn(String own, PracticeForm form) {
        if (!form.jurisdiction().isEmpty() && !form.jurisdiction().equals(own)) {
            throw new Invalid(
                    "jurisdiction", "You write for your own jurisdiction, %s. Leave this out.".formatted(own));
        }
    }

    /**
     * Changes a draft, or one that was returned.
     *
     * @param seen what the writer saw
     * @param change makes the new form of what stands
     */
    @WithTransaction
    public Uni<Done> edit(Viewer viewer, UUID id, IfMatch seen, UnaryOperator<PracticeForm> change, boolean submit) {
        return practices
                .getTended(viewer, id)
                .invoke(practice -> practice.mustBe(seen))
                .chain(practice -> practices.tags(id).chain(tags -> {
                    PracticeForm now = PracticeForm.of(practice.text(tags), "");
                    PracticeForm form = change.apply(now);
                    if (!form.jurisdiction().isEmpty() && !form.jurisdiction().equals(practice.jurisdictionKey())) {
                        throw new Invalid("jurisdiction", "A spotlight stays with its jurisdiction.");
                    }
                    PracticeText text = checked(form, practice.communityId(), submit);
                    practice.rewrite(text, clock.instant());
                    return practices
                            .flush()
                            .chain(() -> practices.replaceTags(id, text.tags()))
                            .chain(() -> submit
                                    ? submit(viewer, practice, text)
                                    : Uni.createFrom().voidItem())
                            .chain(() -> finish(practice));
                }));
    }

    /** Hands a draft to the reviewers. Again is fine and does nothing. */
    @WithTransaction
    public Uni<Done> submit(Viewer viewer, UUID id, IfMatch seen) {
        return practices
                .getTended(viewer, id)
                .invoke(practice -> practice.mustBe(seen))
                .chain(practice -> practices
                        .tags(id)
                        .chain(tags -> submit(viewer, practice, practice.text(tags)))
                        .chain(() -> finish(practice)));
    }

    private Uni<Void> submit(Viewer viewer, Practice practice, PracticeText text) {
        Instant now = clock.instant();
        if (!practice.submit(viewer, now)) {
            return Uni.createFrom().voidItem();
        }
        Map<String, String> missing = text.missing();
        if (!missing.isEmpty()) {
            throw new Invalid(missing);
        }
        UUID community = practice.communityId();
        return shelf(community).chain(shelf -> practices
                .reviewers(community, viewer.id(), now)
                .chain(reviewers ->
                        enqueue(reviewers, to -> mail.submitted(practice.id(), shelf, text, viewer, to, now))));
    }

    /** Publishes what was submitted; a proposed change takes the place of the text it was proposed for. */
    @WithTransaction
    public Uni<Done> publish(Viewer reviewer, UUID id, IfMatch seen) {
        return practices
                .getReviewed(reviewer, id)
                .invoke(practice -> practice.mustBe(seen))
                .invoke(practice -> practice.mustBeReadyToPublish(reviewer))
                .chain(practice -> practices.tags(id).chain(tags -> {
                    UUID replaced = practice.replacesId();
                    return replaced == null
                            ? publish(reviewer, practice, tags)
                            : merge(reviewer, practice, replaced, tags);
                }));
    }

    private Uni<Done> publish(Viewer reviewer, Practice practice, List<Tag> tags) {
        Instant now = clock.instant();
        practice.publish(reviewer, now);
        PracticeText text = practice.text(tags);
        return shelf(practice.communityId())
                .chain(shelf -> tell(practice, reviewer, to -> mail.published(practice.id(), shelf, text, to, now)))
                .chain(() -> finish(practice));
    }

    private Uni<Done> merge(Viewer reviewer, Practice change, UUID replaced, List<Tag> tags) {
        Instant now = clock.instant();
        PracticeText text = change.text(tags);
        return practices.getReplaced(replaced).chain(practice -> {
            practice.takeOver(text, reviewer, now);
            return shelf(practice.communityId())
                    .chain(shelf -> tell(change, reviewer, to -> mail.published(replaced, shelf, text, to, now)))
                    .chain(() -> practices.flush())
                    .chain(() -> practices.replaceTags(replaced, tags))
                    .chain(() -> practices.delete(change))
                    .chain(() -> finish(practice));
        });
    }

    /** Gives it back to its author, who is told what to do. */
    @WithTransaction
    public Uni<Done> giveBack(Viewer reviewer, UUID id, @Nullable String note) {
        return practices.getReviewed(reviewer, id).chain(practice -> {
            Check check = new Check();
            String words = check.text("note", note, LONGEST_NOTE);
            check.done();
            Instant now = clock.instant();
            practice.returnWith(words, reviewer, now);
            return practices
                    .tags(id)
                    .chain(tags -> tell(
                            practice,
                            reviewer,
                            to -> mail.returned(practice, practice.text(tags), words, reviewer, to, now)))
                    .chain(() -> finish(practice));
        });
    }

    /**
     * Takes it out of the library, where a page with the reason stays; or back from the reviewers; or away, when it was
     * only a draft.
     */
    @WithTransaction
    public Uni<Done> withdraw(Viewer viewer, UUID id, @Nullable String reason) {
        return practices.getWithdrawable(viewer, id).chain(practice -> {
            Instant now = clock.instant();
            if (!practice.published()) {
                practice.takeBack(now);
                return finish(practice);
            }
            Check check = new Check();
            String words = check.text("reason", reason, LONGEST_REASON);
            check.done();
            practice.withdraw(words, now);
            return practices
                    .tags(id)
                    .chain(tags -> tell(
                            practice,
                            viewer,
                            to -> mail.withdrawn(practice, practice.text(tags), words, viewer, to, now)))
                    .chain(() -> finish(practice));
        });
    }

    /** A draft with the published text in it, to be changed and submitted; the one in hand, if there is one. */
    @WithTransaction
    public Uni<Done> proposeChange(Viewer viewer, UUID id) {
        return practices.getTended(viewer, id).chain(practice -> practices
                .findOpenChange(id)
                .chain(open -> open != null ? finish(open) : change(viewer, practice)));
    }

    private Uni<Done> change(Viewer viewer, Practice practice) {
        return practices.tags(practice.id()).chain(tags -> {
            Practice change = practice.proposeChange(Ids.next(clock), viewer, practice.text(tags), clock.instant());
            return practices
                    .persistAndFlush(change)
                    .chain(() -> practices.replaceTags(change.id(), tags))
                    .chain(() -> finish(change));
        });
    }

    /** Tells the author, and who submitted it if that was somebody else, but not the one who acts. */
    private Uni<Void> tell(Practice practice, Viewer by, Function<Letter.Recipient, Letter> letter) {
        UUID author = practice.authorId();
        UUID submitter = practice.submittedBy();
        return person(practice, author)
                .chain(people -> submitter == null || submitter.equals(author)
                        ? Uni.createFrom().item(people)
                        : person(practice, submitter).map(more -> {
                            List<Letter.Recipient> both = new ArrayList<>(people);
                            both.addAll(more);
                            return both;
                        }))
                .chain(people -> enqueue(
                        people.stream()
                                .filter(to -> !by.id().equals(to.personId()))
                                .toList(),
                        letter));
    }

    private Uni<List<Letter.Recipient>> person(Practice practice, UUID id) {
        Instant now = clock.instant();
        return Shelves.national(practice.communityId())
                ? practices.person(id, practice.jurisdictionKey(), now)
                : practices.member(id, practice.communityId(), now);
    }

    private Uni<ShelfRef> shelf(UUID community) {
        return Shelves.national(community) ? Uni.createFrom().item(ShelfRef.LIBRARY) : practices.shelf(community);
    }

    private Uni<Void> enqueue(List<Letter.Recipient> people, Function<Letter.Recipient, Letter> letter) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Letter.Recipient to : people) {
            all = all.chain(() -> outbox.enqueue(letter.apply(to)));
        }
        return all;
    }

    /** After a flush the version is the one that the next editor must name. */
    private Uni<Done> finish(Practice practice) {
        return practices.flush().map(flushed -> Done.of(practice));
    }
}
