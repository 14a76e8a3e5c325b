package org.nnssil.practice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;

/** The library and the spotlights in it, for whoever may see them. */
@Path("/practices")
@Produces(MediaType.TEXT_HTML)
public class LibraryPages {

    private final CurrentMember current;
    private final LibraryService library;
    private final PracticeService practices;
    private final LibraryWords words;
    private final BriefWords briefs;

    LibraryPages(
            CurrentMember current,
            LibraryService library,
            PracticeService practices,
            LibraryWords words,
            BriefWords briefs) {
        this.current = current;
        this.library = library;
        this.practices = practices;
        this.words = words;
        this.briefs = briefs;
    }

    @CheckedTemplate(basePath = "practice")
    static class Templates {
        private Templates() {}

        static native TemplateInstance library(LibraryView view);

        /** @param typed the note or the reason that was refused */
        static native TemplateInstance brief(BriefView view, Map<String, String> errors, String typed);
    }

    @GET
    public Uni<TemplateInstance> library(@Context UriInfo uri) {
        Viewer viewer = current.viewer();
        LibraryQuery query = LibraryQuery.of(name -> uri.getQueryParameters().getFirst(name));
        return library.find(viewer, query).chain(found -> library.names()
                .map(names -> Templates.library(words.page(query, found, names, viewer))));
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> brief(UUID id) {
        Viewer viewer = current.viewer();
        return practices.get(viewer, id).chain(row -> library.names()
                .map(names -> Templates.brief(briefs.brief(row, names, viewer), Map.of(), "")));
    }
}
