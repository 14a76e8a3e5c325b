package org.nnssil.home;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.nnssil.security.Viewer;
import org.nnssil.web.DeskWork;

/** Counts all that waits for the coordinator, in one statement put together from what the features offer. */
@ApplicationScoped
class DeskRepository {

    private final List<DeskWork.Kind> kinds;
    private final String sql;
    private final Pool pool;
    private final Clock clock;

    DeskRepository(@All List<DeskWork> features, Pool pool, Clock clock) {
        this.kinds = features.stream().flatMap(work -> work.kinds().stream()).toList();
        this.sql = kinds.stream()
                .map(DeskWork.Kind::count)
                .collect(Collectors.joining(
                        ", ",
                        "with asked as (select $1::uuid as coordinator, $2::timestamptz as now) select ",
                        " from asked"));
        this.pool = pool;
        this.clock = clock;
    }

    /** Only what is there to do, in the order of the features. */
    Uni<List<FrontView.Task>> waiting(Viewer coordinator) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(coordinator.id(), clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> tasks(rows.iterator().next()));
    }

    private List<FrontView.Task> tasks(Row row) {
        List<FrontView.Task> tasks = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            DeskWork.Kind kind = kinds.get(i);
            long count = row.getLong(i);
            if (count > 0) {
                tasks.add(new FrontView.Task(count, count == 1 ? kind.one() : kind.many(), kind.path()));
            }
        }
        return List.copyOf(tasks);
    }
}
