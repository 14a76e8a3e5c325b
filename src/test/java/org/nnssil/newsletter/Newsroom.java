package org.nnssil.newsletter;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;

/** Makes things happen in the network, for issues to tell of. Titles are unique, because all tests share one month. */
final class Newsroom {

    private Newsroom() {}

    /** Whom other tests left in the network wants no newsletter: a thousand copies would be on their way for a minute. */
    static void onlyNewReaders() {
        Fixtures.run("insert into mail_preference (person_id, list, wanted, changed_at)"
                + " select id, 'NEWSLETTER', false, now() from person on conflict (person_id, list) do nothing");
    }

    static UUID spotlight(Fixtures.Somebody author, String title, Reach reach, Instant published) {
        UUID id = UUID.randomUUID();
        Fixtures.run(
                "insert into practice (id, community_id, reach, jurisdiction_key, status, title, summary, outcome, tier,"
                        + " author_id, created_at, changed_at, published_at, revision)"
                        + " values (?, ?, ?, 'MS', 'PUBLISHED', ?, 'Panels of *peers* read every plan.', 'WORKED', 'NOT_RATED', ?, now(), now(), ?, 1)",
                id,
                Viewer.NATIONAL,
                reach.rank(),
                title,
                author.id(),
                at(published));
        return id;
    }

    static UUID webinar(String title, Instant starts, Reach reach) {
        UUID id = UUID.randomUUID();
        Fixtures.run(
                "insert into webinar (id, community_id, reach, title, summary, starts_at, minutes, capacity, status, created_at, changed_at)"
                        + " values (?, ?, ?, ?, 'An hour with three states.', ?, 75, 50, 'SCHEDULED', now(), now())",
                id,
                Viewer.NATIONAL,
                reach.rank(),
                title,
                at(starts));
        return id;
    }

    static UUID thread(Fixtures.Somebody author, UUID community, String title, Reach reach, Instant posted) {
        UUID id = UUID.randomUUID();
        Fixtures.run(
                "insert into thread (id, community_id, reach, title, author_id, created_at, last_post_at, post_count)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 1)",
                id,
                community,
                reach.rank(),
                title,
                author.id(),
                at(posted),
                at(posted));
        Fixtures.run(
                "insert into post (id, thread_id, number, author_id, body, html, created_at) values (?, ?, 1, ?, 'Q', '<p>Q</p>', ?)",
                UUID.randomUUID(),
                id,
                author.id(),
                at(posted));
        return id;
    }

    /** An item put into a draft behind the application's back, as one that was open when the draft was made. */
    static UUID item(UUID issue, String kind, String sourceType, UUID source, String heading) {
        UUID id = UUID.randomUUID();
        Fixtures.run(
                "insert into newsletter_item (id, issue_id, position, kind, source_type, source_id, heading) values (?, ?, 900, ?, ?, ?, ?)",
                id,
                issue,
                kind,
                sourceType,
                source,
                heading);
        return id;
    }

    /** A field that a page holds for the one who reads it. */
    static String hidden(String page, String name) {
        Element field = Jsoup.parse(page).selectFirst("input[type=hidden][name=" + name + "]");
        if (field == null) {
            throw new AssertionError("No hidden " + name + " on the page:\n" + page);
        }
        return field.val();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
