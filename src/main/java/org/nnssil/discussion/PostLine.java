package org.nnssil.discussion;

import java.time.Instant;

/**
 * A post as one line of somebody's page.
 *
 * @param path to the post itself, on the right page of its thread
 */
public record PostLine(
        String threadTitle, String communityName, String path, int number, boolean confidential, Instant createdAt) {}
