package org.nnssil.admission;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Viewer;

/** The limits of size, and how many core members there are, with those who are invited. */
@ApplicationScoped
class LimitRepository {

    private static final String LIMITS = "select network_core, jurisdiction_core, center_core, version from size_limit";

    private static final String SAVE =
            """
            update size_limit set network_core = cast(:network as integer),
                   jurisdiction_core = cast(:jurisdiction as integer), center_core = cast(:center as integer),
                   version = version + 1
             where version = :version
            """;

    // People of one place are few (index person_jurisdiction); the network's core is a few hundred (membership_roster).
    private static final String CORE =
            """
            with core as (
                select m.person_id from membership m
                 where m.community_id = $1 and m.ended_at is null and m.reach >= 2
                   and (m.access_until is null or m.access_until > $2)
                union
                select i.person_id from invitation i
                 where i.state in ('SENT', 'OPENED') and i.reach = 2 and i.expires_at > $2)
            select l.network_core, l.jurisdiction_core, l.center_core, count(p.id) as network,
                   count(p.id) filter (where p.jurisdiction_key = $3) as jurisdiction,
                   count(p.id) filter (where o.center_key = $4) as center,
                   coalesce((select name from jurisdiction where key = $3), '') as jurisdiction_name,
                   coalesce((select name from center where key = $4), '') as center_name
              from size_limit l
              left join core on true
              left join person p on p.id = core.person_id and p.active
              left join organization o on o.id = p.organization_id
             group by l.network_core, l.jurisdiction_core, l.center_core
            """;

    private final Pool pool;
    private final Clock clock;

    LimitRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Null is no limit. */
    record Limits(@Nullable Integer network, @Nullable Integer jurisdiction, @Nullable Integer center, int version) {}

    /** What there is beside what is meant to be. Names are empty where the question was not about such a place. */
    record Sizes(
            Limits limits, long network, long jurisdiction, long center, String jurisdictionName, String centerName) {}

    Uni<Limits> limits() {
        return pool.preparedQuery(LIMITS).execute().map(rows -> {
            Row row = rows.iterator().next();
            return new Limits(row.getInteger(0), row.getInteger(1), row.getInteger(2), row.getInteger(3));
        });
    }

    Uni<Boolean> save(Limits limits) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SAVE)
                        .setParameter("network", limits.network())
                        .setParameter("jurisdiction", limits.jurisdiction())
                        .setParameter("center", limits.center())
                        .setParameter("version", limits.version())
                        .executeUpdate())
                .map(saved -> saved == 1);
    }

    Uni<Sizes> sizes(@Nullable String jurisdictionKey, @Nullable String centerKey) {
        return pool.preparedQuery(CORE)
                .execute(
                        Tuple.of(Viewer.NATIONAL, clock.instant().atOffset(ZoneOffset.UTC), jurisdictionKey, centerKey))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Sizes(
                            new Limits(
                                    row.getInteger("network_core"),
                                    row.getInteger("jurisdiction_core"),
                                    row.getInteger("center_core"),
                                    0),
                            row.getLong("network"),
                            row.getLong("jurisdiction"),
                            row.getLong("center"),
                            row.getString("jurisdiction_name"),
                            row.getString("center_name"));
                });
    }
}
