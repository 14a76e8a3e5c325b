package org.nnssil.webinar;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What the last import found, file by file. */
@ApplicationScoped
class ProgrammeRepository {

    private static final String FORGET =
            """
            delete from programme_file
             where path not in (select jsonb_array_elements_text(cast(cast(:paths as text) as jsonb)))
            """;

    private static final String REMEMBER =
            """
            insert into programme_file (path, hash, read_at, problem, line)
            select f.path, f.hash, :now, f.problem, f.line
              from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as f(path text, hash text, problem text, line integer)
            on conflict (path) do update
               set hash = excluded.hash, read_at = excluded.read_at, problem = excluded.problem, line = excluded.line
            """;

    /** Replaces what was known of the folder. */
    Uni<Void> remember(List<ProgrammeReport.Entry> entries, Instant now) {
        JsonArray paths = new JsonArray();
        JsonArray rows = new JsonArray();
        for (ProgrammeReport.Entry entry : entries) {
            paths.add(entry.path());
            rows.add(new JsonObject()
                    .put("path", entry.path())
                    .put("hash", entry.hash())
                    .put("problem", entry.broken() ? entry.message() : null)
                    .put("line", entry.line()));
        }
        return Panache.getSession()
                .call(session -> session.createNativeQuery(FORGET)
                        .setParameter("paths", paths.encode())
                        .executeUpdate())
                .call(session -> session.createNativeQuery(REMEMBER)
                        .setParameter("rows", rows.encode())
                        .setParameter("now", now)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
