package org.nnssil.discussion;

import java.time.Instant;
import java.util.UUID;
import org.nnssil.security.Audience;

/**
 * A thread that was active in a period and may be carried by an issue.
 *
 * @param postCount posts within the period
 * @param lastPostAt the last of them
 * @param path within the service
 */
public record ThreadNews(
        UUID id,
        String title,
        String communityName,
        int postCount,
        Instant lastPostAt,
        Audience audience,
        String path) {}
