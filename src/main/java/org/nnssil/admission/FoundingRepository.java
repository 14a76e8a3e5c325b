package org.nnssil.admission;

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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Lists as they were read, and what their rows would come to. */
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

    private static final String COUNTS = "select l.outcome, count(*) as n from (" + FoundingLines.SQL
            + " where r.import_id = $1) l group by l.outcome";

    // The seats first; what stays as it is needs no line, and what is in the way stands among the problems.
    private static final String CHANGES = "select * from (" + FoundingLines.SQL
            + " where r.import_id = $1) l where l.outcome not in ('SAME', 'CLOSED', 'ELSEWHERE', 'OTHER_SEAT')"
            + " order by l.place <> 'SEAT', l.number limit $2 offset $3";

    /** What is wrong in the file, and, of a list that waits, what is in the way of its rows now. */
    private static final String PROBLEMS_OF =
            """
            select number, column_name, words, '' as outcome, '' as known, '' as known_at
              from founding_problem where import_id = $1 and number > $2 and number <= $3
             union all
            select l.number, $4::text, '', l.outcome, l.known, l.known_at
              from (%s where r.import_id = $1 and r.number > $2 and r.number <= $3) l
             where l.outcome in ('CLOSED', 'ELSEWHERE', 'OTHER_SEAT')
               and exists (select 1 from founding_import i where i.id = $1 and i.state = 'READ')
             order by number, column_name, words limit $5 offset $6
            """
                    .formatted(FoundingLines.SQL);

    private static final String LAST_ROW =
            """
            select greatest((select max(number) from founding_row where import_id = $1),
                            (select max(number) from founding_problem where import_id = $1))
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
                .replaceWithVoid();
    }

    /** Lists that nobody applied in time, with the names in them. */
    Uni<Void> forgetOld() {
        return pool.preparedQuery(FORGET_OLD)
                .execute(Tuple.of(utc(clock.instant().minus(FoundingService.KEPT))))
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

    Uni<List<FoundingLine>> changes(UUID id, int most, int from) {
        return pool.preparedQuery(CHANGES)
                .execute(Tuple.of(id, most, from))
                .map(rows -> list(rows, FoundingLines::line));
    }

    /** Those of the rows after one number up to another. */
    Uni<List<FoundingProblem>> problems(UUID id, int after, int to) {
        return problems(id, after, to, Integer.MAX_VALUE, 0);
    }

    Uni<List<FoundingProblem>> problemsOf(UUID id, int most, int from) {
        return problems(id, 0, Integer.MAX_VALUE, most, from);
    }

    /** The number of the last row that there is anything to say about. */
    Uni<Integer> lastRow(UUID id) {
        return pool.preparedQuery(LAST_ROW).execute(Tuple.of(id)).map(rows -> {
            Integer last = rows.iterator().next().getInteger(0);
            return last == null ? 0 : last;
        });
    }

    private Uni<List<FoundingProblem>> problems(UUID id, int after, int to, int most, int from) {
        return pool.preparedQuery(PROBLEMS_OF)
                .execute(Tuple.tuple(List.of(id, after, to, ListColumn.EMAIL.words, most, from)))
                .map(rows -> list(rows, FoundingRepository::problem));
    }

    private static FoundingProblem problem(Row row) {
        String outcome = row.getString("outcome");
        String words = outcome.isEmpty()
                ? row.getString("words")
                : FoundingOutcome.valueOf(outcome).conflictWords(row.getString("known"), row.getString("known_at"));
        return new FoundingProblem(row.getInteger("number"), row.getString("column_name"), words);
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
                FoundingLines.numbers(row.getValue("outcomes")),
                row.getOffsetDateTime("uploaded_at").toInstant(),
                row.getString("uploaded_by"),
                applied == null ? null : applied.toInstant());
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
