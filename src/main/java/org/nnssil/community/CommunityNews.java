package org.nnssil.community;

import java.util.UUID;
import org.nnssil.security.Audience;

/**
 * Something to tell about a community.
 *
 * @param sentence plain text, one sentence
 * @param audience who may read this, which is wider than who may read the community itself
 * @param path the page within the service
 */
public record CommunityNews(UUID id, String name, String sentence, Audience audience, String path) {}
