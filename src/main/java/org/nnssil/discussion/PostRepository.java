package org.nnssil.discussion;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Viewer;

/** Posts as they are written; the caller holds the lock of their thread. */
@ApplicationScoped
class PostRepository implements PanacheRepositoryBase<Post, UUID> {

    Uni<@Nullable Post> madeWith(UUID key, Viewer author) {
        return find("submissionKey = ?1 and authorId = ?2", key, author.id()).firstResult();
    }

    /** A post of the author's own. */
    Uni<@Nullable Post> own(UUID thread, int number, Viewer author) {
        return find("threadId = ?1 and number = ?2 and authorId = ?3", thread, number, author.id())
                .firstResult();
    }

    Uni<@Nullable Post> first(UUID thread) {
        return find("threadId = ?1 and number = 1", thread).firstResult();
    }
}
