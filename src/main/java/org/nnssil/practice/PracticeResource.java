package org.nnssil.practice;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.web.IdempotencyKey;
import org.nnssil.web.IfMatch;
import org.nnssil.web.Problem;

/** The practice library for programs. */
@Path("/api/v1/practices")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Practices")
public class PracticeResource {

    private static final PracticeInput NOTHING = new PracticeInput(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null, null, null);

    private final CurrentMember current;
    private final ShelfService shelves;
    private final PracticeService practices;
    private final LibraryService library;

    PracticeResource(CurrentMember current, ShelfService shelves, PracticeService practices, LibraryService library) {
        this.current = current;
        this.shelves = shelves;
        this.practices = practices;
        this.library = library;
    }

    /**
     * The parameters named here are those that most clients want; every other facet (level, students, setting, area,
     * lever, state_action, identified_as) narrows in the same way.
     */
    @GET
    @Operation(
            summary = "Search the library",
            description =
                    "With community, a slug, only what stands on the shelf of that community. Facet counts are those of the search narrowed by all other facets."
                            + " Also takes level, students, setting, area, lever, state_action and identified_as.")
    public Uni<PracticeJson.Found> find(
            @QueryParam("q") @Nullable String q,
            @QueryParam("principle") @Nullable String principle,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("tier") @Nullable String tier,
            @QueryParam("jurisdiction") @Nullable String jurisdiction,
            @QueryParam("community") @Nullable String community,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri) {
        Viewer viewer = current.viewer();
        return shelves.find(viewer, community)
                .map(shelf ->
                        LibraryQuery.of(shelf, name -> uri.getQueryParameters().getFirst(name)))
                .chain(query -> library.find(viewer, query))
                .chain(found -> library.names().map(names -> PracticeJson.Found.of(found, names)));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One spotlight; the ETag is its version")
    @APIResponseSchema(value = PracticeJson.class, responseCode = "200")
    public Uni<Response> get(UUID id) {
        return spotlight(id, Response.ok());
    }

    @POST
    @Operation(summary = "Make a draft for your jurisdiction, or with community for the shelf of that community")
    @APIResponseSchema(value = PracticeJson.class, responseCode = "201")
    public Uni<Response> create(
            @Nullable PracticeInput input,
            @QueryParam("community") @Nullable String community,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        PracticeForm form = orNothing(input).over(PracticeForm.empty());
        Viewer viewer = current.viewer();
        return shelves.find(viewer, community)
                .chain(shelf -> practices.create(viewer, shelf, form, IdempotencyKey.givenOrNew(viewer, key), false))
                .chain(done -> spotlight(done.id(), Response.created(URI.create("/api/v1/practices/" + done.id()))));
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change a draft; If-Match takes the ETag that you have seen")
    @APIResponseSchema(value = PracticeJson.class, responseCode = "200")
    public Uni<Response> edit(UUID id, @Nullable PracticeInput input, @HeaderParam("If-Match") @Nullable String seen) {
        return practices
                .edit(
                        current.viewer(),
                        id,
                        IfMatch.of(seen),
                        now -> orNothing(input).over(now),
                        false)
                .chain(done -> spotlight(done.id(), Response.ok()))
                .onFailure(StaleEdit.class)
                .recoverWithItem(PracticeResource::stale);
    }

    @POST
    @Path("{id}/submission")
    @Operation(summary = "Hand a draft to the reviewers")
    @APIResponseSchema(value = PracticeJson.Status.class, responseCode = "200")
    public Uni<Response> submit(UUID id, @HeaderParam("If-Match") @Nullable String seen) {
        return practices
                .submit(current.viewer(), id, IfMatch.of(seen))
                .map(done -> Response.ok(PracticeJson.Status.of(done)).build())
                .onFailure(StaleEdit.class)
                .recoverWithItem(PracticeResource::stale);
    }

    @POST
    @Path("{id}/publication")
    @Operation(summary = "Publish what was submitted (reviewers)")
    @APIResponseSchema(value = PracticeJson.Status.class, responseCode = "200")
    public Uni<Response> publish(UUID id, @HeaderParam("If-Match") @Nullable String seen) {
        return practices
                .publish(current.viewer(), id, IfMatch.of(seen))
                .map(done -> Response.ok(PracticeJson.Status.of(done)).build())
                .onFailure(StaleEdit.class)
                .recoverWithItem(PracticeResource::stale);
    }

    private Uni<Response> spotlight(UUID id, Response.ResponseBuilder answer) {
        Viewer viewer = current.viewer();
        return practices.get(viewer, id).map(row -> answer.entity(PracticeJson.of(row, viewer))
                .header("ETag", "\"" + row.version() + "\"")
                .build());
    }

    private static Response stale(Throwable stale) {
        return Response.status(412)
                .type("application/problem+json")
                .entity(new Problem(
                        "Somebody else was faster",
                        412,
                        "The spotlight was changed since you read it. Read it again and apply your change to that.",
                        null))
                .build();
    }

    private static PracticeInput orNothing(@Nullable PracticeInput input) {
        return input == null ? NOTHING : input;
    }
}
