package org.nnssil.offer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nnssil.offer.Offerable.Thing;
import org.nnssil.security.Viewer;

/**
 * Reads the things that could be offered. A feature's statement has the columns id, community_id, title, owner_id and
 * written; it is given the viewer ($1), now ($2), the National Network ($3), and the community or the thing ($4).
 */
@ApplicationScoped
public class ThingReader {

    private final Pool pool;
    private final Clock clock;

    ThingReader(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** @param path of a thing's page, before its id */
    public Uni<List<Thing>> all(String sql, String path, Viewer viewer, UUID id) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(viewer.personId(), clock.instant().atOffset(ZoneOffset.UTC), Viewer.NATIONAL, id))
                .map(rows -> {
                    List<Thing> found = new ArrayList<>();
                    rows.forEach(row -> found.add(thing(row, path)));
                    return found;
                });
    }

    public Uni<Optional<Thing>> one(String sql, String path, Viewer viewer, UUID id) {
        return all(sql, path, viewer, id).map(found -> found.stream().findFirst());
    }

    private static Thing thing(Row row, String path) {
        return new Thing(
                row.getUUID("id"),
                row.getUUID("community_id"),
                row.getString("title"),
                row.getUUID("owner_id"),
                row.getOffsetDateTime("written").toInstant(),
                path + row.getUUID("id"));
    }
}
