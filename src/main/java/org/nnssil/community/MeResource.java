package org.nnssil.community;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;

/** Who is asking. */
@Path("/api/v1/me")
@Authenticated
public class MeResource {

    private final CommunityService communities;
    private final CurrentMember current;

    MeResource(CommunityService communities, CurrentMember current) {
        this.communities = communities;
        this.current = current;
    }

    /**
     * The signed-in one. Who signed in and is nobody in the network gets the same with {@code member} false and no id.
     *
     * @param jurisdiction the key of where they work, or null
     * @param roles those held in the National Network
     */
    public record Me(
            @Nullable UUID id,
            String name,
            @Nullable String email,
            String zone,
            @Nullable String jurisdiction,
            Set<String> roles,
            List<Mine> memberships,
            boolean member) {}

    /** @param community its slug */
    public record Mine(String community, String name, Reach reach, Set<String> roles) {}

    @GET
    public Uni<Me> me() {
        Viewer viewer = current.viewer();
        return communities.mine(viewer).map(mine -> me(viewer, mine));
    }

    private static Me me(Viewer viewer, List<CommunityRef> mine) {
        Viewer.Standing national = viewer.memberships().get(Viewer.NATIONAL);
        return new Me(
                viewer.personId(),
                viewer.name(),
                viewer.email().isEmpty() ? null : viewer.email(),
                viewer.zone().getId(),
                viewer.jurisdictionKey(),
                national == null ? Set.of() : new TreeSet<>(national.roles()),
                mine.stream()
                        .map(c -> new Mine(
                                c.slug(),
                                c.name(),
                                c.reach(),
                                new TreeSet<>(viewer.memberships().get(c.id()).roles())))
                        .toList(),
                viewer.member());
    }
}
