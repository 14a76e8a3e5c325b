package org.nnssil.admission;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;

/** Invitations as read, by the coordinator and by whoever holds a link. */
@ApplicationScoped
class InvitationReadRepository {

    // Expired is a matter of the date, bounced of the mail: the outbox is asked by its unique key.
    private static final String STATUS =
            """
            case when i.state in ('ACCEPTED', 'DECLINED', 'WITHDRAWN') then i.state
                 when i.bounced_at is not null or o.state in ('FAILED', 'SUPPRESSED') then 'BOUNCED'
                 when i.expires_at <= $1 then 'EXPIRED'
                 else i.state end
            """;

    private static final String ROWS = "select i.id, i.person_id, i.name, p.email, i.role_title,"
            + " i.place, i.seat_key, coalesce(s.name, '') as seat, i.reach, i.roles, i.founding,"
            + " i.access_until, " + STATUS
            + " as status, i.created_at, i.sent_at, i.sendings, i.expires_at, i.opened_at,"
            + " i.decided_at, i.reason, coalesce(by.name, '') as invited_by,"
            + " coalesce(nullif(i.bounce_reason, ''), case when o.state = 'FAILED' then o.last_error"
            + " when o.state = 'SUPPRESSED' then 'No mail goes to this address' end, '') as trouble"
            + """

              from invitation i
              join person p on p.id = i.person_id
              left join jurisdiction s on s.key = i.seat_key
              left join person by on by.id = i.invited_by
              left join mail_outbox o on o.dedupe_key = i.mail_key
            """;

    private static final String FIND = ROWS + " where i.id = $2";
    private static final String OF_TOKEN = ROWS + " where i.token_hash = $2";

    // Index invitation_recent.
    private static final String LIST = "select * from (" + ROWS
            + " where ($3::uuid is null or (i.created_at, i.id) <"
            + " (select a.created_at, a.id from invitation a where a.id = $3))) l"
            + " where ($2::text is null or l.status = $2) order by l.created_at desc, l.id desc limit $4";

    private static final String COUNTS = "select " + STATUS + " as status, count(*) as n from invitation i"
            + " left join mail_outbox o on o.dedupe_key = i.mail_key group by 1";

    private final Pool pool;
    private final Clock clock;

    InvitationReadRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Optional<InvitationRow>> find(UUID id) {
        return one(FIND, Tuple.of(now(), id));
    }

    Uni<Optional<InvitationRow>> ofToken(byte[] hash) {
        return one(OF_TOKEN, Tuple.of(now(), Buffer.buffer(hash)));
    }

    Uni<List<InvitationRow>> list(@Nullable InvitationStatus status, @Nullable UUID after, int most) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(now(), status == null ? null : status.name(), after, most))
                .map(rows -> {
                    List<InvitationRow> found = new ArrayList<>(rows.size());
                    rows.forEach(row -> found.add(row(row)));
                    return found;
                });
    }

    Uni<Map<InvitationStatus, Long>> counts() {
        return pool.preparedQuery(COUNTS).execute(Tuple.of(now())).map(rows -> {
            Map<InvitationStatus, Long> counts = new EnumMap<>(InvitationStatus.class);
            rows.forEach(row -> counts.put(InvitationStatus.valueOf(row.getString(0)), row.getLong(1)));
            return counts;
        });
    }

    private Uni<Optional<InvitationRow>> one(String sql, Tuple asked) {
        return pool.preparedQuery(sql)
                .execute(asked)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(row(rows.iterator().next())));
    }

    private static InvitationRow row(Row row) {
        return new InvitationRow(
                row.getUUID("id"),
                row.getUUID("person_id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("role_title"),
                row.getString("place"),
                row.getString("seat_key"),
                row.getString("seat"),
                Reach.ofRank(row.getInteger("reach")),
                List.of(row.getArrayOfStrings("roles")),
                row.getBoolean("founding"),
                instant(row, "access_until"),
                InvitationStatus.valueOf(row.getString("status")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("sent_at").toInstant(),
                row.getInteger("sendings"),
                row.getOffsetDateTime("expires_at").toInstant(),
                instant(row, "opened_at"),
                instant(row, "decided_at"),
                row.getString("reason"),
                row.getString("trouble"),
                row.getString("invited_by"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
