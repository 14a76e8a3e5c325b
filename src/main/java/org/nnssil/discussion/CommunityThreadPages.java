package org.nnssil.discussion;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
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
import org.nnssil.web.Invalid;
import org.nnssil.web.Markdown;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;

/** The conversations of one community, and starting one there. */
@Path("/communities/{slug}/threads")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class CommunityThreadPages {

    private final CurrentMember current;
    private final DiscussionService discussions;
    private final ThreadLists lists;
    private final PageContext page;
    private final Notices notices;
    private final Markdown markdown;
    private final HttpServerRequest request;

    CommunityThreadPages(
            CurrentMember current,
            DiscussionService discussions,
            ThreadLists lists,
            PageContext page,
            Notices notices,
            Markdown markdown,
            HttpServerRequest request) {
        this.current = current;
        this.discussions = discussions;
        this.lists = lists;
        this.page = page;
        this.notices = notices;
        this.markdown = markdown;
        this.request = request;
    }

    @GET
    public Uni<TemplateInstance> list(
            String slug, @QueryParam("show") @Nullable String show, @QueryParam("after") @Nullable String after) {
        Viewer viewer = current.viewer();
        return discussions
                .community(viewer, slug)
                .chain(one -> discussions.communities(viewer).chain(mine -> lists.page(viewer, mine, one, show, after)))
                .map(DiscussionTemplates::list);
    }

    @GET
    @Path("new")
    public Uni<TemplateInstance> form(String slug) {
        Viewer viewer = current.viewer();
        return discussions
                .community(viewer, slug)
                .map(community -> DiscussionTemplates.start(
                        StartView.of(community, viewer, ThreadDraft.Typed.blank(), null, Map.of())));
    }

    @POST
    public Uni<Response> start(
            String slug,
            @RestForm @Nullable String title,
            @RestForm @Nullable String body,
            @RestForm @Nullable String reach,
            @RestForm @Nullable String confidential,
            @RestForm @Nullable String preview) {
        ThreadDraft.Typed typed = new ThreadDraft.Typed(title, body, reach, confidential != null);
        Viewer viewer = current.viewer();
        return discussions.community(viewer, slug).chain(community -> start(viewer, community, typed, preview != null)
                .onFailure(Invalid.class)
                .recoverWithItem(invalid -> again(viewer, community, typed, invalid)));
    }

    private Uni<Response> start(Viewer viewer, CommunityRef community, ThreadDraft.Typed typed, boolean preview) {
        return Uni.createFrom().deferred(() -> {
            ThreadDraft draft = typed.check(viewer, community);
            if (preview) {
                StartView view = StartView.of(community, viewer, typed, markdown.html(draft.body()), Map.of());
                return Uni.createFrom()
                        .item(Response.ok(DiscussionTemplates.start(view)).build());
            }
            UUID key = Submissions.ofForm(page.submission(), community.slug(), draft.toString());
            return discussions
                    .start(viewer, community, draft, key)
                    .map(id -> notices.seeOther(request, "/threads/" + id, "Your discussion is open."));
        });
    }

    private static Response again(Viewer viewer, CommunityRef community, ThreadDraft.Typed typed, Invalid invalid) {
        StartView view = StartView.of(community, viewer, typed, null, invalid.errors());
        return Response.status(422).entity(DiscussionTemplates.start(view)).build();
    }
}
