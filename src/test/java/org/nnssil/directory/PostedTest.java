package org.nnssil.directory;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

/** A person's page tells what they posted, to those who may read it and to nobody else. */
@QuarkusTest
class PostedTest extends NetworkTest {

    @Test
    void whatSomebodyPostedIsToldToThoseWhoMayReadIt() {
        String tag = UUID.randomUUID().toString().substring(0, 8);
        Somebody author = Fixtures.director("Ava Author", "KS");
        Somebody core = Fixtures.director("Core Reader", "UT");
        Somebody extended = Fixtures.extended("Extended Reader", "UT");
        UUID circle = Fixtures.community("pst-" + tag, "A circle " + tag);
        Fixtures.join(author, circle, Reach.CORE);
        post(author, Viewer.NATIONAL, Reach.MEMBERS, "Open question " + tag);
        post(author, Viewer.NATIONAL, Reach.CORE, "Core question " + tag);
        post(author, circle, Reach.MEMBERS, "Circle question " + tag);
        String page = "/people/" + author.id();

        as(author)
                .get(page)
                .then()
                .body(
                        containsString("What you posted"),
                        containsString("Open question " + tag),
                        containsString("Core question " + tag),
                        containsString("Circle question " + tag));
        as(core).get(page)
                .then()
                .body(
                        containsString("What they posted"),
                        containsString("Open question " + tag),
                        containsString("Core question " + tag),
                        not(containsString("ircle question")));
        as(extended)
                .get(page)
                .then()
                .body(
                        containsString("Open question " + tag),
                        not(containsString("Core question")),
                        not(containsString("ircle " + tag)));
    }

    @Test
    void whoPostedNothingHasNoSuchHeading() {
        Somebody quiet = Fixtures.director("Quinn Quiet", "KS");

        as(Fixtures.director("Core Reader", "UT"))
                .get("/people/" + quiet.id())
                .then()
                .statusCode(200)
                .body(not(containsString("What they posted")));
    }

    private static void post(Somebody author, UUID community, Reach reach, String title) {
        UUID thread = UUID.randomUUID();
        Fixtures.run(
                "insert into thread (id, community_id, reach, title, author_id, created_at, last_post_at, post_count)"
                        + " values (?, ?, ?, ?, ?, now(), now(), 1)",
                thread,
                community,
                (short) reach.rank(),
                title,
                author.id());
        Fixtures.run(
                "insert into post (id, thread_id, number, author_id, body, html, created_at)"
                        + " values (gen_random_uuid(), ?, 1, ?, 'text', '<p>text</p>', now())",
                thread,
                author.id());
    }
}
