package org.nnssil.account;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Who begins. */
@ApplicationScoped
class StartRepository {

    private static final String FIND = "select p.name, p.email, " + WaysIn.standing("$2")
            + " as standing, p.subject is not null as begun" + " from person p where p.id = $1";

    private final Pool pool;
    private final Clock clock;

    StartRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * @param standing whether they are a member; who left before they ever signed in is not let in by an old link
     * @param begun whether they have signed in before
     */
    record Beginner(String name, String email, boolean standing, boolean begun) {}

    Uni<Optional<Beginner>> find(UUID person) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(person, clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return Optional.empty();
                    }
                    Row row = rows.iterator().next();
                    return Optional.of(new Beginner(
                            row.getString("name"),
                            row.getString("email"),
                            row.getBoolean("standing"),
                            row.getBoolean("begun")));
                });
    }
}
