package org.nnssil.admission;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How far a list is applied, inside the transaction that applies it. */
@ApplicationScoped
class FoundingStepRepository {

    private static final String NEXT =
            FoundingLines.SQL + " where r.import_id = :import and r.number > :after order by r.number limit :most";

    // A replica that is at it holds the row; the others pass on.
    private static final String CLAIM =
            """
            select id, done_to, coalesce(applied_by, uploaded_by) as by, cast(outcomes as text) as outcomes
              from founding_import where state = 'APPLYING'
             order by uploaded_at limit 1 for update skip locked
            """;

    private static final String ADVANCE =
            """
            update founding_import set done_to = :done, outcomes = cast(cast(:outcomes as text) as jsonb),
                   problem_count = problem_count + :problems
             where id = :id
            """;

    private static final String NOT_APPLIED =
            """
            insert into founding_problem (import_id, number, column_name, words)
            select :id, r.number, r.col, r.words
              from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r(number int, col text, words text)
            on conflict do nothing
            """;

    private static final String FINISH =
            "update founding_import set state = 'APPLIED', applied_at = :now where id = :id";

    private static final String FORGET_PROBLEMS = "delete from founding_problem where import_id = :id";

    private static final String FORGET_ROWS = "delete from founding_row where import_id = :id";

    private static final String MOVE =
            """
            update founding_import set state = :to, applied_by = case when :to = 'APPLYING' then :by else applied_by end
             where id = :id and state = 'READ'
            """;

    private final Clock clock;

    FoundingStepRepository(Clock clock) {
        this.clock = clock;
    }

    /** A list that is being applied, held until the transaction ends. */
    record Claim(UUID id, int doneTo, UUID by, Map<String, Integer> outcomes) {}

    Uni<Optional<Claim>> claim() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLAIM, Tuple.class).getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Claim(
                                row.get("id", UUID.class),
                                row.get("done_to", Integer.class),
                                row.get("by", UUID.class),
                                FoundingLines.numbers(row.get("outcomes"))))
                        .findFirst());
    }

    Uni<List<FoundingLine>> next(UUID id, int after, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NEXT, Tuple.class)
                        .setParameter("import", id)
                        .setParameter("after", after)
                        .setParameter("most", most)
                        .getResultList())
                .map(rows -> rows.stream().map(FoundingLines::line).toList());
    }

    /** Moves the mark, and notes the rows that the network had no place for. */
    Uni<Void> advance(UUID id, int doneTo, Map<String, Integer> outcomes, List<FoundingProblem> problems) {
        JsonObject json = new JsonObject();
        outcomes.forEach(json::put);
        JsonArray rows = new JsonArray();
        problems.forEach(problem -> rows.add(new JsonObject()
                .put("number", problem.number())
                .put("col", problem.column())
                .put("words", problem.words())));
        return Panache.getSession().chain(session -> session.createNativeQuery(ADVANCE)
                .setParameter("done", doneTo)
                .setParameter("outcomes", json.encode())
                .setParameter("problems", problems.size())
                .setParameter("id", id)
                .executeUpdate()
                .chain(() -> problems.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : session.createNativeQuery(NOT_APPLIED)
                                .setParameter("id", id)
                                .setParameter("rows", rows.encode())
                                .executeUpdate()
                                .replaceWithVoid()));
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

    /** What a list says of people, that nobody will apply. */
    Uni<Void> forget(UUID id) {
        return Panache.getSession().chain(session -> session.createNativeQuery(FORGET_ROWS)
                .setParameter("id", id)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(FORGET_PROBLEMS)
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
}
