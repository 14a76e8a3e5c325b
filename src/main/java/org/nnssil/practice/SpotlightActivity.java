package org.nnssil.practice;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.nnssil.jurisdiction.SeatActivity;
import org.nnssil.security.Audience;
import org.nnssil.security.Viewer;

/** The last spotlight that a jurisdiction published in the network and that the viewer may read. */
@ApplicationScoped
class SpotlightActivity implements SeatActivity {

    // Index: practice_posted, from the latest back.
    private static final String LAST =
            """
            select j.key, last.published_at as at
              from jurisdiction j
              cross join lateral (
                   select a.published_at from practice a
                    where a.jurisdiction_key = j.key and a.published_at is not null and a.community_id = $3 and %s
                    order by a.published_at desc limit 1) last
            """
                    .formatted(Audience.sql("a", "$1", "$2"));

    private final Pool pool;
    private final Clock clock;

    SpotlightActivity(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public Kind kind() {
        return Kind.CONTRIBUTION;
    }

    @Override
    public Uni<Map<String, Instant>> last(Viewer viewer) {
        return pool.preparedQuery(LAST)
                .execute(Tuple.of(viewer.personId(), clock.instant().atOffset(ZoneOffset.UTC), Viewer.NATIONAL))
                .map(rows -> {
                    Map<String, Instant> last = new HashMap<>();
                    rows.forEach(row -> last.put(
                            row.getString("key"), row.getOffsetDateTime("at").toInstant()));
                    return last;
                });
    }
}
