package org.nnssil.discussion;

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

/** The last post of a jurisdiction in a thread of the network that the viewer may read. */
@ApplicationScoped
class PostActivity implements SeatActivity {

    // Index: post_jurisdiction, from the latest back.
    private static final String LAST =
            """
            select j.key, last.created_at as at
              from jurisdiction j
              cross join lateral (
                   select p.created_at from post p join thread a on a.id = p.thread_id
                    where p.author_jurisdiction = j.key and a.community_id = $3 and %s
                    order by p.created_at desc limit 1) last
            """
                    .formatted(Audience.sql("a", "$1", "$2"));

    private final Pool pool;
    private final Clock clock;

    PostActivity(Pool pool, Clock clock) {
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
