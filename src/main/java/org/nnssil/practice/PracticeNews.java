package org.nnssil.practice;

import java.time.Instant;
import java.util.UUID;
import org.nnssil.security.Audience;

/**
 * A published spotlight as the newsletter tells of it.
 *
 * @param summary one line of plain text
 * @param revision rises with every published change of the text
 */
public record PracticeNews(
        UUID id,
        String title,
        String summary,
        String jurisdictionKey,
        String jurisdictionName,
        String outcomeWords,
        Instant publishedAt,
        String author,
        Audience audience,
        int revision,
        String path) {}
