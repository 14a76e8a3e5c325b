package org.nnssil.joining;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.AdmissionService;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;
import org.nnssil.web.IdempotencyKey;
import org.nnssil.web.Invalid;

/** Requests to join, for programs. */
@Path("/api/v1/communities/{slug}/requests")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Communities")
public class JoinResource {

    private final AdmissionService admission;
    private final JoinRequestService requests;
    private final CurrentMember current;

    JoinResource(AdmissionService admission, JoinRequestService requests, CurrentMember current) {
        this.admission = admission;
        this.requests = requests;
        this.current = current;
    }

    @GET
    @Operation(summary = "Who asks to join, the longest waiting first (conveners)")
    public Uni<Page<JoinJson>> all(String slug) {
        Viewer viewer = current.viewer();
        return requests.convened(viewer, slug)
                .chain(door -> requests.all(viewer, door))
                .map(rows -> new Page<>(rows.stream().map(JoinJson::of).toList(), null));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ask to join a listed community")
    @APIResponseSchema(value = JoinJson.class, responseCode = "201")
    public Uni<Response> ask(
            String slug, JoinJson.@Nullable Asked asked, @HeaderParam("Idempotency-Key") @Nullable String key) {
        Viewer viewer = current.viewer();
        JoinJson.Asked typed = asked == null ? JoinJson.Asked.NOTHING : asked;
        return requests.ask(viewer, slug, typed.form(), typed.reported(), IdempotencyKey.givenOrNew(viewer, key))
                .onFailure(Invalid.class)
                .transform(refused -> JoinJson.Asked.renamed(refused))
                .chain(id -> admission.door(viewer, slug))
                .chain(door -> requests.mine(viewer, door))
                .map(row -> Response.created(URI.create("/api/v1/communities/" + slug + "/requests/" + row.id()))
                        .entity(JoinJson.of(row))
                        .build());
    }

    @GET
    @Path("{requestId}")
    @Operation(summary = "One request (conveners)")
    public Uni<JoinJson> one(String slug, UUID requestId) {
        Viewer viewer = current.viewer();
        return requests.convened(viewer, slug)
                .chain(door -> requests.one(viewer, door, requestId))
                .map(JoinJson::of);
    }

    @DELETE
    @Operation(summary = "Take your own open request back")
    public Uni<Void> withdraw(String slug) {
        return requests.withdraw(current.viewer(), slug);
    }

    @POST
    @Path("{requestId}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Approve or decline (conveners)")
    public Uni<JoinJson> decide(
            String slug,
            UUID requestId,
            JoinJson.@Nullable Decided decided,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        Viewer viewer = current.viewer();
        Decision decision = decided == null
                ? Decision.empty()
                : new Decision(decided.decision(), decided.reach(), decided.exception(), decided.note());
        return requests.decide(viewer, slug, requestId, decision, IdempotencyKey.givenOrNew(viewer, key))
                .chain(() -> one(slug, requestId));
    }
}
