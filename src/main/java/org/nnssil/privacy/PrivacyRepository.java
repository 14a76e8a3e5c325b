package org.nnssil.privacy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Ids;

/** Requests for erasure, and the statements that features give. */
@ApplicationScoped
class PrivacyRepository {

    // A second request while one is open is the same one.
    private static final String ASK =
            """
            insert into erasure_request (id, person_id, asked_at, due_on) values (:id, :person, :now, :due)
            on conflict (person_id) where withdrawn_at is null and done_at is null do nothing
            """;

    private static final String WITHDRAW =
            """
            update erasure_request set withdrawn_at = :now
             where person_id = :person and withdrawn_at is null and done_at is null
            """;

    private static final String DONE = "update erasure_request set done_at = :now, done_by = :by where id = :id";

    private static final String OPEN =
            """
            select r.id, r.person_id, p.name, p.email, coalesce(j.name, '') as jurisdiction, r.asked_at, r.due_on
              from erasure_request r join person p on p.id = r.person_id
              left join jurisdiction j on j.key = p.jurisdiction_key
             where r.withdrawn_at is null and r.done_at is null
            """;

    // What nobody else could do after them: the only convener of a community, the only coordinator of the network.
    private static final String ONLY_ONE =
            """
            select c.name, 'convener' as role from membership m join community c on c.id = m.community_id
             where m.person_id = $1 and m.ended_at is null and m.reach = 3
               and not exists (select 1 from membership o join person p on p.id = o.person_id and p.active
                      where o.community_id = m.community_id and o.person_id <> $1 and o.ended_at is null
                        and o.access_until is null and o.reach = 3)
            union all
            select c.name, 'coordinator' from membership m join community c on c.id = m.community_id
             where m.person_id = $1 and m.community_id = $2 and m.ended_at is null and 'COORDINATOR' = any (m.roles)
               and not exists (select 1 from membership o join person p on p.id = o.person_id and p.active
                      where o.community_id = m.community_id and o.person_id <> $1 and o.ended_at is null
                        and 'COORDINATOR' = any (o.roles))
             order by 1, 2
            """;

    private static final String WHO =
            """
            select cast(jsonb_build_object('name', p.name, 'address', lower(p.email), 'alone', not exists (
                       select 1 from person other where other.id <> p.id and other.name_folded = p.name_folded
                          and other.erased_at is null)) as text)
              from person p where p.id = :person and p.erased_at is null for update
            """;

    private final Pool pool;
    private final Clock clock;

    PrivacyRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<List<JsonObject>> rows(String select, UUID personId) {
        return pool.preparedQuery(select).execute(Tuple.of(personId)).map(PrivacyRepository::json);
    }

    /** The rows of a select with {@code limit $2 offset $3}. */
    Uni<List<JsonObject>> part(String select, UUID personId, int most, int after) {
        return pool.preparedQuery(select)
                .execute(Tuple.of(personId, (long) most, (long) after))
                .map(PrivacyRepository::json);
    }

    /** "the only convener of Urban Superintendents", in words. */
    Uni<List<String>> onlyOne(UUID personId) {
        return pool.preparedQuery(ONLY_ONE)
                .execute(Tuple.of(personId, Viewer.NATIONAL))
                .map(rows -> {
                    List<String> found = new ArrayList<>();
                    rows.forEach(row ->
                            found.add("the only %s of %s".formatted(row.getString("role"), row.getString("name"))));
                    return found;
                });
    }

    /** Whether it was new. */
    Uni<Boolean> ask(UUID personId, LocalDate due) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ASK)
                        .setParameter("id", Ids.next(clock))
                        .setParameter("person", personId)
                        .setParameter("now", clock.instant())
                        .setParameter("due", due)
                        .executeUpdate())
                .map(added -> added > 0);
    }

    Uni<Boolean> withdraw(UUID personId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WITHDRAW)
                        .setParameter("person", personId)
                        .setParameter("now", clock.instant())
                        .executeUpdate())
                .map(changed -> changed > 0);
    }

    Uni<List<ErasureRequest>> openOf(UUID personId) {
        return read(OPEN + " and r.person_id = $1", Tuple.of(personId));
    }

    Uni<List<ErasureRequest>> open(UUID id) {
        return read(OPEN + " and r.id = $1", Tuple.of(id));
    }

    /** Those due first come first. */
    Uni<List<ErasureRequest>> open() {
        return read(OPEN + " order by r.due_on, r.asked_at", Tuple.tuple());
    }

    /** The person of a request that is open, both locked; null where it is not open any more. */
    Uni<UUID> lock(UUID request) {
        return Panache.getSession().chain(session -> session.createNativeQuery(
                        "select person_id from erasure_request where id = :id and withdrawn_at is null"
                                + " and done_at is null for update",
                        UUID.class)
                .setParameter("id", request)
                .getSingleResultOrNull());
    }

    record Who(String name, String address, boolean alone) {}

    Uni<Who> who(UUID personId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WHO, String.class)
                        .setParameter("person", personId)
                        .getSingleResultOrNull())
                .map(text -> text == null ? null : new JsonObject(text))
                .map(json -> json == null
                        ? null
                        : new Who(json.getString("name"), json.getString("address"), json.getBoolean("alone")));
    }

    /** Runs a feature's statement with those of the values that it names. */
    Uni<Void> run(String sql, Map<String, Object> values) {
        return Panache.getSession()
                .chain(session -> {
                    Mutiny.Query<Object> query = session.createNativeQuery(sql);
                    values.forEach((name, value) -> {
                        if (sql.contains(":" + name)) {
                            query.setParameter(name, value);
                        }
                    });
                    return query.executeUpdate();
                })
                .replaceWithVoid();
    }

    Uni<Void> done(UUID request, UUID by) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DONE)
                        .setParameter("id", request)
                        .setParameter("by", by)
                        .setParameter("now", clock.instant())
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static List<JsonObject> json(RowSet<Row> rows) {
        List<JsonObject> found = new ArrayList<>(rows.size());
        rows.forEach(row -> found.add(row.toJson()));
        return found;
    }

    private Uni<List<ErasureRequest>> read(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).map(rows -> {
            List<ErasureRequest> found = new ArrayList<>();
            rows.forEach(row -> found.add(request(row)));
            return found;
        });
    }

    private static ErasureRequest request(Row row) {
        return new ErasureRequest(
                row.getUUID("id"),
                row.getUUID("person_id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("jurisdiction"),
                row.getOffsetDateTime("asked_at")
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant(),
                row.getLocalDate("due_on"));
    }
}
