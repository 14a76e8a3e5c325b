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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.web.IdempotencyKey;

/** A thread with its posts, and replies to it. */
@Path("/api/v1/threads/{id}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Discussions")
public class ThreadResource {

    private final CurrentMember current;
    private final DiscussionService discussions;

    ThreadResource(CurrentMember current, DiscussionService discussions) {
        this.current = current;
        this.discussions = discussions;
    }

    /** @param body Markdown, at most 20,000 characters */
    record NewPost(@Nullable String body) {}

    @GET
    @Operation(summary = "A thread with its posts, from the question on")
    public Uni<ThreadJson> get(
            UUID id, @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        Viewer viewer = current.viewer();
        int posts = Paging.limit(limit);
        int from = Paging.number(after);
        return discussions.asTyped(viewer, id, from, posts).map(page -> ThreadJson.of(page, from, posts));
    }

    @POST
    @Path("posts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replies")
    @APIResponseSchema(value = ThreadJson.PostJson.class, responseCode = "201")
    public Uni<Response> reply(UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable NewPost post) {
        Viewer viewer = current.viewer();
        // Whether there is such a thread comes before what is wrong with the text.
        return discussions
                .thread(viewer, id, 0)
                .map(found -> ThreadDraft.checkBody(post == null ? null : post.body()))
                .chain(text -> discussions.reply(viewer, id, text, IdempotencyKey.given(viewer, key)))
                .chain(written -> discussions
                        .asTyped(viewer, written.thread(), written.number() - 1, 1)
                        .map(page -> created(written, page)));
    }

    private static Response created(DiscussionService.Written written, ThreadPage page) {
        URI place = URI.create("/api/v1/threads/" + written.thread() + "?after=" + (written.number() - 1) + "&limit=1");
        ThreadPage.Entry post = page.posts().get(page.posts().size() - 1);
        return Response.created(place).entity(ThreadJson.PostJson.of(post)).build();
    }
}
