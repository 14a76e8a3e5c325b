package org.nnssil.practice;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.community.CommunityNote;
import org.nnssil.community.CommunityNotes;
import org.nnssil.community.Door;
import org.nnssil.security.Viewer;

/** Spotlights for a community's own shelf that wait for those who decide on them there. */
@ApplicationScoped
class ShelfNotes implements CommunityNotes {

    // Index practice_queue.
    private static final String WAITING =
            "select count(*) as waiting from practice p where p.status = 'SUBMITTED' and p.community_id = $1";

    private final Pool pool;

    ShelfNotes(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<CommunityNote>> notes(Viewer viewer, Door door) {
        if (Shelves.national(door.id()) || !Shelves.reviews(viewer, door.id())) {
            return Uni.createFrom().item(List.of());
        }
        return pool.preparedQuery(WAITING)
                .execute(Tuple.of(door.id()))
                .map(rows -> note(rows.iterator().next().getLong("waiting")));
    }

    private static List<CommunityNote> note(long waiting) {
        if (waiting == 0) {
            return List.of();
        }
        String words = waiting == 1
                ? "1 spotlight for the shelf waits for a decision."
                : "%,d spotlights for the shelf wait for a decision.".formatted(waiting);
        return List.of(new CommunityNote(words, "/practices/review", "Read and decide"));
    }
}
