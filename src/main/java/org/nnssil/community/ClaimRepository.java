package org.nnssil.community;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;

/** The statements of the claim. Tokens are known by their SHA-256 only. */
@ApplicationScoped
class ClaimRepository {

    /** Held by every claim until it commits, so that of two at the same moment one finds the role taken. */
    private static final String ONE_AT_A_TIME = "select id from community where id = $1 for update";

    private static final String HELD =
            """
            select exists (select 1 from membership m join person p on p.id = m.person_id
                            where m.community_id = $1 and m.ended_at is null and 'COORDINATOR' = any (m.roles)
                              and p.active and p.subject is not null) as held
            """;

    private static final String FIND = "select expires_at, used_at from coordinator_claim where token_hash = $1";

    private static final String ADD =
            "insert into coordinator_claim (token_hash, created_at, expires_at) values ($1, $2, $3)";

    private static final String FORGET_EXPIRED =
            "delete from coordinator_claim where used_at is null and expires_at < $1";

    private static final String USE = "update coordinator_claim set used_at = $2, used_by = $3 where token_hash = $1";

    private static final String PERSON = "select id from person where subject = $1";

    private static final String ADD_PERSON =
            """
            insert into person (id, subject, email, name, role_title, created_at)
            values ($1, $2, $3, $4, 'Network coordinator', $5) on conflict do nothing
            """;

    private static final String RAISE =
            """
            update membership
               set reach = $3, access_until = null, version = version + 1,
                   roles = array(select distinct unnest(roles || array['COORDINATOR']))
             where person_id = $1 and community_id = $2 and ended_at is null
            """;

    private static final String JOIN =
            """
            insert into membership (id, person_id, community_id, reach, roles, basis, from_at)
            values ($1, $2, $3, $4, array['COORDINATOR'], 'CLAIMED', $5)
            """;

    /** @param usedAt empty while nobody has used it */
    record Claim(Instant expiresAt, Optional<Instant> usedAt) {}

    Uni<Void> takeTurn(SqlClient sql) {
        return sql.preparedQuery(ONE_AT_A_TIME)
                .execute(Tuple.of(Viewer.NATIONAL))
                .replaceWithVoid();
    }

    Uni<Boolean> roleIsHeld(SqlClient sql) {
        return sql.preparedQuery(HELD)
                .execute(Tuple.of(Viewer.NATIONAL))
                .map(rows -> rows.iterator().next().getBoolean("held"));
    }

    Uni<Optional<Claim>> find(SqlClient sql, byte[] hash) {
        return sql.preparedQuery(FIND).execute(Tuple.of(Buffer.buffer(hash))).map(ClaimRepository::first);
    }

    Uni<Void> add(SqlClient sql, byte[] hash, Instant now, Instant expires) {
        return sql.preparedQuery(FORGET_EXPIRED)
                .execute(Tuple.of(utc(now)))
                .chain(done -> sql.preparedQuery(ADD).execute(Tuple.of(Buffer.buffer(hash), utc(now), utc(expires))))
                .replaceWithVoid();
    }

    Uni<Void> use(SqlClient sql, byte[] hash, Instant now, UUID person) {
        return sql.preparedQuery(USE)
                .execute(Tuple.of(Buffer.buffer(hash), utc(now), person))
                .replaceWithVoid();
    }

    Uni<Optional<UUID>> person(SqlClient sql, String subject) {
        return sql.preparedQuery(PERSON)
                .execute(Tuple.of(subject))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getUUID("id")));
    }

    /** Whether it was added; false when the address is another person's. */
    Uni<Boolean> addPerson(SqlClient sql, UUID id, Claimant claimant, String email, Instant now) {
        return sql.preparedQuery(ADD_PERSON)
                .execute(Tuple.of(id, claimant.subject(), email, claimant.name(), utc(now)))
                .map(done -> done.rowCount() == 1);
    }

    Uni<Void> makeCoordinator(SqlClient sql, UUID person, UUID membership, Instant now) {
        int reach = Reach.CONVENERS.rank();
        return sql.preparedQuery(RAISE)
                .execute(Tuple.of(person, Viewer.NATIONAL, (short) reach))
                .chain(raised -> raised.rowCount() > 0
                        ? Uni.createFrom().voidItem()
                        : sql.preparedQuery(JOIN)
                                .execute(Tuple.of(membership, person, Viewer.NATIONAL, (short) reach, utc(now)))
                                .replaceWithVoid());
    }

    private static Optional<Claim> first(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        Row row = rows.iterator().next();
        return Optional.of(new Claim(
                row.getOffsetDateTime("expires_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("used_at")).map(OffsetDateTime::toInstant)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
