package org.nnssil.discussion;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;

/** The conversations of all my communities. */
@Path("/discussions")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class DiscussionPages {

    private final CurrentMember current;
    private final DiscussionService discussions;
    private final ThreadLists lists;

    DiscussionPages(CurrentMember current, DiscussionService discussions, ThreadLists lists) {
        this.current = current;
        this.discussions = discussions;
        this.lists = lists;
    }

    @GET
    public Uni<TemplateInstance> all(
            @QueryParam("show") @Nullable String show, @QueryParam("after") @Nullable String after) {
        Viewer viewer = current.viewer();
        return discussions
                .communities(viewer)
                .chain(mine -> {
                    if (mine.isEmpty()) {
                        throw new Absent();
                    }
                    return lists.page(viewer, mine, null, show, after);
                })
                .map(DiscussionTemplates::list);
    }
}
