package org.nnssil.community;

import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;

/**
 * A community as the API tells it.
 *
 * @param kind national, peer, service or internal
 * @param parent the slug of the community it belongs to, where the viewer may know that
 * @param reach the viewer's own; null for who is not a member
 * @param members how many it has, for its members and, as a total, the coordinator
 */
public record CommunityItem(
        String slug,
        String name,
        String kind,
        @Nullable String parent,
        boolean member,
        @Nullable Reach reach,
        @Nullable Long members) {}
