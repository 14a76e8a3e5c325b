package org.nnssil.admission;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nnssil.security.Viewer;

/** Extended access that ends on a day. */
@ApplicationScoped
class AccessRepository {

    // Index membership_ending.
    private static final String ROWS =
            """
            select m.id, p.id as person_id, p.name, p.email, coalesce(j.name, '') as place, m.access_until, n.told_at
              from membership m
              join person p on p.id = m.person_id and p.active
              left join jurisdiction j on j.key = p.jurisdiction_key
              left join access_notice n on n.membership_id = m.id and n.access_until = m.access_until
             where m.community_id = $1 and m.ended_at is null and m.access_until > $2
            """;

    private static final String ALL = ROWS + " order by m.access_until, p.name_folded, p.id limit 500";

    private static final String ONE = ROWS + " and p.id = $3";

    // Whoever writes the row tells; the others find it there. Rows of another replica's transaction are waited for.
    private static final String CLAIM =
            """
            insert into access_notice (membership_id, access_until, told_at)
            select m.id, m.access_until, :now from membership m join person p on p.id = m.person_id and p.active
             where m.community_id = :national and m.ended_at is null and m.access_until > :now
               and m.access_until <= :until
               and not exists (select 1 from access_notice n
                                where n.membership_id = m.id and n.access_until = m.access_until)
             order by m.access_until, m.id limit :most
            on conflict do nothing
            returning membership_id
            """;

    private static final String CLAIMED =
            """
            select m.id, p.id as person_id, p.name, p.email,
                   cast(extract(epoch from m.access_until) * 1000 as bigint) as until
              from membership m join person p on p.id = m.person_id
             where m.id in (:ids)
            """;

    private final Pool pool;
    private final Clock clock;

    AccessRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<List<AccessRow>> all() {
        return pool.preparedQuery(ALL).execute(Tuple.of(Viewer.NATIONAL, now())).map(rows -> {
            List<AccessRow> found = new ArrayList<>(rows.size());
            rows.forEach(row -> found.add(row(row)));
            return found;
        });
    }

    Uni<Optional<AccessRow>> find(UUID personId) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(Viewer.NATIONAL, now(), personId))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(row(rows.iterator().next())));
    }

    /** Those whose access ends within a time and who have not been told; told from now on. */
    Uni<List<AccessRow>> claim(Duration ahead, int most) {
        Instant now = clock.instant();
        return Panache.getSession().chain(session -> session.createNativeQuery(CLAIM, UUID.class)
                .setParameter("now", now)
                .setParameter("until", now.plus(ahead))
                .setParameter("national", Viewer.NATIONAL)
                .setParameter("most", most)
                .getResultList()
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(List.<AccessRow>of())
                        : session.createNativeQuery(CLAIMED, jakarta.persistence.Tuple.class)
                                .setParameter("ids", ids)
                                .getResultList()
                                .map(rows ->
                                        rows.stream().map(AccessRepository::row).toList())));
    }

    private static AccessRow row(jakarta.persistence.Tuple row) {
        return new AccessRow(
                row.get("id", UUID.class),
                row.get("person_id", UUID.class),
                row.get("name", String.class),
                row.get("email", String.class),
                "",
                Instant.ofEpochMilli(row.get("until", Long.class)),
                null);
    }

    private static AccessRow row(Row row) {
        OffsetDateTime told = row.getOffsetDateTime("told_at");
        return new AccessRow(
                row.getUUID("id"),
                row.getUUID("person_id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("place"),
                row.getOffsetDateTime("access_until").toInstant(),
                told == null ? null : told.toInstant());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
