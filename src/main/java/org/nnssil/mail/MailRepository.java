package org.nnssil.mail;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Acquaintance;

/**
 * What the Mail page asks. A mail of a community is shown to that community's conveners only; one of the service itself to
 * whoever may know the person it is about, and to everybody else as a line that names nobody.
 */
@ApplicationScoped
class MailRepository {

    // $1 the communities whose mail the viewer may read and whose people they know. Mail to nobody's address is about
    // whoever asked for it.
    private static final String READABLE = "coalesce(b.community_id = any($1), %s)"
            .formatted(Acquaintance.sql("coalesce(o.person_id, o.about_id)", "$1"));

    // Index mail_outbox_recent. Looking for an address finds no mail that must not tell it.
    private static final String LIST =
            """
            select o.id, b.subject, o.merge, o.to_name, o.to_address, o.kind, o.state, o.created_at, o.last_error,
                   %1$s as readable
              from mail_outbox o join mail_body b on b.id = o.body_id
             where (b.community_id is null or b.community_id = any($1))
               and ($2::text is null or o.state = $2)
               and ($3::text is null or o.to_address like $3 and %1$s)
               and ($4::uuid is null
                    or (o.created_at, o.id) < (select c.created_at, c.id from mail_outbox c where c.id = $4))
             order by o.created_at desc, o.id desc
             limit $5
            """
                    .formatted(READABLE);

    private static final String COUNT =
            """
            select o.state, (b.community_id is null or b.community_id = any($1)) as shown, count(*) as n
              from mail_outbox o join mail_body b on b.id = o.body_id
             group by 1, 2
            """;

    private static final String ONE =
            """
            select o.id, o.body_id, o.list, o.person_id, o.to_address, o.to_name, o.merge, o.unsubscribe_url,
                   o.message_id, o.attempts, o.lease_until, null as refusal, o.kind, o.state, o.created_at, o.sent_at,
                   o.next_attempt_at, o.last_error, b.subject, b.text, b.html, b.calendar, b.calendar_method
              from mail_outbox o join mail_body b on b.id = o.body_id
             where o.id = $2 and %s
            """
                    .formatted(READABLE);

    private static final String RELEASE =
            """
            update mail_outbox o set state = 'DUE', released = true, next_attempt_at = $3
              from mail_body b
             where b.id = o.body_id and o.id = $2 and o.state = 'HELD'
               and %s
            """
                    .formatted(READABLE);

    private static final String RELEASE_ALL =
            "update mail_outbox set state = 'DUE', released = true, next_attempt_at = $1 where state = 'HELD'";

    // Index mail_outbox_campaign.
    private static final String DELIVERIES =
            "select state, count(*) as n from mail_outbox where campaign_id = $1 group by state";

    private final Pool pool;

    MailRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<RowSet<Row>> list(
            Set<UUID> readable, @Nullable MailState state, @Nullable String address, @Nullable UUID after, int most) {
        String pattern = address == null ? null : "%" + address.replaceAll("([%_\\\\])", "\\\\$1") + "%";
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(ids(readable), state == null ? null : state.name(), pattern, after, most));
    }

    /** @param hidden of communities that are not the viewer's */
    record Totals(Map<MailState, Long> shown, long hidden, long held) {}

    Uni<Totals> totals(Set<UUID> readable) {
        return pool.preparedQuery(COUNT).execute(Tuple.of(ids(readable))).map(rows -> {
            Map<MailState, Long> shown = new EnumMap<>(MailState.class);
            long hidden = 0;
            long held = 0;
            for (Row row : rows) {
                MailState state = MailState.valueOf(row.getString("state"));
                long n = row.getLong("n");
                held += state == MailState.HELD ? n : 0;
                if (row.getBoolean("shown")) {
                    shown.merge(state, n, Long::sum);
                } else {
                    hidden += n;
                }
            }
            return new Totals(shown, hidden, held);
        });
    }

    Uni<@Nullable Row> find(Set<UUID> readable, UUID id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(ids(readable), id))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next());
    }

    Uni<Integer> release(Set<UUID> readable, UUID id, Instant now) {
        return pool.preparedQuery(RELEASE)
                .execute(Tuple.of(ids(readable), id, utc(now)))
                .map(RowSet::rowCount);
    }

    Uni<Integer> releaseAll(Instant now) {
        return pool.preparedQuery(RELEASE_ALL).execute(Tuple.of(utc(now))).map(RowSet::rowCount);
    }

    Uni<Deliveries> deliveries(UUID campaign) {
        return pool.preparedQuery(DELIVERIES).execute(Tuple.of(campaign)).map(rows -> {
            Map<MailState, Long> n = new EnumMap<>(MailState.class);
            rows.forEach(row -> n.put(MailState.valueOf(row.getString("state")), row.getLong("n")));
            return new Deliveries(
                    n.getOrDefault(MailState.DUE, 0L),
                    n.getOrDefault(MailState.HELD, 0L),
                    n.getOrDefault(MailState.LEASED, 0L),
                    n.getOrDefault(MailState.SENT, 0L),
                    n.getOrDefault(MailState.FAILED, 0L),
                    n.getOrDefault(MailState.SUPPRESSED, 0L));
        });
    }

    private static UUID[] ids(Set<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
