package org.nnssil.discussion;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Audience;
import org.nnssil.security.Viewer;

/** Threads as they are written. Every statement of this class runs in the transaction of the change. */
@ApplicationScoped
class ThreadRepository implements PanacheRepositoryBase<DiscussionThread, UUID> {

    private static final String LOCK = "select t.* from thread t where t.id = :id and "
            + Audience.sql("t", ":viewer", ":now")
            + " for update of t";

    private static final String MAY_SEE =
            """
            select 1 from (select cast(:community as uuid) as community_id, cast(:reach as smallint) as reach) t
             where %s
            """
                    .formatted(Audience.sql("t", ":viewer", ":now"));

    private static final String ONE_AT_A_TIME =
            "select 1 from pg_advisory_xact_lock(hashtextextended(cast(:key as text), 0))";

    /** The thread, if the viewer may see it, with its row locked until the transaction ends; null otherwise. */
    Uni<@Nullable DiscussionThread> lock(UUID id, Viewer viewer, Instant now) {
        return getSession().chain(session -> session.createNativeQuery(LOCK, DiscussionThread.class)
                .setParameter("id", id)
                .setParameter("viewer", viewer.id())
                .setParameter("now", now)
                .getSingleResultOrNull());
    }

    /** Whether the person belongs to the circle now; asked of the database, not of what a replica remembers. */
    Uni<Boolean> belongs(Viewer viewer, Audience circle, Instant now) {
        return getSession()
                .chain(session -> session.createNativeQuery(MAY_SEE, Integer.class)
                        .setParameter("community", circle.communityId())
                        .setParameter("reach", (short) circle.reach().rank())
                        .setParameter("viewer", viewer.id())
                        .setParameter("now", now)
                        .getSingleResultOrNull())
                .map(found -> found != null);
    }

    /** What was made with this key before. A form sent twice at the same moment waits here for the first one. */
    Uni<@Nullable DiscussionThread> madeWith(UUID key, Viewer author) {
        return getSession().call(session -> wait(session, key)).chain(() -> find(
                        "submissionKey = ?1 and authorId = ?2", key, author.id())
                .firstResult());
    }

    private static Uni<Integer> wait(Mutiny.Session session, UUID key) {
        return session.createNativeQuery(ONE_AT_A_TIME, Integer.class)
                .setParameter("key", key.toString())
                .getSingleResult();
    }
}
