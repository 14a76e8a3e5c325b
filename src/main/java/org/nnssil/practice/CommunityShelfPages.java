package org.nnssil.practice;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.practice.FormWords.Occasion;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;

/**
 * The shelf of one community: what its members found out, for its members. Single spotlights have the library's pages.
 */
@Path("/communities/{slug}/shelf")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class CommunityShelfPages {

    private final CurrentMember current;
    private final ShelfService shelves;
    private final PracticeService practices;
    private final LibraryService library;
    private final LibraryWords words;
    private final FormWords forms;
    private final Notices notices;
    private final PageContext page;
    private final HttpServerRequest request;

    CommunityShelfPages(
            CurrentMember current,
            ShelfService shelves,
            PracticeService practices,
            LibraryService library,
            LibraryWords words,
            FormWords forms,
            Notices notices,
            PageContext page,
            HttpServerRequest request) {
        this.current = current;
        this.shelves = shelves;
        this.practices = practices;
        this.library = library;
        this.words = words;
        this.forms = forms;
        this.notices = notices;
        this.page = page;
        this.request = request;
    }

    @GET
    public Uni<TemplateInstance> shelf(@PathParam("slug") String slug, @Context UriInfo uri) {
        Viewer viewer = current.viewer();
        return shelves.get(viewer, slug).chain(shelf -> {
            LibraryQuery query =
                    LibraryQuery.of(shelf, name -> uri.getQueryParameters().getFirst(name));
            return library.find(viewer, query).chain(found -> library.names()
                    .map(names -> LibraryPages.Templates.library(words.page(query, found, names, viewer))));
        });
    }

    @GET
    @Path("new")
    public Uni<TemplateInstance> blank(@PathParam("slug") String slug) {
        Viewer viewer = current.viewer();
        return shelves.get(viewer, slug).chain(shelf -> {
            if (!Shelves.writes(viewer, shelf.communityId())) {
                throw new Absent();
            }
            return form(viewer, PracticeForm.empty(), Occasion.ofNew(shelf, Map.of()));
        });
    }

    @POST
    public Uni<Response> create(
            @PathParam("slug") String slug, @BeanParam PracticeForm form, @RestForm @Nullable String act) {
        Viewer viewer = current.viewer();
        boolean submit = PracticePages.SUBMIT.equals(act);
        return shelves.get(viewer, slug).chain(shelf -> practices
                .create(viewer, shelf, form, form.submission(page.submission()), submit)
                .map(done -> PracticePages.saved(notices, request, done, submit))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> form(viewer, form, Occasion.ofNew(shelf, failure.errors()))
                        .map(html -> Response.status(422).entity(html).build())));
    }

    private Uni<TemplateInstance> form(Viewer viewer, PracticeForm form, Occasion occasion) {
        return library.names().map(names -> PracticePages.Templates.form(forms.view(form, names, viewer, occasion)));
    }
}
