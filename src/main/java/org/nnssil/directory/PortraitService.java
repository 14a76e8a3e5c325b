package org.nnssil.directory;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;

/** Profile photos: given and taken away by their person, shown to whom that person lets see it. */
@ApplicationScoped
public class PortraitService {

    private final PortraitRepository portraits;
    private final PersonPageRepository people;
    private final Vertx vertx;

    PortraitService(PortraitRepository portraits, PersonPageRepository people, Vertx vertx) {
        this.portraits = portraits;
        this.people = people;
        this.vertx = vertx;
    }

    /** The tag of one's own photo, or empty. */
    Uni<String> own(Viewer viewer) {
        return viewer.member() ? portraits.tag(viewer.id()) : Uni.createFrom().failure(new Absent());
    }

    /** Absent where there is none or the viewer may not see it. */
    Uni<Portrait> of(Viewer viewer, UUID personId) {
        return viewer.member()
                ? people.photo(viewer, personId)
                        .map(found -> found.stream().findFirst().orElseThrow(Absent::new))
                : Uni.createFrom().failure(new Absent());
    }

    /** Reads an uploaded file away from the event loop. */
    Uni<Portrait> make(Path upload) {
        return vertx.executeBlocking(() -> {
            long size = Files.size(upload);
            return PortraitMaker.of(
                    size > PortraitMaker.MOST_BYTES
                            ? new byte[PortraitMaker.MOST_BYTES + 1]
                            : Files.readAllBytes(upload));
        });
    }

    @WithTransaction
    public Uni<Void> keep(Viewer viewer, Portrait portrait) {
        return viewer.member()
                ? portraits.keep(viewer.id(), portrait)
                : Uni.createFrom().failure(new Absent());
    }

    /** Twice is fine. */
    @WithTransaction
    public Uni<Void> remove(Viewer viewer) {
        return viewer.member()
                ? portraits.remove(viewer.id())
                : Uni.createFrom().failure(new Absent());
    }
}
