package org.nnssil.directory;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Profile photos, for writing. */
@ApplicationScoped
class PortraitRepository {

    private static final String KEEP =
            """
            insert into person_photo (person_id, jpeg, tag, changed_at) values (:person, :jpeg, :tag, :now)
            on conflict (person_id) do update
               set jpeg = excluded.jpeg, tag = excluded.tag, changed_at = excluded.changed_at
            """;

    private static final String REMOVE = "delete from person_photo where person_id = :person";

    private final Pool pool;
    private final Clock clock;

    PortraitRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** The tag, or empty. */
    Uni<String> tag(UUID personId) {
        return pool.preparedQuery("select tag from person_photo where person_id = $1")
                .execute(Tuple.of(personId))
                .map(rows -> rows.size() == 0 ? "" : rows.iterator().next().getString(0));
    }

    Uni<Void> keep(UUID personId, Portrait portrait) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter("person", personId)
                        .setParameter("jpeg", portrait.jpeg())
                        .setParameter("tag", portrait.tag())
                        .setParameter("now", clock.instant())
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> remove(UUID personId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REMOVE)
                        .setParameter("person", personId)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
