package org.nnssil.discussion;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;
import org.nnssil.web.IdempotencyKey;

/** The threads of a community. */
@Path("/api/v1/communities/{slug}/threads")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Discussions")
public class CommunityThreadResource {

    private final CurrentMember current;
    private final DiscussionService discussions;

    CommunityThreadResource(CurrentMember current, DiscussionService discussions) {
        this.current = current;
        this.discussions = discussions;
    }

    @GET
    @Operation(summary = "The threads of a community, newest activity first")
    public Uni<Page<ThreadItem>> list(
            String slug, @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        Viewer viewer = current.viewer();
        int most = Paging.limit(limit);
        ThreadCursor cursor = Paging.cursor(after);
        return discussions
                .community(viewer, slug)
                .chain(community -> discussions.threads(viewer, List.of(community.id()), false, cursor, most))
                .map(page ->
                        new Page<>(page.items().stream().map(ThreadItem::of).toList(), page.next()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Starts a thread")
    @APIResponseSchema(value = ThreadJson.class, responseCode = "201")
    public Uni<Response> start(
            String slug, @HeaderParam("Idempotency-Key") @Nullable String key, ThreadDraft.@Nullable Typed thread) {
        Viewer viewer = current.viewer();
        ThreadDraft.Typed typed = thread == null ? new ThreadDraft.Typed(null, null, null, null) : thread;
        return discussions
                .community(viewer, slug)
                .chain(community -> discussions.start(
                        viewer, community, typed.check(viewer, community), IdempotencyKey.given(viewer, key)))
                .chain(id -> created(viewer, id));
    }

    private Uni<Response> created(Viewer viewer, UUID id) {
        return discussions.asTyped(viewer, id, 0, Paging.USUAL).map(page -> Response.created(
                        URI.create("/api/v1/threads/" + id))
                .entity(ThreadJson.of(page, 0, Paging.USUAL))
                .build());
    }
}
