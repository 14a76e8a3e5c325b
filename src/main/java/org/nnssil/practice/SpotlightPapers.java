package org.nnssil.practice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nnssil.community.SeatPapers;
import org.nnssil.security.Audience;
import org.nnssil.security.Viewer;

/** Spotlights of the jurisdiction, and those that wait for whoever holds its seat. */
@ApplicationScoped
class SpotlightPapers implements SeatPapers {

    private static final String SQL =
            """
            select count(*) filter (where a.status = 'PUBLISHED' and %s) as published,
                   count(*) filter (where a.status in ('DRAFT', 'SUBMITTED', 'RETURNED')) as open
              from practice a where a.jurisdiction_key = :key and a.community_id = :national
            """
                    .formatted(Audience.sql("a", ":reader", ":now"));

    private final Clock clock;

    SpotlightPapers(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Uni<List<Paper>> of(String jurisdictionKey, UUID reader) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SQL, Tuple.class)
                        .setParameter("key", jurisdictionKey)
                        .setParameter("national", Viewer.NATIONAL)
                        .setParameter("reader", reader)
                        .setParameter("now", clock.instant())
                        .getResultList())
                .map(rows -> papers(jurisdictionKey, rows.get(0)));
    }

    private static List<Paper> papers(String key, Tuple row) {
        long published = row.get("published", Long.class);
        long open = row.get("open", Long.class);
        List<Paper> papers = new ArrayList<>();
        papers.add(new Paper(
                published == 0
                        ? "The library (no spotlight from here yet)"
                        : published == 1 ? "1 published spotlight" : published + " published spotlights",
                "/practices?jurisdiction=" + key));
        if (open > 0) {
            papers.add(new Paper(
                    open == 1 ? "1 draft or submission in hand" : open + " drafts and submissions in hand",
                    "/practices/mine"));
        }
        return papers;
    }
}
