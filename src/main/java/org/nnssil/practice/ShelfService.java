package org.nnssil.practice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.AdmissionService;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;

/** A community's own shelf, for those who are in it; to everybody else there is none. */
@ApplicationScoped
public class ShelfService {

    private final AdmissionService admission;

    ShelfService(AdmissionService admission) {
        this.admission = admission;
    }

    Uni<ShelfRef> get(Viewer viewer, String slug) {
        return admission.door(viewer, slug).map(door -> {
            if (!door.member() || Shelves.national(door.id())) {
                throw new Absent();
            }
            return ShelfRef.of(door.id(), door.slug(), door.name());
        });
    }

    /** The library where no community is named. */
    Uni<ShelfRef> find(Viewer viewer, @Nullable String slug) {
        return slug == null || slug.isEmpty() ? Uni.createFrom().item(ShelfRef.LIBRARY) : get(viewer, slug);
    }
}
