package org.nnssil.community;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who came into the directory, for an issue. {@code jurisdictionName} is empty for center staff and others.
 */
public record NewMember(UUID personId, String name, String roleTitle, String jurisdictionName, Instant joinedAt) {}
