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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.TokenHolder;

/** The statements on API tokens. A token is looked up on every request, so that its end holds from the next one on. */
@ApplicationScoped
class TokenRepository {

    // The unique index of token_hash. A person who left, or who never signed in, has no tokens that open anything.
    private static final String FIND =
            """
            select t.id, t.scopes, p.subject, t.last_used_at is null or t.last_used_at < $2::timestamptz - interval '1 hour' as stale
              from api_token t join person p on p.id = t.person_id
             where t.token_hash = $1 and t.revoked_at is null and t.expires_at > $2 and p.active
               and p.subject is not null
            """;

    private static final String USED =
            """
            update api_token set last_used_at = $2
             where id = $1 and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 hour')
            """;

    private static final String LIST =
            """
            select id, name, ending, scopes, created_at, expires_at, last_used_at from api_token
             where person_id = $1 and revoked_at is null order by id desc
            """;

    private static final String ADD =
            """
            insert into api_token (id, person_id, name, token_hash, ending, scopes, created_at, expires_at, submission_key)
            values (:id, :person, :name, :hash, :ending, string_to_array(:scopes, ','), :now, :until, :key)
            """;

    private static final String COUNT =
            "select count(*) from api_token where person_id = :person and revoked_at is null and expires_at > :now";

    private static final String SENT_BEFORE = "select count(*) from api_token where submission_key = :key";

    private static final String REVOKE =
            "update api_token set revoked_at = :now where id = :id and person_id = :person and revoked_at is null";

    private static final String OWN = "select count(*) from api_token where id = :id and person_id = :person";

    // Index api_token_person.
    private static final String REVOKE_ALL =
            "update api_token set revoked_at = :now where person_id = :person and revoked_at is null";

    private final Pool pool;

    TokenRepository(Pool pool) {
        this.pool = pool;
    }

    /** The holder of a token that is good now. */
    Uni<Optional<TokenHolder>> find(byte[] hash, Instant now) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(Buffer.buffer(hash), utc(now)))
                .chain(rows -> {
                    if (rows.size() == 0) {
                        return Uni.createFrom().item(Optional.empty());
                    }
                    Row row = rows.iterator().next();
                    TokenHolder holder = new TokenHolder(
                            row.getUUID("id"), row.getString("subject"), Set.of(row.getArrayOfStrings("scopes")));
                    return row.getBoolean("stale")
                            ? used(holder, now).replaceWith(Optional.of(holder))
                            : Uni.createFrom().item(Optional.of(holder));
                });
    }

    private Uni<Void> used(TokenHolder holder, Instant now) {
        return pool.preparedQuery(USED)
                .execute(Tuple.of(holder.tokenId(), utc(now)))
                .replaceWithVoid();
    }

    /** A token as its owner sees it. */
    record Entry(
            UUID id,
            String name,
            String ending,
            List<String> scopes,
            Instant created,
            Instant expires,
            @Nullable Instant used) {}

    Uni<List<Entry>> list(UUID person) {
        return pool.preparedQuery(LIST).execute(Tuple.of(person)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(TokenRepository::entry)
                .toList());
    }

    Uni<Long> count(UUID person, Instant now) {
        return Panache.getSession().chain(s -> s.createNativeQuery(COUNT, Long.class)
                .setParameter("person", person)
                .setParameter("now", now)
                .getSingleResult());
    }

    Uni<Boolean> sentBefore(UUID key) {
        return Panache.getSession()
                .chain(s -> s.createNativeQuery(SENT_BEFORE, Long.class)
                        .setParameter("key", key)
                        .getSingleResult())
                .map(n -> n > 0);
    }

    Uni<Void> add(UUID id, UUID person, TokenForm.Wish wish, String token, Instant now, UUID key) {
        return Panache.getSession()
                .chain(s -> s.createNativeQuery(ADD)
                        .setParameter("id", id)
                        .setParameter("person", person)
                        .setParameter("name", wish.name())
                        .setParameter("hash", TokenText.hash(token))
                        .setParameter("ending", token.substring(token.length() - 4))
                        .setParameter("scopes", String.join(",", wish.scopes()))
                        .setParameter("now", now)
                        .setParameter("until", now.plus(wish.goodFor()))
                        .setParameter("key", key)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Integer> revoke(UUID person, UUID id, Instant now) {
        return Panache.getSession().chain(s -> s.createNativeQuery(REVOKE)
                .setParameter("id", id)
                .setParameter("person", person)
                .setParameter("now", now)
                .executeUpdate());
    }

    /** Whether the person ever had this token. */
    Uni<Boolean> isOf(UUID person, UUID id) {
        return Panache.getSession()
                .chain(s -> s.createNativeQuery(OWN, Long.class)
                        .setParameter("id", id)
                        .setParameter("person", person)
                        .getSingleResult())
                .map(count -> count > 0);
    }

    Uni<Void> revokeAll(UUID person, Instant now) {
        return Panache.getSession()
                .chain(s -> s.createNativeQuery(REVOKE_ALL)
                        .setParameter("person", person)
                        .setParameter("now", now)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Entry entry(Row row) {
        OffsetDateTime used = row.getOffsetDateTime("last_used_at");
        return new Entry(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("ending"),
                List.of(row.getArrayOfStrings("scopes")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                used == null ? null : used.toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
