package org.nnssil.home;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.TestClock;

/** The head of the front page: the month, the newest issue, and for the coordinator what waits. */
@QuarkusTest
class FrontPageTest extends NetworkTest {

    private static final String OURS = "Issue of the front page test";

    @AfterEach
    void noIssueOfOursStays() {
        Fixtures.run("delete from newsletter_issue where title = ?", OURS);
        TestClock.back();
    }

    @Test
    void itNamesTheNewestIssueThatTheReaderMayRead() {
        long toAll = issue("SENT", Reach.MEMBERS, 2);
        long toCore = issue("SENT", Reach.CORE, 1);
        TestClock.forward(Duration.ofMinutes(11));

        Somebody core = Fixtures.director("Cora Core", "UT");
        as(core).get("/").then().statusCode(200).body(containsString("Newsletter, issue " + toCore));
        Somebody extended = Fixtures.extended("Ed Extended", "UT");
        as(extended)
                .get("/")
                .then()
                .statusCode(200)
                .body(containsString("Newsletter, issue " + toAll), not(containsString("issue " + toCore)));
        as(Fixtures.outsider()).get("/").then().statusCode(200).body(not(containsString("Newsletter, issue")));
        anonymous().get("/").then().statusCode(200).body(not(containsString("Newsletter, issue")));
    }

    @Test
    void aDraftOfTheNewsletterWaitsForTheCoordinator() {
        issue("DRAFT", Reach.MEMBERS, 0);

        as(Fixtures.coordinator()).get("/").then().body(containsString("newsletter draft"));
        as(Fixtures.director("Cora Core", "UT")).get("/").then().body(not(containsString("newsletter draft")));
    }

    private static long issue(String status, Reach reach, int secondsAgo) {
        long number = 1
                + Fixtures.number(
                        "select coalesce(max(number), 0) from newsletter_issue where community_id = ?",
                        Viewer.NATIONAL);
        Fixtures.run(
                "insert into newsletter_issue (id, community_id, reach, month, number, title, status, created_at,"
                        + " changed_at, queued_at) select ?, ?, ?, date_trunc('month', now())::date, ?, ?, ?, now(), now(),"
                        + " case when ? = 'DRAFT' then null else now() - make_interval(secs => ?) end",
                UUID.randomUUID(),
                Viewer.NATIONAL,
                (short) reach.rank(),
                (int) number,
                OURS,
                status,
                status,
                secondsAgo);
        return number;
    }
}
