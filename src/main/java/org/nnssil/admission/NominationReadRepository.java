package org.nnssil.admission;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Viewer;

/** Nominations as read. Every statement asks whether the viewer ($1, coordinator $2) may know of them. */
@ApplicationScoped
class NominationReadRepository {

    // Known to the coordinator, to who named, and a request to become core to the holder of the seat it goes to. What
    // somebody named who has left is known to the holder of that seat, or to the core staff of that center.
    private static final String ROWS =
            """
            select n.id, n.kind = 'CORE_REQUEST' as core_request, n.state, n.nominator_id, by.name as nominator,
                   coalesce(support.name, '') as supporter, n.jurisdiction_key, n.center_key,
                   coalesce(j.name, c.name, '') as place, n.email, n.name, n.role_title,
                   array(select l.name from jurisdiction l where l.key = any (n.liaison_for) order by l.name)
                       as liaison_for,
                   n.why, n.created_at, coalesce(d.name, '') as decider, n.decided_at, n.note, n.passed_at is not null as passed,
                   coalesce(t.person_id = $1, false) as holder,
                   case when h.id is null then '' when h.listed or $2 then h.name else 'the holder of the seat' end
                       as seat_holder
              from nomination n
              join person by on by.id = n.nominator_id
              left join person support on support.id = n.supported_by
              left join person d on d.id = n.decided_by
              left join jurisdiction j on j.key = n.jurisdiction_key
              left join center c on c.key = n.center_key
              left join seat_tenure t on t.jurisdiction_key = n.jurisdiction_key and t.to_date is null
                                     and not t.unanswered
              left join person h on h.id = t.person_id
             where ($2 or n.nominator_id = $1 or (n.kind = 'CORE_REQUEST' and t.person_id = $1)
                    or (n.passed_at is not null and (t.person_id = $1
                        or n.center_key = (select o.center_key from person me join organization o on o.id = me.organization_id
                                             join membership m on m.person_id = me.id and m.ended_at is null and m.reach >= 2
                                              and m.community_id = '00000000-0000-7000-8000-000000000001'
                                            where me.id = $1))))
            """;

    private static final String FIND = ROWS + " and n.id = $3";

    // Index nomination_recent.
    private static final String LIST = ROWS
            + " and ($3::text is null or n.state = $3) and ($4::uuid is null or (n.created_at, n.id) <"
            + " (select a.created_at, a.id from nomination a where a.id = $4))"
            + " order by n.created_at desc, n.id desc limit $5";

    private static final String RIGHT =
            """
            select s.key as seat, coalesce(s.name, '') as seat_name, o.center_key, coalesce(c.name, '') as center,
                   coalesce(own.name, '') as own, coalesce(h.name, '') as holder
              from person p
              left join seat_tenure t on t.person_id = p.id and t.to_date is null and not t.unanswered
              left join jurisdiction s on s.key = t.jurisdiction_key
              left join organization o on o.id = p.organization_id
              left join center c on c.key = o.center_key
              left join jurisdiction own on own.key = p.jurisdiction_key
              left join seat_tenure ht on ht.jurisdiction_key = own.key and ht.to_date is null and not ht.unanswered
              left join person h on h.id = ht.person_id and h.listed
             where p.id = $1
            """;

    private static final String SERVED =
            """
            select j.key, j.name from center_serving s join jurisdiction j on j.key = s.jurisdiction_key
             where s.center_key = $1 order by j.name
            """;

    private final Pool pool;

    NominationReadRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<NominationRow>> find(Viewer viewer, UUID id) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(viewer.id(), viewer.coordinator(), id))
                .map(rows -> list(rows).stream().findFirst());
    }

    /** @param all whether to show all there are to a coordinator, or only what concerns them as a member */
    Uni<List<NominationRow>> list(
            Viewer viewer, boolean all, @Nullable NominationState state, @Nullable UUID after, int most) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(
                        viewer.id(), all && viewer.coordinator(), state == null ? null : state.name(), after, most))
                .map(NominationReadRepository::list);
    }

    Uni<NominatingRight> right(Viewer viewer) {
        return pool.preparedQuery(RIGHT).execute(Tuple.of(viewer.id())).chain(rows -> {
            Row row = rows.iterator().next();
            String seat = row.getString("seat");
            String center = row.getString("center_key");
            if (seat != null && viewer.nationalCore()) {
                return Uni.createFrom().item(NominatingRight.ofSeat(seat, row.getString("seat_name")));
            }
            return center != null && viewer.nationalCore()
                    ? served(center).map(served -> NominatingRight.ofCenter(center, row.getString("center"), served))
                    : Uni.createFrom().item(NominatingRight.none(row.getString("own"), row.getString("holder")));
        });
    }

    private Uni<Map<String, String>> served(String center) {
        return pool.preparedQuery(SERVED).execute(Tuple.of(center)).map(rows -> {
            Map<String, String> served = new LinkedHashMap<>();
            rows.forEach(row -> served.put(row.getString(0), row.getString(1)));
            return served;
        });
    }

    private static List<NominationRow> list(RowSet<Row> rows) {
        List<NominationRow> found = new ArrayList<>(rows.size());
        rows.forEach(row -> found.add(row(row)));
        return found;
    }

    private static NominationRow row(Row row) {
        OffsetDateTime decided = row.getOffsetDateTime("decided_at");
        return new NominationRow(
                row.getUUID("id"),
                row.getBoolean("core_request"),
                NominationState.valueOf(row.getString("state")),
                row.getUUID("nominator_id"),
                row.getString("nominator"),
                row.getString("supporter"),
                row.getString("jurisdiction_key"),
                row.getString("center_key"),
                row.getString("place"),
                row.getString("email"),
                row.getString("name"),
                row.getString("role_title"),
                List.of(row.getArrayOfStrings("liaison_for")),
                row.getString("why"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("decider"),
                decided == null ? null : decided.toInstant(),
                row.getString("note"),
                row.getBoolean("passed"),
                row.getBoolean("holder"),
                row.getString("seat_holder"));
    }
}
