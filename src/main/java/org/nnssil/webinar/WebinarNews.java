package org.nnssil.webinar;

import java.time.Instant;
import java.util.UUID;
import org.nnssil.security.Audience;

/**
 * A session as material for an issue of the newsletter.
 *
 * @param recordingUrl empty for a session that is still to come
 * @param revision rises with every change that those registered had to be told
 * @param path of the session's page
 */
public record WebinarNews(
        UUID id,
        String title,
        String summary,
        Instant startsAt,
        String recordingUrl,
        Audience audience,
        int revision,
        String path) {

    /** The session is still to come; otherwise its recording is the news. */
    public boolean coming(Instant now) {
        return startsAt.isAfter(now);
    }
}
