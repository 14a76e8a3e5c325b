package org.nnssil.mail;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.SecretLinks;

/** The sender's statements on the outbox. A row changes hands only by {@link #claim}; every mark names the owner. */
@ApplicationScoped
class OutboxRepository {

    // A mailbox that does not exist gets nothing, whatever it is; other suppressions are about lists only.
    // Index mail_outbox_due. A lease that ran out is due like any other row, because its end is its next attempt.
    static final String CLAIM =
            """
            with due as (
                select id from mail_outbox
                 where state in ('DUE', 'LEASED') and next_attempt_at <= $1 and (released or not $2)
                 order by next_attempt_at, id
                 limit $3
                   for update skip locked)
            update mail_outbox o
               set state = 'LEASED', lease_owner = $4, lease_until = $5, next_attempt_at = $5, attempts = o.attempts + 1
              from due where o.id = due.id
            returning o.id, o.body_id, o.list, o.person_id, o.to_address, o.to_name, o.merge, o.unsubscribe_url,
                      o.message_id, o.attempts, o.lease_until,
                      coalesce((select 'BOUNCED' from mail_suppression stop where stop.address = o.to_address
                                   and stop.list = '*' and stop.reason = 'BOUNCED'),
                               case when o.list is not null then %s end) as refusal
            """
                    .formatted(ListChoice.refusal("o.person_id", "o.to_address", "o.list"));

    private static final String BODY =
            "select subject, text, html, calendar, calendar_method from mail_body where id = $1";

    // What opens the links of a mail is kept as long as the mail may still be tried, and goes with its end: out of the
    // values of the row, and out of the body where that is this one row's. A body for many has marks instead of links.
    private static final String FINISH =
            """
            with ended as (
                update mail_outbox
                   set state = $3, last_error = $4, sent_at = case when $3 = 'SENT' then $5::timestamptz end,
                       merge = %s::jsonb, lease_owner = null, lease_until = null
                 where id = $1 and lease_owner = $2 and state = 'LEASED'
                returning body_id, campaign_id, merge)
            update mail_body b set text = %s, html = %s
              from ended e
             where b.id = e.body_id and e.campaign_id is null and e.merge = '{}' and (%s or %s)
            """
                    .formatted(
                            SecretLinks.maskedSql("merge::text"),
                            SecretLinks.maskedSql("b.text"),
                            SecretLinks.maskedSql("b.html"),
                            SecretLinks.inSql("b.text"),
                            SecretLinks.inSql("b.html"));

    private static final String POSTPONE =
            """
            update mail_outbox
               set state = 'DUE', last_error = $3, next_attempt_at = $4, lease_owner = null, lease_until = null
             where id = $1 and lease_owner = $2 and state = 'LEASED'
            """;

    private static final String PUT_BACK =
            """
            update mail_outbox
               set state = 'DUE', attempts = attempts - 1, next_attempt_at = $3, lease_owner = null, lease_until = null
             where id = any($1) and lease_owner = $2 and state = 'LEASED'
            """;

    private static final String HOLD = "update mail_outbox set state = 'HELD' where state = 'DUE' and not released";

    private static final String BOUNCED =
            """
            insert into mail_suppression (address, list, reason, created_at, detail)
            values ($1, '*', 'BOUNCED', $2, $3) on conflict do nothing
            """;

    /** An issue goes out in many small batches with one body: a handful of bodies serves them all. */
    private static final int BODIES_KEPT = 8;

    private final Pool pool;
    private final String claim;
    private final List<BounceListener> listeners;
    private final Map<UUID, OutboxBody> bodies = new LinkedHashMap<>();

    @Inject
    OutboxRepository(Pool pool, @All List<BounceListener> listeners) {
        this(pool, CLAIM, listeners);
    }

    OutboxRepository(Pool pool) {
        this(pool, CLAIM);
    }

    /** With another claim, for the test that shows what the real one is for. */
    OutboxRepository(Pool pool, String claim) {
        this(pool, claim, List.of());
    }

    private OutboxRepository(Pool pool, String claim, List<BounceListener> listeners) {
        this.pool = pool;
        this.claim = claim;
        this.listeners = listeners;
    }

    /** @param releasedOnly in hold mode only what the coordinator let go */
    Uni<List<OutboxRow>> claim(UUID owner, Instant now, Instant until, int most, boolean releasedOnly) {
        return pool.preparedQuery(claim)
                .execute(Tuple.of(utc(now), releasedOnly, most, owner, utc(until)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(OutboxRepository::row)
                        .toList());
    }

    Uni<OutboxBody> body(UUID id) {
        synchronized (bodies) {
            OutboxBody kept = bodies.get(id);
            if (kept != null) {
                return Uni.createFrom().item(kept);
            }
        }
        return pool.preparedQuery(BODY)
                .execute(Tuple.of(id))
                .map(rows -> body(rows.iterator().next()))
                .invoke(body -> keep(id, body));
    }

    Uni<Void> finish(UUID id, UUID owner, MailState end, @Nullable String reason, Instant now) {
        return pool.preparedQuery(FINISH)
                .execute(Tuple.of(id, owner, end.name(), reason, utc(now)))
                .replaceWithVoid();
    }

    Uni<Void> postpone(UUID id, UUID owner, String reason, Instant next) {
        return pool.preparedQuery(POSTPONE)
                .execute(Tuple.of(id, owner, reason, utc(next)))
                .replaceWithVoid();
    }

    /** Gives rows back that were claimed and not tried. */
    Uni<Void> putBack(Collection<UUID> ids, UUID owner, Instant now) {
        return pool.preparedQuery(PUT_BACK)
                .execute(Tuple.of(ids.toArray(UUID[]::new), owner, utc(now)))
                .replaceWithVoid();
    }

    Uni<Void> hold() {
        return pool.query(HOLD).execute().replaceWithVoid();
    }

    /** Stops mail to the address and tells whom it concerns: both or neither. */
    Uni<Void> bounced(String address, String reason, Instant now) {
        return pool.withTransaction(transaction -> {
            Uni<Void> all = transaction
                    .preparedQuery(BOUNCED)
                    .execute(Tuple.of(address, utc(now), reason))
                    .replaceWithVoid();
            for (BounceListener listener : listeners) {
                all = all.chain(() -> listener.bounced(transaction, address, reason, now));
            }
            return all;
        });
    }

    static OutboxBody body(Row row) {
        String calendar = row.getString("calendar");
        Letter.Invite invite = calendar == null ? null : new Letter.Invite(calendar, row.getString("calendar_method"));
        return new OutboxBody(row.getString("subject"), row.getString("text"), row.getString("html"), invite);
    }

    static OutboxRow row(Row row) {
        OffsetDateTime lease = row.getOffsetDateTime("lease_until");
        return new OutboxRow(
                row.getUUID("id"),
                row.getUUID("body_id"),
                row.getString("list"),
                row.getUUID("person_id"),
                row.getString("to_address"),
                row.getString("to_name"),
                merge(row.getJsonObject("merge")),
                row.getString("unsubscribe_url"),
                row.getString("message_id"),
                row.getInteger("attempts"),
                lease == null ? Instant.MIN : lease.toInstant(),
                row.getString("refusal"));
    }

    static Map<String, String> merge(JsonObject json) {
        Map<String, String> values = new HashMap<>();
        json.forEach(entry -> values.put(entry.getKey(), String.valueOf(entry.getValue())));
        return values;
    }

    private void keep(UUID id, OutboxBody body) {
        synchronized (bodies) {
            if (bodies.size() >= BODIES_KEPT) {
                bodies.remove(bodies.keySet().iterator().next());
            }
            bodies.put(id, body);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
