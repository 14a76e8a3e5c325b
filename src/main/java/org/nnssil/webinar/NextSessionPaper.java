package org.nnssil.webinar;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.nnssil.community.SeatPapers;
import org.nnssil.security.Audience;
import org.nnssil.security.Viewer;
import org.nnssil.web.Times;

/** The next session of the network. */
@ApplicationScoped
class NextSessionPaper implements SeatPapers {

    private static final String SQL =
            """
            select cast(a.id as text) as id, a.title, a.starts_at as starts from webinar a
             where a.community_id = :national and a.status = 'SCHEDULED' and a.starts_at > :now and %s
             order by a.starts_at, a.id limit 1
            """
                    .formatted(Audience.sql("a", ":reader", ":now"));

    private final Clock clock;
    private final Times times;

    NextSessionPaper(Clock clock, Times times) {
        this.clock = clock;
        this.times = times;
    }

    @Override
    public Uni<List<Paper>> of(String jurisdictionKey, UUID reader) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SQL, Tuple.class)
                        .setParameter("national", Viewer.NATIONAL)
                        .setParameter("reader", reader)
                        .setParameter("now", clock.instant())
                        .getResultList())
                .map(rows -> rows.stream().map(this::paper).toList());
    }

    private Paper paper(Tuple row) {
        Instant starts = row.get("starts", OffsetDateTime.class).toInstant();
        return new Paper(
                "Next session: %s, %s ET"
                        .formatted(row.get("title", String.class), times.stamp(starts, Viewer.EASTERN)),
                "/webinars/" + row.get("id", String.class));
    }
}
