package org.nnssil.account;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements on calendar feeds. An address is looked up on every request, so that its end holds from the next one on. */
@ApplicationScoped
class CalendarFeedRepository {

    // The unique index of token_hash, then membership_active. Who left, was disabled, or whose access lapsed a
    // moment ago has no address that opens anything, whatever was done about the row.
    private static final String FIND =
            """
            select f.person_id, f.last_used_at is null or f.last_used_at < $2::timestamptz - interval '1 hour' as stale
              from calendar_feed f join person p on p.id = f.person_id
             where f.token_hash = $1 and p.subject is not null and
            """
                    + WaysIn.standing("$2");

    private static final String USED =
            """
            update calendar_feed set last_used_at = $2
             where token_hash = $1 and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 hour')
            """;

    private static final String OWN = "select created_at, last_used_at from calendar_feed where person_id = $1";

    private static final String ADD =
            """
            insert into calendar_feed (person_id, token_hash, created_at, submission_key)
            values (:person, :hash, :now, :key) on conflict (person_id) do nothing
            """;

    private static final String REMOVE_OTHER =
            "delete from calendar_feed where person_id = :person and submission_key <> :key";

    private static final String REMOVE = "delete from calendar_feed where person_id = :person";

    private final Pool pool;

    CalendarFeedRepository(Pool pool) {
        this.pool = pool;
    }

    /** Whose calendar is read at an address that is good now. */
    Uni<Optional<UUID>> find(byte[] hash, Instant now) {
        Tuple asked = Tuple.of(Buffer.buffer(hash), utc(now));
        return pool.preparedQuery(FIND).execute(asked).chain(rows -> {
            if (rows.size() == 0) {
                return Uni.createFrom().item(Optional.empty());
            }
            Row row = rows.iterator().next();
            Optional<UUID> owner = Optional.of(row.getUUID("person_id"));
            return row.getBoolean("stale")
                    ? pool.preparedQuery(USED).execute(asked).replaceWith(owner)
                    : Uni.createFrom().item(owner);
        });
    }

    /** An address as its owner sees it: not the address itself, which nobody has any more. */
    record Entry(Instant created, @Nullable Instant used) {}

    Uni<Optional<Entry>> own(UUID person) {
        return pool.preparedQuery(OWN)
                .execute(Tuple.of(person))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(entry(rows.iterator().next())));
    }

    /** @return 0 where the person has one already */
    Uni<Integer> add(UUID person, byte[] hash, Instant now, UUID key) {
        return Panache.getSession().chain(s -> s.createNativeQuery(ADD)
                .setParameter("person", person)
                .setParameter("hash", hash)
                .setParameter("now", now)
                .setParameter("key", key)
                .executeUpdate());
    }

    /** All but the one that this form made. */
    Uni<Integer> removeOther(UUID person, UUID key) {
        return Panache.getSession().chain(s -> s.createNativeQuery(REMOVE_OTHER)
                .setParameter("person", person)
                .setParameter("key", key)
                .executeUpdate());
    }

    Uni<Integer> remove(UUID person) {
        return Panache.getSession().chain(s -> s.createNativeQuery(REMOVE)
                .setParameter("person", person)
                .executeUpdate());
    }

    private static Entry entry(Row row) {
        OffsetDateTime used = row.getOffsetDateTime("last_used_at");
        return new Entry(row.getOffsetDateTime("created_at").toInstant(), used == null ? null : used.toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
