package org.nnssil.community;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;

/** The communities one may know of, for programs. */
@Path("/api/v1/communities")
@Authenticated
public class CommunityResource {

    private final CommunityService communities;
    private final CommunityViews views;
    private final CurrentMember current;

    CommunityResource(CommunityService communities, CommunityViews views, CurrentMember current) {
        this.communities = communities;
        this.views = views;
        this.current = current;
    }

    /** All of them in one answer. */
    @GET
    public Uni<Page<CommunityItem>> all() {
        return communities.items(current.viewer()).map(items -> new Page<>(items, null));
    }

    /** One, with what the viewer may read of its charter. */
    @GET
    @Path("{slug}")
    public Uni<CommunityDetail> one(@PathParam("slug") String slug) {
        Viewer viewer = current.viewer();
        return views.community(viewer, slug).map(CommunityDetail::of);
    }
}
