package org.nnssil.jurisdiction;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nnssil.security.Viewer;

/** Reads of jurisdictions, centers and seats. */
@ApplicationScoped
class JurisdictionRepository {

    // Whether a holder is a member is asked of index membership_active, once a seat: the limit keeps the planner from
    // reading all memberships.
    private static final String SEATS =
            """
            select j.key, j.name, j.kind, j.zone, j.counted, s.jurisdiction_key is not null as seated, s.vacant_since,
                   p.id as holder_id, coalesce(p.name, '') as holder, coalesce(p.role_title, '') as holder_role,
                   coalesce(p.listed and p.active, false) as holder_listed, t.from_date,
                   coalesce(t.interim, false) as interim, coalesce(c.key, '') as center_key,
                   coalesce(c.name, '') as center, not t.unanswered and member.known is not null as joined
              from jurisdiction j
              left join seat s on s.jurisdiction_key = j.key
              left join seat_tenure t on t.jurisdiction_key = j.key and t.to_date is null
              left join person p on p.id = t.person_id
              left join lateral (
                   select true as known from membership m
                    where m.person_id = p.id and m.ended_at is null
                      and m.community_id = '00000000-0000-7000-8000-000000000001' limit 1) member on true
              left join center_serving served on served.jurisdiction_key = j.key
              left join center c on c.key = served.center_key
             order by j.name
            """;

    private static final String FACTS =
            """
            select j.key, j.name, j.kind, j.zone, j.other_zones, coalesce(j.agency_name, '') as agency, j.counted, j.countable, j.note
              from jurisdiction j where j.key = $1
            """;

    private static final String CENTERS_OF =
            """
            select c.key, c.name, c.host, a.from_date, a.to_date
              from center_service_area a join center c on c.key = a.center_key
             where a.jurisdiction_key = $1
             order by a.to_date desc nulls first, a.from_date desc, c.name
            """;

    private static final String TENURES =
            """
            select p.id, p.name, p.listed and p.active as listed, t.from_date, t.to_date, t.interim,
                   t.unanswered and t.to_date is null as unanswered, t.reason,
                   p.listed and p.active and exists (
                       select 1 from membership m where m.person_id = p.id and m.community_id = $2 and m.ended_at is null
                          and (m.access_until is null or m.access_until > $3)) as has_page
              from seat_tenure t join person p on p.id = t.person_id
             where t.jurisdiction_key = $1
             order by t.from_date desc, t.to_date desc nulls first, t.id
            """;

    // Probes person_jurisdiction and membership_active.
    private static final String PEOPLE =
            """
            select p.id, p.name, p.role_title, m.reach,
                   exists (select 1 from seat_tenure t where t.person_id = p.id and t.to_date is null
                              and not t.unanswered) as seat
              from person p
              join membership m on m.person_id = p.id and m.community_id = $2 and m.ended_at is null
                                   and (m.access_until is null or m.access_until > $3)
             where p.jurisdiction_key = $1 and p.listed and p.active
             order by seat desc, m.reach desc, p.name_folded, p.id limit 200
            """;

    private static final String NAMES = "select key, name from jurisdiction order by name";
    private static final String PRINCIPLES =
            "select number::text, number || ' ' || short_name from principle order by principle.number";

    private static final String CENTERS = "select key, name from center order by kind desc, name";

    private final Pool pool;

    JurisdictionRepository(Pool pool) {
        this.pool = pool;
    }

    /** When each jurisdiction last did what this statement of a feature is about, see {@link SeatActivity#last}. */
    Uni<Map<String, Instant>> last(String sql, Viewer viewer, Instant now) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(viewer.personId(), now.atOffset(ZoneOffset.UTC), Viewer.NATIONAL))
                .map(rows -> {
                    Map<String, Instant> last = new HashMap<>();
                    rows.forEach(row -> last.put(
                            row.getString("key"), row.getOffsetDateTime("at").toInstant()));
                    return last;
                });
    }

    Uni<List<SeatRow>> seats() {
        return pool.preparedQuery(SEATS).execute().map(rows -> list(rows, JurisdictionRepository::seat));
    }

    Uni<Map<String, String>> names() {
        return pool.preparedQuery(NAMES).execute().map(JurisdictionRepository::keyed);
    }

    Uni<Map<String, String>> centers() {
        return pool.preparedQuery(CENTERS).execute().map(JurisdictionRepository::keyed);
    }

    Uni<Map<String, String>> principles() {
        return pool.preparedQuery(PRINCIPLES).execute().map(JurisdictionRepository::keyed);
    }

    /** Empty where there is none of that key. */
    Uni<List<Facts>> facts(String key) {
        return pool.preparedQuery(FACTS)
                .execute(Tuple.of(key))
                .map(rows -> list(
                        rows,
                        row -> new Facts(
                                row.getString("key"),
                                row.getString("name"),
                                row.getString("kind"),
                                row.getString("zone"),
                                row.getString("other_zones"),
                                row.getString("agency"),
                                row.getBoolean("counted"),
                                row.getBoolean("countable"),
                                row.getString("note"))));
    }

    Uni<List<CenterService>> centersOf(String key) {
        return pool.preparedQuery(CENTERS_OF)
                .execute(Tuple.of(key))
                .map(rows -> list(
                        rows,
                        row -> new CenterService(
                                row.getString("key"),
                                row.getString("name"),
                                row.getString("host"),
                                row.getLocalDate("from_date"),
                                row.getLocalDate("to_date"))));
    }

    Uni<List<Tenure>> tenures(String key, OffsetDateTime now) {
        return pool.preparedQuery(TENURES)
                .execute(Tuple.of(key, Viewer.NATIONAL, now))
                .map(rows -> list(
                        rows,
                        row -> new Tenure(
                                row.getUUID("id"),
                                row.getString("name"),
                                row.getBoolean("listed"),
                                row.getBoolean("has_page"),
                                row.getLocalDate("from_date"),
                                row.getLocalDate("to_date"),
                                row.getBoolean("interim"),
                                row.getBoolean("unanswered"),
                                row.getString("reason"))));
    }

    Uni<List<StatePageView.Person>> people(String key, OffsetDateTime now) {
        return pool.preparedQuery(PEOPLE)
                .execute(Tuple.of(key, Viewer.NATIONAL, now))
                .map(rows -> list(
                        rows,
                        row -> new StatePageView.Person(
                                row.getUUID("id"),
                                row.getString("name"),
                                row.getString("role_title"),
                                row.getBoolean("seat")
                                        ? "Seat holder"
                                        : row.getInteger("reach") > 1 ? "Core member" : "Extended member")));
    }

    private static SeatRow seat(Row row) {
        return new SeatRow(
                row.getString("key"),
                row.getString("name"),
                row.getString("kind"),
                row.getString("zone"),
                row.getBoolean("counted"),
                row.getBoolean("seated"),
                row.getLocalDate("vacant_since"),
                row.getUUID("holder_id"),
                row.getString("holder"),
                row.getString("holder_role"),
                row.getBoolean("holder_listed"),
                row.getLocalDate("from_date"),
                row.getBoolean("interim"),
                row.getString("center_key"),
                row.getString("center"),
                row.getBoolean("joined"));
    }

    private static Map<String, String> keyed(RowSet<Row> rows) {
        Map<String, String> found = new LinkedHashMap<>();
        rows.forEach(row -> found.put(row.getString(0), row.getString(1)));
        return found;
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        List<T> found = new ArrayList<>(rows.size());
        rows.forEach(row -> found.add(read.apply(row)));
        return found;
    }
}
