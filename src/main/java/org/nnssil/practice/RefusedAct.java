package org.nnssil.practice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.web.Invalid;

/** Shows a spotlight's page again with what was typed there and what is wrong with it. */
@ApplicationScoped
class RefusedAct {

    private final CurrentMember current;
    private final PracticeService practices;
    private final LibraryService library;
    private final BriefWords briefs;

    RefusedAct(CurrentMember current, PracticeService practices, LibraryService library, BriefWords briefs) {
        this.current = current;
        this.practices = practices;
        this.library = library;
        this.briefs = briefs;
    }

    Uni<Response> brief(UUID id, Invalid refused, @Nullable String typed) {
        Viewer viewer = current.viewer();
        return practices
                .get(viewer, id)
                .chain(row -> library.names()
                        .map(names -> LibraryPages.Templates.brief(
                                briefs.brief(row, names, viewer), refused.errors(), typed == null ? "" : typed)))
                .map(html -> Response.status(422).entity(html).build());
    }
}
