package org.nnssil.discussion;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.web.Check;
import org.nnssil.web.Conflict;
import org.nnssil.web.Invalid;
import org.nnssil.web.Markdown;
import org.nnssil.web.Notices;

/** An author's own post, to rewrite. */
@Path("/threads/{id}/posts/{number}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class PostPages {

    private final CurrentMember current;
    private final DiscussionService discussions;
    private final Notices notices;
    private final Markdown markdown;
    private final HttpServerRequest request;

    PostPages(
            CurrentMember current,
            DiscussionService discussions,
            Notices notices,
            Markdown markdown,
            HttpServerRequest request) {
        this.current = current;
        this.discussions = discussions;
        this.notices = notices;
        this.markdown = markdown;
        this.request = request;
    }

    /** What was sent, as it was typed, and the version it was typed over. */
    private record Typed(@Nullable String title, @Nullable String body, int version) {

        /** A version that is no number was never ours and fits no post. */
        static Typed of(@Nullable String title, @Nullable String body, @Nullable String version) {
            boolean number = version != null && version.matches("[0-9]{1,9}");
            return new Typed(title, body, number ? Integer.parseInt(version) : -1);
        }

        DiscussionService.Rewriting check(OwnPost post) {
            Check check = new Check();
            String line = post.question() ? check.line("title", title, ThreadDraft.LONGEST_TITLE) : null;
            String text = check.text("body", body, ThreadDraft.LONGEST_BODY);
            check.done();
            return new DiscussionService.Rewriting(line, text, version);
        }
    }

    @GET
    @Path("edit")
    public Uni<TemplateInstance> form(UUID id, int number) {
        return discussions.ownPost(current.viewer(), id, number).map(post -> {
            Typed standing = new Typed(post.title(), post.body(), post.version());
            return DiscussionTemplates.write(view(post, standing, null, null, Map.of()));
        });
    }

    @POST
    public Uni<Response> rewrite(
            UUID id,
            int number,
            @RestForm @Nullable String title,
            @RestForm @Nullable String body,
            @RestForm @Nullable String version,
            @RestForm @Nullable String preview) {
        Typed typed = Typed.of(title, body, version);
        Viewer viewer = current.viewer();
        return discussions
                .ownPost(viewer, id, number)
                .chain(post -> rewrite(viewer, post, typed, preview != null)
                        .onFailure(Invalid.class)
                        .recoverWithItem(invalid -> refused(post, typed, invalid)))
                .onFailure(Conflict.class)
                .recoverWithUni(conflict -> stale(viewer, id, number, typed, conflict));
    }

    private Uni<Response> rewrite(Viewer viewer, OwnPost post, Typed typed, boolean preview) {
        return Uni.createFrom().deferred(() -> {
            DiscussionService.Rewriting rewriting = typed.check(post);
            if (preview) {
                WriteView view = view(post, typed, markdown.html(rewriting.body()), null, Map.of());
                return Uni.createFrom()
                        .item(Response.ok(DiscussionTemplates.write(view)).build());
            }
            return discussions
                    .rewrite(viewer, post.thread(), post.number(), rewriting)
                    .map(written -> notices.seeOther(request, written.path(), "Your post is changed."));
        });
    }

    private static Response refused(OwnPost post, Typed typed, Invalid invalid) {
        return Response.status(422)
                .entity(DiscussionTemplates.write(view(post, typed, null, null, invalid.errors())))
                .build();
    }

    /** Shows what stands now beside what was typed; sending that again replaces it knowingly. */
    private Uni<Response> stale(Viewer viewer, UUID id, int number, Typed typed, Conflict conflict) {
        return discussions.ownPost(viewer, id, number).map(post -> {
            String problem = conflict.getMessage()
                    + " Nothing was saved. What you typed is below, with the text that stands now under it."
                    + " Save again to replace that text with yours.";
            Typed now = new Typed(typed.title(), typed.body(), post.version());
            return Response.status(409)
                    .entity(DiscussionTemplates.write(view(post, now, null, problem, Map.of())))
                    .build();
        });
    }

    private static WriteView view(
            OwnPost post, Typed typed, @Nullable String preview, @Nullable String problem, Map<String, String> errors) {
        return new WriteView(
                post.question() ? "Edit your question" : "Edit your reply",
                post.title(),
                post.threadPath(),
                post.confidential(),
                post.path(),
                "Save the change",
                post.question() ? typed.title() == null ? "" : typed.title() : null,
                typed.body() == null ? "" : typed.body(),
                typed.version(),
                preview,
                problem,
                problem == null ? null : post.body(),
                errors);
    }
}
