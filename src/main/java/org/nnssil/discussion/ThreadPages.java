package org.nnssil.discussion;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Conflict;
import org.nnssil.web.Invalid;
import org.nnssil.web.Markdown;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;

/** A thread, replies to it, and its closing. */
@Path("/threads/{id}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class ThreadPages {

    private final CurrentMember current;
    private final DiscussionService discussions;
    private final ThreadWords words;
    private final PageContext page;
    private final Notices notices;
    private final Markdown markdown;
    private final HttpServerRequest request;

    ThreadPages(
            CurrentMember current,
            DiscussionService discussions,
            ThreadWords words,
            PageContext page,
            Notices notices,
            Markdown markdown,
            HttpServerRequest request) {
        this.current = current;
        this.discussions = discussions;
        this.words = words;
        this.page = page;
        this.notices = notices;
        this.markdown = markdown;
        this.request = request;
    }

    @GET
    public Uni<TemplateInstance> thread(UUID id, @QueryParam("after") @DefaultValue("0") int after) {
        if (after < 0 || after % ThreadPage.SIZE != 0) {
            throw new Absent();
        }
        Viewer viewer = current.viewer();
        return discussions
                .thread(viewer, id, after)
                .map(found -> DiscussionTemplates.thread(words.view(found, viewer, after)));
    }

    @POST
    @Path("posts")
    public Uni<Response> reply(UUID id, @RestForm @Nullable String body, @RestForm @Nullable String preview) {
        Viewer viewer = current.viewer();
        return (preview == null ? reply(viewer, id, body) : preview(viewer, id, body))
                .onFailure(Invalid.class)
                .recoverWithUni(invalid -> refused(viewer, id, body, invalid))
                .onFailure(Conflict.class)
                .recoverWithUni(conflict -> tooLate(viewer, id, body, conflict));
    }

    @POST
    @Path("closure")
    public Uni<Response> close(UUID id) {
        return discussions
                .close(current.viewer(), id)
                .map(done -> notices.seeOther(request, "/threads/" + id, "The discussion is closed."));
    }

    /** Opens it again. */
    @POST
    @Path("closure/undo")
    public Uni<Response> reopen(UUID id) {
        return discussions
                .reopen(current.viewer(), id)
                .map(done -> notices.seeOther(request, "/threads/" + id, "The discussion is open again."));
    }

    private Uni<Response> reply(Viewer viewer, UUID id, @Nullable String body) {
        return Uni.createFrom().deferred(() -> {
            String text = ThreadDraft.checkBody(body);
            UUID key = Submissions.ofForm(page.submission(), "reply " + id, text);
            return discussions
                    .reply(viewer, id, text, key)
                    .map(written -> notices.seeOther(request, written.path(), "Your reply is posted."));
        });
    }

    private Uni<Response> preview(Viewer viewer, UUID id, @Nullable String body) {
        return Uni.createFrom().deferred(() -> {
            String text = ThreadDraft.checkBody(body);
            return form(viewer, id, text, markdown.html(text), null, Map.of(), 200);
        });
    }

    private Uni<Response> refused(Viewer viewer, UUID id, @Nullable String body, Invalid invalid) {
        return form(viewer, id, body, null, null, invalid.errors(), 422);
    }

    private Uni<Response> tooLate(Viewer viewer, UUID id, @Nullable String body, Conflict conflict) {
        return form(viewer, id, body, null, conflict.getMessage(), Map.of(), 409);
    }

    /** The reply on a page of its own, if the viewer may see the thread. */
    private Uni<Response> form(
            Viewer viewer,
            UUID id,
            @Nullable String body,
            @Nullable String preview,
            @Nullable String problem,
            Map<String, String> errors,
            int status) {
        return discussions.thread(viewer, id, 0).map(found -> {
            WriteView view = new WriteView(
                    "Your reply",
                    found.head().title(),
                    "/threads/" + id,
                    found.head().confidential(),
                    problem == null ? "/threads/" + id + "/posts" : null,
                    "Post your reply",
                    null,
                    body == null ? "" : body,
                    0,
                    preview,
                    problem,
                    null,
                    errors);
            return Response.status(status)
                    .entity(DiscussionTemplates.write(view))
                    .build();
        });
    }
}
