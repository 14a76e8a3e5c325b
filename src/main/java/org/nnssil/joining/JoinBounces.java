package org.nnssil.joining;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import org.nnssil.mail.BounceListener;

/** Somebody was asked into a community at an address that does not exist: its conveners see that it reached nobody. */
@ApplicationScoped
class JoinBounces implements BounceListener {

    private static final String BOUNCED =
            """
            update community_invitation set bounced_at = $2, bounce_reason = $3, version = version + 1
             where status = 'SENT' and bounced_at is null
               and person_id in (select id from person where lower(email) = $1)
            """;

    @Override
    public Uni<Void> bounced(SqlClient transaction, String address, String reason, Instant at) {
        return transaction
                .preparedQuery(BOUNCED)
                .execute(Tuple.of(address, at.atOffset(ZoneOffset.UTC), reason))
                .replaceWithVoid();
    }
}
