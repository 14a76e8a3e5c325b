package org.nnssil.discussion;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nnssil.offer.Offerable;
import org.nnssil.offer.ThingReader;
import org.nnssil.security.Audience;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Ids;

/**
 * Questions of a community on their way up. Only the question goes, which is its author's to give; the answers are
 * those of others and stay. A confidential thread is never offered.
 */
@ApplicationScoped
class OfferedThreads implements Offerable {

    private static final String PATH = "/threads/";

    private static final String OPEN =
            """
            select t.id, t.community_id, t.title, t.author_id as owner_id, t.created_at as written from thread t
             where not t.confidential and t.community_id <> $3 and %s
            """
                    .formatted(Audience.sql("t", "$1", "$2"));

    private static final String COPY =
            """
            insert into thread (id, community_id, reach, title, author_id, created_at, last_post_at, post_count)
            select :copy, :target, :reach, title, author_id, :now, :now, 1
              from thread where id = :id and not confidential
            """;

    private static final String COPY_QUESTION =
            """
            insert into post (id, thread_id, number, author_id, author_role, author_jurisdiction, body, html, created_at)
            select :post, :copy, 1, author_id, author_role, author_jurisdiction, body, html, :now
              from post where thread_id = :id and number = 1
            """;

    private static final String CLOSE =
            "update thread set title = 'Taken back', closed_at = coalesce(closed_at, :now), version = version + 1 where id = :id";

    private static final String EMPTY =
            """
            update post set body = 'Taken back by who offered it.', html = '<p>Taken back by who offered it.</p>',
                   edited_at = :now, version = version + 1 where thread_id = :id and number = 1
            """;

    private final ThingReader things;
    private final Clock clock;

    OfferedThreads(ThingReader things, Clock clock) {
        this.things = things;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "thread";
    }

    @Override
    public String words() {
        return "Question";
    }

    @Override
    public String consequence() {
        return "The question alone goes there, signed as it was written, and is answered there anew. The answers given"
                + " here are those of others and stay here.";
    }

    @Override
    public Uni<List<Thing>> of(Viewer viewer, UUID communityId) {
        return things.all(
                OPEN + " and t.community_id = $4 order by t.last_post_at desc, t.id limit 50",
                PATH,
                viewer,
                communityId);
    }

    @Override
    public Uni<Optional<Thing>> find(Viewer viewer, UUID id) {
        return things.one(OPEN + " and t.id = $4", PATH, viewer, id);
    }

    @Override
    public Uni<Optional<UUID>> copy(Viewer releaser, UUID id, Audience target) {
        UUID copy = Ids.next(clock);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(COPY)
                        .setParameter("copy", copy)
                        .setParameter("target", target.communityId())
                        .setParameter("reach", (short) target.reach().rank())
                        .setParameter("now", clock.instant())
                        .setParameter("id", id)
                        .executeUpdate()
                        .chain(written -> written == 0
                                ? Uni.createFrom().item(0)
                                : session.createNativeQuery(COPY_QUESTION)
                                        .setParameter("post", Ids.next(clock))
                                        .setParameter("copy", copy)
                                        .setParameter("now", clock.instant())
                                        .setParameter("id", id)
                                        .executeUpdate()))
                .map(written -> written == 0 ? Optional.empty() : Optional.of(copy));
    }

    @Override
    public Uni<Void> takeBack(UUID copy, UUID targetId, String reason) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLOSE)
                        .setParameter("now", clock.instant())
                        .setParameter("id", copy)
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery(EMPTY)
                                .setParameter("now", clock.instant())
                                .setParameter("id", copy)
                                .executeUpdate()))
                .replaceWithVoid();
    }
}
