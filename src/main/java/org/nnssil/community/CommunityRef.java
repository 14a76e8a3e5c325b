package org.nnssil.community;

import java.util.UUID;
import org.nnssil.security.Reach;

/** A community as one of its members knows it, with that member's reach. */
public record CommunityRef(UUID id, String slug, String name, Reach reach) {}
