package org.nnssil.account;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Acquaintance;

/** The statements on acts at the identity provider. A row changes hands only by {@link #claim}. */
@ApplicationScoped
class TaskRepository {

    // Indexes account_task_due and account_task_open. One person's acts go in their order, also past a failed attempt.
    static final String CLAIM =
            """
            with due as (
                select t.id from account_task t
                 where t.state in ('DUE', 'LEASED') and t.next_attempt_at <= $1
                   and not exists (select 1 from account_task e
                                    where e.person_id = t.person_id and e.number < t.number
                                      and e.state in ('DUE', 'LEASED'))
                 order by t.next_attempt_at, t.number
                 limit $2
                   for update skip locked)
            update account_task t
               set state = 'LEASED', lease_owner = $3, lease_until = $4, next_attempt_at = $4, attempts = t.attempts + 1
              from due, person p
             where t.id = due.id and p.id = t.person_id
            returning t.id, t.kind, t.email as before, t.attempts, t.lease_until, p.id as person_id, p.name, p.email,
                      p.subject, p.active
            """;

    private static final String FINISH =
            """
            update account_task set state = 'DONE', last_error = :note, done_at = :now, lease_owner = null,
                   lease_until = null, email = case when kind = 'CLOSE' then '' else email end
             where id = :id and lease_owner = :owner and state = 'LEASED'
            """;

    private static final String FAIL =
            """
            update account_task set state = $3, last_error = $4, next_attempt_at = $5, lease_owner = null,
                   lease_until = null
             where id = $1 and lease_owner = $2 and state = 'LEASED'
            """;

    private static final String PUT_BACK =
            """
            update account_task set state = 'DUE', attempts = attempts - 1, next_attempt_at = $3, lease_owner = null,
                   lease_until = null
             where id = any($1) and lease_owner = $2 and state = 'LEASED'
            """;

    // Index account_task_recent. $1 the communities whose people the viewer knows.
    private static final String LIST =
            """
            select t.id, t.number, t.kind, t.state, t.attempts, t.next_attempt_at, t.last_error, t.created_at, t.done_at,
                   %s as known, p.name, p.email
              from account_task t join person p on p.id = t.person_id
             where t.state <> 'OVERTAKEN' and ($2::text[] is null or t.state = any($2))
               and ($3::bigint is null or t.number < $3)
             order by t.number desc limit $4
            """
                    .formatted(Acquaintance.sql("t.person_id", "$1"));

    private static final String COUNT =
            "select state, count(*) as n from account_task where state in ('DUE', 'LEASED', 'FAILED') group by state";

    private static final String AGAIN =
            """
            update account_task set state = 'DUE', next_attempt_at = $2
             where id = $1 and state in ('DUE', 'FAILED')
            """;

    private final Pool pool;
    private final String claim;

    @Inject
    TaskRepository(Pool pool) {
        this(pool, CLAIM);
    }

    /** With another claim, for the test that shows what the real one is for. */
    TaskRepository(Pool pool, String claim) {
        this.pool = pool;
        this.claim = claim;
    }

    Uni<List<Task>> claim(UUID owner, Instant now, Instant until, int most) {
        return pool.preparedQuery(claim)
                .execute(Tuple.of(utc(now), most, owner, utc(until)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(TaskRepository::task)
                        .toList());
    }

    /** In the transaction that writes what the act leads to. */
    Uni<Integer> finish(UUID id, UUID owner, @Nullable String note, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(FINISH)
                .setParameter("id", id)
                .setParameter("owner", owner)
                .setParameter("note", note)
                .setParameter("now", now)
                .executeUpdate());
    }

    Uni<Void> postpone(UUID id, UUID owner, String reason, Instant next) {
        return fail(id, owner, "DUE", reason, next);
    }

    Uni<Void> giveUp(UUID id, UUID owner, String reason, Instant now) {
        return fail(id, owner, "FAILED", reason, now);
    }

    Uni<Void> putBack(List<UUID> ids, UUID owner, Instant now) {
        return pool.preparedQuery(PUT_BACK)
                .execute(Tuple.of(ids.toArray(UUID[]::new), owner, utc(now)))
                .replaceWithVoid();
    }

    /** @param states of the tasks shown, or null for all */
    Uni<RowSet<Row>> list(Set<UUID> communities, String @Nullable [] states, @Nullable Long before, int most) {
        return pool.preparedQuery(LIST).execute(Tuple.of(communities.toArray(UUID[]::new), states, before, most));
    }

    /** How many wait, and how many need somebody to look. */
    record Totals(long waiting, long failed) {}

    Uni<Totals> totals() {
        return pool.query(COUNT).execute().map(rows -> {
            long waiting = 0;
            long failed = 0;
            for (Row row : rows) {
                long n = row.getLong("n");
                if (row.getString("state").equals("FAILED")) {
                    failed += n;
                } else {
                    waiting += n;
                }
            }
            return new Totals(waiting, failed);
        });
    }

    Uni<Boolean> exists(UUID id) {
        return pool.preparedQuery("select 1 from account_task where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.rowCount() > 0);
    }

    Uni<Integer> again(UUID id, Instant now) {
        return pool.preparedQuery(AGAIN).execute(Tuple.of(id, utc(now))).map(RowSet::rowCount);
    }

    private Uni<Void> fail(UUID id, UUID owner, String state, String reason, Instant next) {
        return pool.preparedQuery(FAIL)
                .execute(Tuple.of(id, owner, state, reason, utc(next)))
                .replaceWithVoid();
    }

    private static Task task(Row row) {
        return new Task(
                row.getUUID("id"),
                TaskKind.valueOf(row.getString("kind")),
                row.getString("before"),
                row.getInteger("attempts"),
                row.getOffsetDateTime("lease_until").toInstant(),
                row.getUUID("person_id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("subject"),
                row.getBoolean("active"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
