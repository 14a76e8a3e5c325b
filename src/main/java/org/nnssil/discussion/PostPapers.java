package org.nnssil.discussion;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.nnssil.community.SeatPapers;
import org.nnssil.security.Audience;
import org.nnssil.security.Viewer;

/** How much a jurisdiction has said in the discussions of the network. */
@ApplicationScoped
class PostPapers implements SeatPapers {

    private static final String SQL =
            """
            select count(*) as posts from post p join thread a on a.id = p.thread_id
             where p.author_jurisdiction = :key and a.community_id = :national and %s
            """
                    .formatted(Audience.sql("a", ":reader", ":now"));

    private final Clock clock;

    PostPapers(Clock clock) {
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
                .map(rows -> papers(rows.get(0).get("posts", Long.class)));
    }

    private static List<Paper> papers(long posts) {
        return List.of(new Paper(
                posts == 0
                        ? "The network's discussions (no post from here yet)"
                        : posts == 1
                                ? "1 post in the network's discussions"
                                : posts + " posts in the network's discussions",
                "/discussions"));
    }
}
