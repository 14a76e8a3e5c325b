package org.nnssil.practice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nnssil.mail.Letter;
import org.nnssil.mail.Outbox;
import org.nnssil.offer.Offerable;
import org.nnssil.offer.ThingReader;
import org.nnssil.security.Audience;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Ids;

/**
 * Spotlights of a community's own shelf, on their way up. In the National Network's library reviewers publish, as ever,
 * so a copy arrives there with them; elsewhere it is published at once.
 */
@ApplicationScoped
class OfferedPractices implements Offerable {

    private static final String PATH = "/practices/";

    private static final String SHELF =
            """
            select p.id, p.community_id, p.title, p.author_id as owner_id, p.created_at as written from practice p
             where p.status = 'PUBLISHED' and p.community_id <> $3 and %s
            """
                    .formatted(Audience.sql("p", "$1", "$2"));

    private static final String COPY =
            """
            insert into practice (id, community_id, reach, jurisdiction_key, status, title, summary, situation, what_we_did,
                   began_on, ended_on, scale, what_came, surfaced, differently, outcome, tier, tier_basis, staff_time, cost,
                   contact, author_id, author_role, author_jurisdiction, created_at, changed_at, submitted_at, submitted_by,
                   published_at, revision)
            select :copy, :target, :reach, jurisdiction_key, :status, title, summary, situation, what_we_did,
                   began_on, ended_on, scale, what_came, surfaced, differently, outcome, tier, tier_basis, staff_time, cost,
                   contact, author_id, author_role, author_jurisdiction, :now, :now, :now, :by,
                   case when :status = 'PUBLISHED' then cast(:now as timestamptz) end,
                   case when :status = 'PUBLISHED' then 1 else 0 end
              from practice where id = :id and status = 'PUBLISHED'
            """;

    private static final String COPY_TAGS =
            "insert into practice_facet (practice_id, facet, value) select :copy, facet, value from practice_facet where practice_id = :id";

    // What was never published leaves no page behind; what was, keeps one with the reason.
    private static final String TAKE_BACK =
            "update practice set status = 'WITHDRAWN', withdrawn_reason = :reason, changed_at = :now, version = version + 1"
                    + " where id = :id and status <> 'WITHDRAWN'";

    private final ThingReader things;
    private final PracticeRepository practices;
    private final PracticeMail mail;
    private final Outbox outbox;
    private final Clock clock;

    OfferedPractices(ThingReader things, PracticeRepository practices, PracticeMail mail, Outbox outbox, Clock clock) {
        this.things = things;
        this.practices = practices;
        this.mail = mail;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "practice";
    }

    @Override
    public String words() {
        return "Spotlight";
    }

    @Override
    public String consequence() {
        return "A copy of the whole spotlight goes there, with whom to ask. In the National Network its reviewers decide"
                + " whether it is published. Experience and changes here do not follow it.";
    }

    @Override
    public Uni<List<Thing>> of(Viewer viewer, UUID communityId) {
        return things.all(
                SHELF + " and p.community_id = $4 order by p.published_at desc, p.id limit 50",
                PATH,
                viewer,
                communityId);
    }

    @Override
    public Uni<Optional<Thing>> find(Viewer viewer, UUID id) {
        return things.one(SHELF + " and p.id = $4", PATH, viewer, id);
    }

    @Override
    public Uni<Optional<UUID>> copy(Viewer releaser, UUID id, Audience target) {
        UUID copy = Ids.next(clock);
        boolean reviewed = target.communityId().equals(Viewer.NATIONAL);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(COPY)
                        .setParameter("copy", copy)
                        .setParameter("target", target.communityId())
                        .setParameter("reach", (short) target.reach().rank())
                        .setParameter("status", reviewed ? "SUBMITTED" : "PUBLISHED")
                        .setParameter("by", releaser.id())
                        .setParameter("now", clock.instant())
                        .setParameter("id", id)
                        .executeUpdate()
                        .call(written -> written == 0
                                ? Uni.createFrom().item(0)
                                : session.createNativeQuery(COPY_TAGS)
                                        .setParameter("copy", copy)
                                        .setParameter("id", id)
                                        .executeUpdate()))
                .chain(written -> written == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : (reviewed
                                        ? tellReviewers(releaser, copy)
                                        : Uni.createFrom().voidItem())
                                .replaceWith(Optional.of(copy)));
    }

    @Override
    public Uni<Void> takeBack(UUID copy, UUID targetId, String reason) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE_BACK)
                        .setParameter("reason", reason)
                        .setParameter("now", clock.instant())
                        .setParameter("id", copy)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private Uni<Void> tellReviewers(Viewer releaser, UUID copy) {
        return practices.findById(copy).chain(practice -> practices.tags(copy).chain(tags -> practices
                .reviewers(Viewer.NATIONAL, releaser.id(), clock.instant())
                .chain(reviewers -> {
                    PracticeText text = practice.text(tags);
                    Uni<Void> all = Uni.createFrom().voidItem();
                    for (Letter.Recipient to : reviewers) {
                        all = all.chain(() -> outbox.enqueue(
                                mail.submitted(copy, ShelfRef.LIBRARY, text, releaser, to, clock.instant())));
                    }
                    return all;
                })));
    }
}
