package org.nnssil.community;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.nnssil.security.CurrentMember;
import org.nnssil.shared.Page;

/** The communities one may know of, for programs. */
@Path("/api/v1/communities")
@Authenticated
public class CommunityResource {

    private final CommunityService communities;
    private final CurrentMember current;

    CommunityResource(CommunityService communities, CurrentMember current) {
        this.communities = communities;
        this.current = current;
    }

    /** All of them in one answer. */
    @GET
    public Uni<Page<CommunityItem>> all() {
        return communities.items(current.viewer()).map(items -> new Page<>(items, null));
    }
}
