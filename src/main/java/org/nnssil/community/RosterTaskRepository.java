package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.shared.Ids;

/** Tasks to check the roster. */
@ApplicationScoped
class RosterTaskRepository {

    // Only for who holds a seat now, and not for who is only asked; one open task however often it is asked (index
    // roster_task_open).
    private static final String OPEN =
            """
            insert into roster_task (id, jurisdiction_key, person_id, address, cause, opened_at)
            select $1, t.jurisdiction_key, p.id, lower(p.email), $3, $4
              from person p join seat_tenure t on t.person_id = p.id and t.to_date is null and not t.unanswered
             where lower(p.email) = $2
            on conflict (jurisdiction_key, person_id) where closed_at is null do nothing
            """;

    private static final String LIST =
            """
            select k.id, k.jurisdiction_key, j.name as jurisdiction, k.person_id, p.name as person, k.address, k.cause,
                   k.opened_at, k.closed_at, k.outcome, k.note,
                   exists (select 1 from seat_tenure t where t.person_id = k.person_id and t.to_date is null
                              and t.jurisdiction_key = k.jurisdiction_key) as holds
              from roster_task k
              join jurisdiction j on j.key = k.jurisdiction_key
              join person p on p.id = k.person_id
             order by k.closed_at is null desc, k.opened_at desc, k.id limit 200
            """;

    private static final String CLOSE =
            """
            update roster_task set closed_at = :now, closed_by = :by, outcome = :outcome, note = :note
             where id = :id and closed_at is null
            returning cast(jsonb_build_array(person_id, jurisdiction_key, address) as text)
            """;

    private static final String EXISTS = "select count(*) from roster_task where id = :id";

    /** The person leaves, so there is nothing left to look into. */
    private static final String CLOSE_OF =
            """
            update roster_task set closed_at = :now, closed_by = :by, outcome = 'DONE', note = :note
             where person_id = :person and closed_at is null
            """;

    record Task(
            UUID id,
            String jurisdictionKey,
            String jurisdiction,
            UUID personId,
            String person,
            String address,
            String cause,
            Instant openedAt,
            boolean open,
            @Nullable String outcome,
            String note,
            boolean holds) {}

    record Closed(UUID personId, String jurisdictionKey, String address) {}

    private final Pool pool;
    private final Clock clock;

    RosterTaskRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Void> open(SqlClient transaction, String address, String cause, Instant at) {
        return transaction
                .preparedQuery(OPEN)
                .execute(Tuple.of(Ids.next(clock), address, cause, at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<List<Task>> list() {
        return pool.preparedQuery(LIST).execute().map(rows -> {
            List<Task> tasks = new ArrayList<>(rows.size());
            rows.forEach(row -> tasks.add(task(row)));
            return tasks;
        });
    }

    /** Empty where it is closed already, or was never there. */
    Uni<Optional<Closed>> close(UUID id, UUID by, RosterTaskForm.Ending ending) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLOSE, String.class)
                        .setParameter("id", id)
                        .setParameter("by", by)
                        .setParameter("outcome", ending.outcome().name())
                        .setParameter("note", ending.note())
                        .setParameter("now", clock.instant())
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(RosterTaskRepository::closed));
    }

    Uni<Boolean> exists(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(EXISTS, Long.class)
                        .setParameter("id", id)
                        .getSingleResult())
                .map(count -> count > 0);
    }

    Uni<Integer> closeOf(UUID person, UUID by, String note) {
        return Panache.getSession().chain(session -> session.createNativeQuery(CLOSE_OF)
                .setParameter("person", person)
                .setParameter("by", by)
                .setParameter("note", note)
                .setParameter("now", clock.instant())
                .executeUpdate());
    }

    private static Closed closed(String json) {
        JsonArray row = new JsonArray(json);
        return new Closed(UUID.fromString(row.getString(0)), row.getString(1), row.getString(2));
    }

    private static Task task(Row row) {
        OffsetDateTime closed = row.getOffsetDateTime("closed_at");
        return new Task(
                row.getUUID("id"),
                row.getString("jurisdiction_key"),
                row.getString("jurisdiction"),
                row.getUUID("person_id"),
                row.getString("person"),
                row.getString("address"),
                row.getString("cause"),
                row.getOffsetDateTime("opened_at").toInstant(),
                closed == null,
                row.getString("outcome"),
                row.getString("note"),
                row.getBoolean("holds"));
    }
}
