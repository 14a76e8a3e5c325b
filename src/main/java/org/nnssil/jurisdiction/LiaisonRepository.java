package org.nnssil.jurisdiction;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Ids;

/** Who is the liaison of which center to which jurisdiction, and was. */
@ApplicationScoped
class LiaisonRepository {

    private static final String ROWS =
            """
            select l.id, p.id as person_id, p.name, p.listed and p.active as listed,
                   p.listed and p.active and exists (
                       select 1 from membership m where m.person_id = p.id and m.community_id = $1 and m.ended_at is null
                          and (m.access_until is null or m.access_until > $2)) as has_page,
                   c.key as center_key, coalesce(c.name, '') as center, j.key as jurisdiction_key, j.name as jurisdiction,
                   l.from_date, l.to_date, l.reason
              from center_liaison l
              join person p on p.id = l.person_id
              join jurisdiction j on j.key = l.jurisdiction_key
              left join center c on c.key = l.center_key
            """;

    private static final String ORDERED = " order by l.to_date desc nulls first, j.name, p.name_folded, l.id";
    private static final String ORDER = ORDERED + " limit 200";

    // Indexes center_liaison_center and center_liaison_now.
    private static final String OF_CENTER = ROWS + " where l.center_key = $3" + ORDER;
    private static final String TO = ROWS + " where l.jurisdiction_key = $3 and l.to_date is null" + ORDER;
    private static final String ONE = ROWS + " where l.id = $3" + ORDER;
    private static final String NOW = ROWS + " where l.to_date is null" + ORDERED;

    // Index person_organization.
    private static final String STAFF =
            """
            select cast(p.id as text) as id, p.name || case when p.role_title = '' then '' else ', ' || p.role_title end as words
              from organization o
              join person p on p.organization_id = o.id and p.active
              join membership m on m.person_id = p.id and m.community_id = $2 and m.ended_at is null
                               and (m.access_until is null or m.access_until > $3)
             where o.center_key = $1 order by p.name_folded, p.id limit 200
            """;

    private static final String SERVED =
            """
            select j.key, j.name from center_serving s join jurisdiction j on j.key = s.jurisdiction_key
             where s.center_key = $1 order by j.name
            """;

    private static final String CENTER = "select key, name, host from center where key = $1";

    private static final String ADD =
            """
            insert into center_liaison (id, jurisdiction_key, person_id, center_key, from_date, named_by, submission_key)
            values (:id, :key, :person, :center, :from, cast(:by as uuid), cast(:submission as uuid))
            on conflict do nothing
            """;

    // A departure that is going on is waited for, and one that comes later waits until the naming is done and ends it.
    private static final String HELD_MEMBER =
            """
            select cast(m.id as text) from membership m
             where m.person_id = :person and m.community_id = :national and m.ended_at is null for share
            """;

    private static final String DONE = "select count(*) from center_liaison where submission_key = :submission";

    private static final String END =
            """
            update center_liaison set to_date = :on, reason = :reason, ended_by = :by
             where id = :id and to_date is null and from_date <= :on
            """;

    // Whoever leaves on the day they were named was it for that day.
    private static final String END_ALL =
            """
            update center_liaison set to_date = greatest(from_date, :on), reason = :reason, ended_by = cast(:by as uuid)
             where person_id = :person and to_date is null
            """;

    private static final String COUNT =
            "select count(*) from center_liaison where person_id = :person and to_date is null";

    // Those named for the jurisdiction; where none is, the core staff of the center that serves it.
    private static final String TOLD =
            """
            with named as (
                select l.person_id from center_liaison l
                 where l.jurisdiction_key = :key and l.to_date is null and l.person_id <> :except)
            select cast(p.id as text), p.email, p.name
              from person p
              join membership m on m.person_id = p.id and m.community_id = :national and m.ended_at is null
                               and (m.access_until is null or m.access_until > :now)
              left join organization o on o.id = p.organization_id
             where p.active and p.id <> :except
               and (p.id in (select person_id from named)
                    or (not exists (select 1 from named) and m.reach >= 2
                        and o.center_key = (select s.center_key from center_serving s where s.jurisdiction_key = :key)))
             order by p.name_folded, p.id limit 20
            """;

    private final Pool pool;
    private final Clock clock;

    LiaisonRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    record Center(String key, String name, String host) {}

    Uni<List<Center>> center(String key) {
        return pool.preparedQuery(CENTER).execute(Tuple.of(key)).map(rows -> {
            List<Center> found = new ArrayList<>();
            rows.forEach(
                    row -> found.add(new Center(row.getString("key"), row.getString("name"), row.getString("host"))));
            return found;
        });
    }

    /** The open ones first, then the last that ended. */
    Uni<List<Liaison>> ofCenter(String key) {
        return read(OF_CENTER, key);
    }

    Uni<List<Liaison>> to(String jurisdictionKey) {
        return read(TO, jurisdictionKey);
    }

    /** To all jurisdictions, as of today. */
    Uni<List<Liaison>> now() {
        return read(NOW, Tuple.of(Viewer.NATIONAL, instant()));
    }

    /** At most one. */
    Uni<List<Liaison>> one(UUID id) {
        return read(ONE, id);
    }

    /** Members who work at the center: id to name and role. */
    Uni<Map<String, String>> staff(String centerKey) {
        return pool.preparedQuery(STAFF)
                .execute(Tuple.of(centerKey, Viewer.NATIONAL, instant()))
                .map(LiaisonRepository::keyed);
    }

    Uni<Map<String, String>> served(String centerKey) {
        return pool.preparedQuery(SERVED).execute(Tuple.of(centerKey)).map(LiaisonRepository::keyed);
    }

    Uni<Boolean> done(UUID submission) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DONE, Long.class)
                        .setParameter("submission", submission)
                        .getSingleResult())
                .map(count -> count > 0);
    }

    /** Whether they are in the network, which stays so until the transaction ends. */
    Uni<Boolean> heldMember(UUID personId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HELD_MEMBER, String.class)
                        .setParameter("person", personId)
                        .setParameter("national", Viewer.NATIONAL)
                        .getSingleResultOrNull())
                .map(found -> found != null);
    }

    /** False where they are the liaison already. */
    Uni<Boolean> add(
            String jurisdictionKey,
            UUID personId,
            String centerKey,
            LocalDate from,
            @Nullable UUID by,
            @Nullable UUID submission) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter("id", Ids.next(clock))
                        .setParameter("key", jurisdictionKey)
                        .setParameter("person", personId)
                        .setParameter("center", centerKey)
                        .setParameter("from", from)
                        .setParameter("by", by)
                        .setParameter("submission", submission)
                        .executeUpdate())
                .map(added -> added > 0);
    }

    /** False where it has ended meanwhile. */
    Uni<Boolean> end(UUID id, LocalDate on, String reason, UUID by) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(END)
                        .setParameter("id", id)
                        .setParameter("on", on)
                        .setParameter("reason", reason)
                        .setParameter("by", by)
                        .executeUpdate())
                .map(ended -> ended > 0);
    }

    Uni<Integer> endAll(UUID personId, LocalDate on, String reason, @Nullable UUID by) {
        return Panache.getSession().chain(session -> session.createNativeQuery(END_ALL)
                .setParameter("person", personId)
                .setParameter("on", on)
                .setParameter("reason", reason)
                .setParameter("by", by)
                .executeUpdate());
    }

    Uni<Long> count(UUID personId) {
        return Panache.getSession().chain(session -> session.createNativeQuery(COUNT, Long.class)
                .setParameter("person", personId)
                .getSingleResult());
    }

    Uni<List<LiaisonService.Told>> told(String jurisdictionKey, UUID except) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TOLD, Object[].class)
                        .setParameter("key", jurisdictionKey)
                        .setParameter("except", except)
                        .setParameter("national", Viewer.NATIONAL)
                        .setParameter("now", clock.instant())
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new LiaisonService.Told(
                                UUID.fromString((String) row[0]), (String) row[1], (String) row[2]))
                        .toList());
    }

    private Uni<List<Liaison>> read(String sql, Object key) {
        return read(sql, Tuple.of(Viewer.NATIONAL, instant(), key));
    }

    private Uni<List<Liaison>> read(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).map(rows -> {
            List<Liaison> found = new ArrayList<>(rows.size());
            rows.forEach(row -> found.add(liaison(row)));
            return found;
        });
    }

    private static Liaison liaison(Row row) {
        return new Liaison(
                row.getUUID("id"),
                row.getUUID("person_id"),
                row.getString("name"),
                row.getBoolean("listed"),
                row.getBoolean("has_page"),
                row.getString("center_key"),
                row.getString("center"),
                row.getString("jurisdiction_key"),
                row.getString("jurisdiction"),
                row.getLocalDate("from_date"),
                row.getLocalDate("to_date"),
                row.getString("reason"));
    }

    private static Map<String, String> keyed(RowSet<Row> rows) {
        Map<String, String> found = new LinkedHashMap<>();
        rows.forEach(row -> found.put(row.getString(0), row.getString(1)));
        return found;
    }

    private OffsetDateTime instant() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
