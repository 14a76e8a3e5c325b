package org.nnssil.admission;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Lists as they were read, and what their rows come to. */
@ApplicationScoped
class FoundingRepository {

    private static final String ADD =
            """
            insert into founding_import (id, file_name, sha256, row_count, problem_count, state, uploaded_by, uploaded_at,
                                         submission_key)
            values ($1, $2, $3, 0, 0, 'READ', $4, $5, $6)
            """;

    private static final String STAGE =
            """
            insert into founding_row (import_id, number, jurisdiction_key, place, email, name, role_title)
            select $1, r.number, r.jurisdiction, r.place, r.email, r.name, r.role
              from jsonb_to_recordset($2)
                   as r(number int, jurisdiction text, place text, email text, name text, role text)
            """;

    private static final String PROBLEMS =
            """
            insert into founding_problem (import_id, number, column_name, words)
            select $1, r.number, r.col, r.words from jsonb_to_recordset($2) as r(number int, col text, words text)
            on conflict do nothing
            """;

    private static final String READ =
            """
            update founding_import set row_count = (select count(*) from founding_row where import_id = $1),
                   problem_count = $2, notes = $3
             where id = $1
            """;

    private static final String OF_SUBMISSION = "select id from founding_import where submission_key = $1";
    private static final String SEATS = "select jurisdiction_key from seat";
    private static final String FORGET_OLD =
            "delete from founding_import where state in ('READ', 'DISCARDED') and uploaded_at < $1";

    /**
     * Each row beside the network as it is now. Of a person the table holds one for each address (index person_email), of
     * a seat one open tenure (index seat_one_holder).
     */
    private static final String LINES =
            """
            select r.number, r.jurisdiction_key, r.place, r.email, r.name, r.role_title, j.name as jurisdiction,
                   p.id as person_id, coalesce(at.name, '') as known_at,
                   case when exists (select 1 from membership nm where nm.person_id = p.id
                                        and nm.community_id = '00000000-0000-7000-8000-000000000001')
                          or exists (select 1 from seat_tenure nt where nt.person_id = p.id)
                        then p.name else 'somebody' end as known,
                   t.person_id as holder_id, coalesce(holder.name, '') as holder,
                   case
                     when r.email = '' then case when t.id is null then 'VACANT' else 'KEPT' end
                     when p.id is null then case when t.id is null then 'NEW' else 'REPLACES' end
                     when not p.active then 'CLOSED'
                     when p.jurisdiction_key <> r.jurisdiction_key then 'ELSEWHERE'
                     when t.person_id = p.id then
                       case when m.id is not null and not m.founding then 'MARKED'
                            when p.subject is null and m.id is null
                                 and (p.name <> r.name or (r.role_title <> '' and p.role_title <> r.role_title))
                              then 'CORRECTED'
                            else 'SAME' end
                     when r.place = 'SEAT' then
                       case when exists (select 1 from seat_tenure o where o.person_id = p.id and o.to_date is null)
                              then 'OTHER_SEAT'
                            when exists (select 1 from seat_tenure o where o.person_id = p.id
                                            and o.jurisdiction_key = r.jurisdiction_key) then 'FORMER'
                            when t.id is null then 'NEW' else 'REPLACES' end
                     when m.id is not null or exists (select 1 from invitation i where i.person_id = p.id) then 'SAME'
                     else 'NEW'
                   end as outcome
              from founding_row r
              join jurisdiction j on j.key = r.jurisdiction_key
              left join person p on r.email <> '' and lower(p.email) = lower(r.email)
              left join jurisdiction at on at.key = p.jurisdiction_key
              left join membership m on m.person_id = p.id and m.ended_at is null
                                    and m.community_id = '00000000-0000-7000-8000-000000000001'
              left join seat_tenure t on r.place = 'SEAT' and t.jurisdiction_key = r.jurisdiction_key and t.to_date is null
              left join person holder on holder.id = t.person_id
            """;

    private static final String COUNTS =
            "select l.outcome, count(*) as n from (" + LINES + " where r.import_id = $1) l group by l.outcome";

    // What is in the way first, then the seats, then the rest; what stays as it is needs no line.
    private static final String SHOWN = "select * from (" + LINES
            + " where r.import_id = $1) l where l.outcome <> 'SAME'"
            + " order by l.outcome not in ('CLOSED', 'ELSEWHERE', 'OTHER_SEAT'), l.place <> 'SEAT', l.number limit $2";

    private static final String NEXT =
            LINES + " where r.import_id = :import and r.number > :after order by r.number limit :most";

    private static final String PROBLEMS_OF =
            """
            select number, column_name, words from founding_problem
             where import_id = $1 order by number, column_name limit $2
            """;

    private static final String IMPORTS =
            """
            select i.id, i.file_name, i.notes, i.row_count, i.problem_count, i.state, i.outcomes, i.uploaded_at,
                   i.applied_at, p.name as uploaded_by,
                   i.row_count - (select count(*) from founding_row r where r.import_id = i.id and r.number > i.done_to)
                       as done
              from founding_import i join person p on p.id = i.uploaded_by
            """;

    private static final String FIND = IMPORTS + " where i.id = $1";
    private static final String LATEST = IMPORTS + " order by i.uploaded_at desc limit 20";

    // A replica that is at it holds the row; the others pass on.
    private static final String CLAIM =
            """
            select id, done_to, uploaded_by, cast(outcomes as text) as outcomes from founding_import where state = 'APPLYING'
             order by uploaded_at limit 1 for update skip locked
            """;

    private static final String ADVANCE =
            """
            update founding_import set done_to = :done, outcomes = cast(cast(:outcomes as text) as jsonb) where id = :id
            """;

    private static final String FINISH =
            "update founding_import set state = 'APPLIED', applied_at = :now where id = :id";

    private static final String FORGET_ROWS = "delete from founding_row where import_id = :id";

    private static final String MOVE =
            """
            update founding_import set state = :to, applied_by = case when :to = 'APPLYING' then :by else applied_by end
             where id = :id and state = 'READ'
            """;

    private final Pool pool;
    private final Clock clock;

    FoundingRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Optional<UUID>> ofSubmission(UUID submission) {
        return pool.preparedQuery(OF_SUBMISSION)
                .execute(Tuple.of(submission))
                .map(rows -> list(rows, row -> row.getUUID(0)).stream().findFirst());
    }

    Uni<Set<String>> seats() {
        return pool.preparedQuery(SEATS).execute().map(rows -> new HashSet<>(list(rows, row -> row.getString(0))));
    }

    Uni<Void> add(SqlClient sql, UUID id, String fileName, byte[] sha256, UUID by, UUID submission) {
        return sql.preparedQuery(ADD)
                .execute(Tuple.of(id, fileName, Buffer.buffer(sha256), by, utc(clock.instant()), submission))
                .replaceWithVoid();
    }

    Uni<Void> stage(SqlClient sql, UUID id, List<FoundingRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        JsonArray json = new JsonArray();
        rows.forEach(row -> json.add(new JsonObject()
                .put("number", row.number())
                .put("jurisdiction", row.jurisdictionKey())
                .put("place", row.place())
                .put("email", row.email())
                .put("name", row.name())
                .put("role", row.roleTitle())));
        return sql.preparedQuery(STAGE).execute(Tuple.of(id, json)).replaceWithVoid();
    }

    Uni<Void> problems(SqlClient sql, UUID id, List<FoundingProblem> problems) {
        if (problems.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        JsonArray json = new JsonArray();
        problems.forEach(problem -> json.add(new JsonObject()
                .put("number", problem.number())
                .put("col", problem.column())
                .put("words", problem.words())));
        return sql.preparedQuery(PROBLEMS).execute(Tuple.of(id, json)).replaceWithVoid();
    }

    Uni<Void> read(SqlClient sql, UUID id, int problems, List<String> notes) {
        return sql.preparedQuery(READ)
                .execute(Tuple.of(id, problems, notes.toArray(String[]::new)))
                .chain(() -> sql.preparedQuery(FORGET_OLD)
                        .execute(Tuple.of(utc(clock.instant().minus(FoundingService.KEPT)))))
                .replaceWithVoid();
    }

    Uni<Optional<FoundingImport>> find(UUID id) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> list(rows, FoundingRepository::imported).stream().findFirst());
    }

    Uni<List<FoundingImport>> latest() {
        return pool.preparedQuery(LATEST).execute().map(rows -> list(rows, FoundingRepository::imported));
    }

    Uni<Map<FoundingOutcome, Integer>> counts(UUID id) {
        return pool.preparedQuery(COUNTS).execute(Tuple.of(id)).map(rows -> {
            Map<FoundingOutcome, Integer> counts = new LinkedHashMap<>();
            rows.forEach(row -> counts.put(
                    FoundingOutcome.valueOf(row.getString(0)), row.getLong(1).intValue()));
            return counts;
        });
    }

    Uni<List<FoundingLine>> shown(UUID id, int most) {
        return pool.preparedQuery(SHOWN).execute(Tuple.of(id, most)).map(rows -> list(rows, FoundingRepository::line));
    }

    Uni<List<FoundingProblem>> problemsOf(UUID id, int most) {
        return pool.preparedQuery(PROBLEMS_OF)
                .execute(Tuple.of(id, most))
                .map(rows ->
                        list(rows, row -> new FoundingProblem(row.getInteger(0), row.getString(1), row.getString(2))));
    }

    /** A list that is being applied, held until the transaction ends. */
    record Claim(UUID id, int doneTo, UUID by, Map<String, Integer> outcomes) {}

    Uni<Optional<Claim>> claim() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLAIM, jakarta.persistence.Tuple.class)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Claim(
                                row.get("id", UUID.class),
                                row.get("done_to", Integer.class),
                                row.get("uploaded_by", UUID.class),
                                numbers(row.get("outcomes"))))
                        .findFirst());
    }

    Uni<List<FoundingLine>> next(UUID id, int after, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NEXT, jakarta.persistence.Tuple.class)
                        .setParameter("import", id)
                        .setParameter("after", after)
                        .setParameter("most", most)
                        .getResultList())
                .map(rows -> rows.stream().map(FoundingRepository::line).toList());
    }

    Uni<Void> advance(UUID id, int doneTo, Map<String, Integer> outcomes) {
        JsonObject json = new JsonObject();
        outcomes.forEach(json::put);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ADVANCE)
                        .setParameter("done", doneTo)
                        .setParameter("outcomes", json.encode())
                        .setParameter("id", id)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> finish(UUID id) {
        return Panache.getSession().chain(session -> session.createNativeQuery(FINISH)
                .setParameter("now", clock.instant())
                .setParameter("id", id)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(FORGET_ROWS)
                        .setParameter("id", id)
                        .executeUpdate())
                .replaceWithVoid());
    }

    /** Whether it waited to be applied; false for one that is applied or discarded by now. */
    Uni<Boolean> move(UUID id, String to, UUID by) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(MOVE)
                        .setParameter("to", to)
                        .setParameter("by", by)
                        .setParameter("id", id)
                        .executeUpdate())
                .map(moved -> moved == 1);
    }

    private static FoundingLine line(Row row) {
        return new FoundingLine(
                new FoundingRow(
                        row.getInteger("number"),
                        row.getString("jurisdiction_key"),
                        row.getString("place"),
                        row.getString("email"),
                        row.getString("name"),
                        row.getString("role_title")),
                row.getString("jurisdiction"),
                row.getUUID("person_id"),
                row.getString("known"),
                row.getString("known_at"),
                row.getString("holder"),
                row.getUUID("holder_id"),
                FoundingOutcome.valueOf(row.getString("outcome")));
    }

    private static FoundingLine line(jakarta.persistence.Tuple row) {
        return new FoundingLine(
                new FoundingRow(
                        row.get("number", Integer.class),
                        row.get("jurisdiction_key", String.class),
                        row.get("place", String.class),
                        row.get("email", String.class),
                        row.get("name", String.class),
                        row.get("role_title", String.class)),
                row.get("jurisdiction", String.class),
                row.get("person_id", UUID.class),
                row.get("known", String.class),
                row.get("known_at", String.class),
                row.get("holder", String.class),
                row.get("holder_id", UUID.class),
                FoundingOutcome.valueOf(row.get("outcome", String.class)));
    }

    private static FoundingImport imported(Row row) {
        OffsetDateTime applied = row.getOffsetDateTime("applied_at");
        return new FoundingImport(
                row.getUUID("id"),
                row.getString("file_name"),
                List.of(row.getArrayOfStrings("notes")),
                row.getInteger("row_count"),
                row.getInteger("problem_count"),
                row.getString("state"),
                row.getLong("done").intValue(),
                numbers(row.getValue("outcomes")),
                row.getOffsetDateTime("uploaded_at").toInstant(),
                row.getString("uploaded_by"),
                applied == null ? null : applied.toInstant());
    }

    private static Map<String, Integer> numbers(Object json) {
        JsonObject object = json instanceof JsonObject read ? read : new JsonObject(String.valueOf(json));
        Map<String, Integer> numbers = new HashMap<>();
        object.forEach(entry -> numbers.put(entry.getKey(), ((Number) entry.getValue()).intValue()));
        return numbers;
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        List<T> found = new ArrayList<>(rows.size());
        rows.forEach(row -> found.add(read.apply(row)));
        return found;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
