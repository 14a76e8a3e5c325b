package org.nnssil.community;

import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All papers of a seat, in the order of the features, from one statement. Inside a transaction. */
@ApplicationScoped
class SeatPack {

    private final List<SeatPapers> features;
    private final String sql;
    private final Clock clock;

    SeatPack(@All List<SeatPapers> features, Clock clock) {
        this.features = features;
        this.sql = features.stream()
                .map(feature -> "cast(" + feature.found() + " as text)")
                .collect(Collectors.joining(
                        ", ",
                        "with asked as (select cast(:key as text) as key, cast(:reader as uuid) as reader,"
                                + " cast(:now as timestamptz) as now) select array[",
                        "] from asked"));
        this.clock = clock;
    }

    Uni<List<SeatPapers.Paper>> of(String jurisdictionKey, UUID reader) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql, String[].class)
                        .setParameter("key", jurisdictionKey)
                        .setParameter("reader", reader)
                        .setParameter("now", clock.instant())
                        .getSingleResult())
                .map(found -> papers(jurisdictionKey, found));
    }

    private List<SeatPapers.Paper> papers(String key, @Nullable String[] found) {
        List<SeatPapers.Paper> papers = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            String json = found[i];
            if (json != null) {
                papers.addAll(features.get(i).papers(key, new JsonObject(json)));
            }
        }
        return papers;
    }
}
