package org.nnssil.account;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Who begins. */
@ApplicationScoped
class StartRepository {

    private static final String FIND =
            "select name, email, active, subject is not null as begun from person where id = $1";

    private final Pool pool;

    StartRepository(Pool pool) {
        this.pool = pool;
    }

    /** @param begun whether they have signed in before */
    record Beginner(String name, String email, boolean active, boolean begun) {}

    Uni<Optional<Beginner>> find(UUID person) {
        return pool.preparedQuery(FIND).execute(Tuple.of(person)).map(rows -> {
            if (rows.size() == 0) {
                return Optional.empty();
            }
            Row row = rows.iterator().next();
            return Optional.of(new Beginner(
                    row.getString("name"), row.getString("email"), row.getBoolean("active"), row.getBoolean("begun")));
        });
    }
}
