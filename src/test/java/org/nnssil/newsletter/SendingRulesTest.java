package org.nnssil.newsletter;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.HeldRows;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.PostOffice;
import org.nnssil.testing.TemplateFolder;
import org.nnssil.web.Times;

/** What an issue may carry, and that each reader gets it once whatever happens. */
@QuarkusTest
class SendingRulesTest extends NetworkTest {

    @Inject
    Clock clock;

    private Fixtures.Somebody coordinator;

    @BeforeEach
    void coordinator() {
        Newsroom.onlyNewReaders();
        coordinator = Fixtures.coordinator();
    }

    @AfterEach
    void mailIsThrownAway() {
        PostOffice.empty();
    }

    @Test
    void anItemWhoseSourceIsNarrowerIsNamedAndKeepsTheIssueBack() {
        Fixtures.Somebody author = Fixtures.director("Ana Author", "MS");
        UUID circle = Fixtures.community("circle-" + UUID.randomUUID(), "Quiet Circle");
        UUID secret = Newsroom.thread(author, circle, "Inside", Reach.MEMBERS, clock.instant());
        UUID core = Newsroom.thread(author, Viewer.NATIONAL, "Core talk", Reach.CORE, clock.instant());
        UUID gone = UUID.randomUUID();
        UUID issue = draft("members");
        UUID first = Newsroom.item(issue, "THREAD", "thread", secret, "From the circle");
        UUID second = Newsroom.item(issue, "THREAD", "thread", core, "From the core");
        UUID third = Newsroom.item(issue, "RECORDING", "webinar", gone, "From nowhere");

        as(coordinator)
                .post("/api/v1/newsletters/" + issue + "/sending")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors['items." + first + "']", containsString("Quiet Circle"))
                .body("errors['items." + second + "']", containsString("core members of the National Network only"))
                .body("errors['items." + third + "']", containsString("gone"));
        as(coordinator)
                .get("/newsletters/" + issue + "/edit")
                .then()
                .body(containsString("class=\"blocked\""), containsString("Quiet Circle"));
        as(coordinator)
                .get("/newsletters/" + issue + "/sending")
                .then()
                .body(containsString("It cannot go out yet"), containsString("From the core"));
        assertEquals(0, copies(issue));

        // left out, they are in nobody's way; for core members only, the core thread may stay
        for (UUID out : List.of(first, third)) {
            submit(
                            coordinator,
                            "/newsletters/" + issue + "/edit",
                            "/newsletters/" + issue + "/items/" + out + "/inclusion",
                            Map.of("included", "no"))
                    .then()
                    .statusCode(303);
        }
        as(coordinator).post("/api/v1/newsletters/" + issue + "/sending").then().statusCode(422);
        as(coordinator)
                .contentType(ContentType.JSON)
                .body("{\"audience\": \"core\"}")
                .patch("/api/v1/newsletters/" + issue)
                .then()
                .statusCode(200);
        as(coordinator).post("/api/v1/newsletters/" + issue + "/sending").then().statusCode(202);
    }

    @Test
    void aThreadThatTurnedConfidentialIsNotQuoted() {
        Fixtures.Somebody author = Fixtures.director("Ana Author", "MS");
        UUID thread = Newsroom.thread(author, Viewer.NATIONAL, "Turned quiet", Reach.MEMBERS, clock.instant());
        UUID issue = draft("members");
        Fixtures.run("update thread set confidential = true where id = ?", thread);

        as(coordinator)
                .post("/api/v1/newsletters/" + issue + "/sending")
                .then()
                .statusCode(422)
                .body(containsString("Turned quiet"), containsString("may not be quoted"));
    }

    @Test
    void aSourceThatIsMadeNarrowerAtThatMomentKeepsTheIssueBack() {
        Fixtures.Somebody author = Fixtures.director("Ana Author", "MS");
        UUID thread = Newsroom.thread(author, Viewer.NATIONAL, "Turning quiet", Reach.MEMBERS, clock.instant());
        UUID issue = draft("members");

        CompletableFuture<Response> sending;
        try (HeldRows narrowing = HeldRows.by("update thread set confidential = true where id = ?", thread)) {
            sending = CompletableFuture.supplyAsync(
                    () -> as(coordinator).post("/api/v1/newsletters/" + issue + "/sending"));
            narrowing.awaitSomebody();
        }

        sending.join().then().statusCode(422).body(containsString("Turning quiet"));
        assertEquals(0, copies(issue));
        assertEquals("DRAFT", status(issue));
    }

    @Test
    void aCommunityThatIsTakenOutOfTheListAtThatMomentKeepsTheIssueBack() {
        UUID community = Fixtures.community("listed-" + UUID.randomUUID(), "Hardly Listed", Viewer.NATIONAL);
        Fixtures.run("update community set listed = true where id = ?", community);
        UUID issue = draft("members");
        Newsroom.item(issue, "COMMUNITY_NEWS", "community", community, "A new community");

        CompletableFuture<Response> sending;
        try (HeldRows hiding = HeldRows.by("update community set listed = false where id = ?", community)) {
            sending = CompletableFuture.supplyAsync(
                    () -> as(coordinator).post("/api/v1/newsletters/" + issue + "/sending"));
            hiding.awaitSomebody();
        }

        sending.join().then().statusCode(422).body(containsString("A new community"));
        assertEquals(0, copies(issue));
    }

    @Test
    void whoeverNarrowsASourceThatIsHeldWaitsAndControlWithoutTheLockDoesNot() {
        UUID session =
                Newsroom.webinar("Held " + UUID.randomUUID(), clock.instant().plus(Duration.ofDays(5)), Reach.MEMBERS);
        String held = SourceRepository.holding("webinar").replace(":ids", "'" + session + "'");
        String narrowing = "do $$ begin set local lock_timeout = '300ms'; update webinar set reach = 2 where id = '"
                + session + "'; end $$";

        HeldRows locked = HeldRows.by(held);
        assertThrows(IllegalStateException.class, () -> Fixtures.run(narrowing));
        locked.close();
        HeldRows unlocked = HeldRows.by(held.replace(" for share", ""));
        Fixtures.run(narrowing);
        unlocked.close();

        assertEquals(1, Fixtures.number("select count(*) from webinar where id = ? and reach = 2", session));
    }

    @Test
    void theAudienceOfASessionIsTheOneItHasAtSending() {
        UUID session = Newsroom.webinar(
                "Narrowed later " + UUID.randomUUID(), clock.instant().plus(Duration.ofDays(5)), Reach.MEMBERS);
        UUID issue = draft("members");
        UUID item = (UUID)
                Fixtures.rows("select id from newsletter_item where issue_id = ? and source_id = ?", issue, session)
                        .get(0)[0];
        Fixtures.run("delete from newsletter_item where issue_id = ? and id <> ?", issue, item);

        Fixtures.run("update webinar set reach = 2 where id = ?", session);
        refused(issue, item, "core members of the National Network only");
        Fixtures.run("update webinar set status = 'CANCELLED' where id = ?", session);
        refused(issue, item, "gone");
        Fixtures.run(
                "update webinar set status = 'SCHEDULED', reach = 1, sequence = sequence + 1 where id = ?", session);

        as(coordinator)
                .get("/newsletters/" + issue + "/edit")
                .then()
                .body(containsString("Its source changed since this draft was made."));
        as(coordinator).post("/api/v1/newsletters/" + issue + "/sending").then().statusCode(202);
    }

    private void refused(UUID issue, UUID item, String why) {
        as(coordinator)
                .post("/api/v1/newsletters/" + issue + "/sending")
                .then()
                .statusCode(422)
                .body("errors['items." + item + "']", containsString(why));
    }

    @Test
    void aSpotlightWithdrawnAfterTheDraftKeepsTheIssueBackAndAChangedOneWarns() {
        Fixtures.Somebody author = Fixtures.director("Ana Author", "MS");
        UUID changed = Newsroom.spotlight(
                author, "Changed later", Reach.PUBLIC, clock.instant().minusSeconds(60));
        UUID withdrawn = Newsroom.spotlight(
                author, "Withdrawn later", Reach.PUBLIC, clock.instant().minusSeconds(60));
        UUID issue = draft("members");
        Fixtures.run("update practice set revision = revision + 1 where id = ?", changed);
        as(coordinator)
                .get("/newsletters/" + issue + "/edit")
                .then()
                .body(containsString("Its source changed since this draft was made."));

        Fixtures.run("update practice set status = 'WITHDRAWN' where id = ?", withdrawn);

        as(coordinator)
                .post("/api/v1/newsletters/" + issue + "/sending")
                .then()
                .statusCode(422)
                .body(containsString("Withdrawn later"), containsString("withdrawn"));
    }

    @Test
    void extendedMembersDoNotGetAnIssueForTheCore() {
        Fixtures.Somebody extended = Fixtures.extended("Etta Extended", "OH");
        Fixtures.Somebody core = Fixtures.director("Cora Core", "OH");
        UUID issue = draft("core");

        as(coordinator)
                .post("/api/v1/newsletters/" + issue + "/sending")
                .then()
                .statusCode(202)
                .body("status", equalTo("sending"), "recipients", notNullValue());

        assertEquals(0, copiesTo(issue, extended));
        assertEquals(1, copiesTo(issue, core));
        as(extended).get("/newsletters/" + issue).then().statusCode(404);
        as(core).get("/newsletters/" + issue).then().statusCode(200);
    }

    @Test
    void sendingInParallelAndAgainQueuesEachReaderOnce() throws Exception {
        UUID issue = draft("members");
        ExecutorService clicks = Executors.newFixedThreadPool(6);
        try {
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                answers.add(clicks.submit(() -> as(coordinator).post("/api/v1/newsletters/" + issue + "/sending")));
            }
            long recipients = -1;
            for (Future<Response> answer : answers) {
                answer.get().then().statusCode(202);
                long n = answer.get().jsonPath().getLong("recipients");
                assertTrue(recipients < 0 || recipients == n, "every click has the same answer");
                recipients = n;
            }
            assertEquals(recipients, copies(issue));
        } finally {
            clicks.shutdown();
        }
    }

    @Test
    void aStaleETagSendsNothing() {
        UUID issue = draft("members");
        String path = "/api/v1/newsletters/" + issue;

        as(coordinator)
                .header("If-Match", "\"77\"")
                .post(path + "/sending")
                .then()
                .statusCode(412)
                .contentType("application/problem+json");
        assertEquals("DRAFT", status(issue));
        assertEquals(0, copies(issue));

        String tag = as(coordinator).get(path).header("ETag");
        for (int once = 0; once < 2; once++) {
            as(coordinator)
                    .header("If-Match", tag)
                    .post(path + "/sending")
                    .then()
                    .statusCode(202);
        }
    }

    @Test
    void ofAnIssueThatWasSentTheTruthIsTold() {
        UUID issue = draft("members");
        int recipients = as(coordinator)
                .post("/api/v1/newsletters/" + issue + "/sending")
                .path("recipients");
        Fixtures.run("update newsletter_issue set status = 'SENT', sent_at = now() where id = ?", issue);

        as(coordinator)
                .post("/api/v1/newsletters/" + issue + "/sending")
                .then()
                .statusCode(202)
                .body("status", equalTo("sent"), "recipients", equalTo(recipients));
    }

    @Test
    void afterARestartInTheMiddleTheRestGoesOutAndNothingTwice() {
        UUID issue = draft("members");
        as(coordinator).post("/api/v1/newsletters/" + issue + "/sending").then().statusCode(202);
        // Most copies have left by somebody else's hand, so that this is about the few at the end.
        Fixtures.run(
                "update mail_outbox set state = 'SENT', sent_at = now() where campaign_id = ? and state = 'DUE'"
                        + " and id not in (select id from mail_outbox where campaign_id = ? order by id limit 40)",
                issue,
                issue);
        await().atMost(Duration.ofSeconds(60)).until(() -> status(issue).equals("SENT"));
        // A process that was killed left one row leased and one not begun; another has done its work already.
        long total = copies(issue);
        Fixtures.run("update newsletter_issue set status = 'SENDING', sent_at = null where id = ?", issue);
        Fixtures.run(
                "update mail_outbox set state = 'LEASED', lease_owner = gen_random_uuid(), lease_until = now() - interval '1 second',"
                        + " next_attempt_at = now() - interval '1 second' where id = (select id from mail_outbox where campaign_id = ? and attempts = 1 limit 1)",
                issue);

        as(coordinator)
                .post("/api/v1/newsletters/" + issue + "/sending")
                .then()
                .statusCode(202)
                .body("recipients", equalTo((int) total));

        await().atMost(Duration.ofSeconds(30)).until(() -> status(issue).equals("SENT"));
        assertEquals(total, copies(issue));
        assertEquals(
                1, Fixtures.number("select count(*) from mail_outbox where campaign_id = ? and attempts = 2", issue));
    }

    @Test
    void aNumberThatChangedWhileItWasReadIsAskedAgain() {
        UUID issue = draft("members");
        String sending = "/newsletters/" + issue + "/sending";

        String version = Newsroom.hidden(as(coordinator).get(sending).asString(), "version");
        submit(coordinator, sending, sending, Map.of("recipients", 1, "version", version))
                .then()
                .statusCode(409)
                .body(containsString("the number of recipients changed from 1 to"));

        assertEquals(0, copies(issue));
    }

    @Test
    void aBrokenTemplateIsNamedWithItsLineAndStopsNothingElse() throws IOException {
        UUID issue = draft("members");
        Files.writeString(TemplateFolder.folder().resolve("broken.html"), "<p>fine</p>\n<p>{opnening}</p>\n");
        Files.writeString(TemplateFolder.folder().resolve("broken.txt"), "%%UNSUBSCRIBE%%");
        Fixtures.run("update newsletter_issue set template = 'broken' where id = ?", issue);

        as(coordinator)
                .get("/newsletters/" + issue + "/edit")
                .then()
                .statusCode(200)
                .body(containsString("newsletter-templates/broken.html, line 2"), containsString("opnening"));
        as(coordinator)
                .post("/api/v1/newsletters/" + issue + "/sending")
                .then()
                .statusCode(409)
                .body("detail", containsString("newsletter-templates/broken.html, line 2"));
        as(coordinator).get("/newsletters/" + issue + "/preview.html").then().statusCode(200);
        as(coordinator)
                .get("/newsletters/" + draft("members") + "/preview.html")
                .then()
                .statusCode(200);

        Files.writeString(TemplateFolder.folder().resolve("broken.html"), "<p>mended, no way out</p>");
        as(coordinator)
                .get("/newsletters/" + issue + "/edit")
                .then()
                .body(containsString("%%UNSUBSCRIBE%% is missing"));
        assertEquals(0, copies(issue));
    }

    @Test
    void hundredsOfReadersGetTheirCopies() {
        Fixtures.run(
                """
                with people as (
                    insert into person (id, email, name, created_at)
                    select gen_random_uuid(), 'bulk' || n || '@bulk.example', 'Bulk Reader ' || n, now()
                      from generate_series(1, 300) n returning id)
                insert into membership (id, person_id, community_id, reach, roles, basis, from_at)
                select gen_random_uuid(), id, ?, 1, '{}', 'INVITED', now() from people
                """,
                Viewer.NATIONAL);
        try {
            UUID issue = draft("members");
            long expected = as(coordinator)
                    .get("/api/v1/newsletters/" + issue + "/recipients")
                    .jsonPath()
                    .getLong("total");
            long start = System.nanoTime();
            as(coordinator)
                    .post("/api/v1/newsletters/" + issue + "/sending")
                    .then()
                    .statusCode(202)
                    .body("recipients", equalTo((int) expected));
            long queued = System.nanoTime();
            await().atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> status(issue).equals("SENT"));
            long done = System.nanoTime();
            org.jboss.logging.Logger.getLogger(SendingRulesTest.class)
                    .infof(
                            "%d copies: queued in %d ms, all handed over after %d ms",
                            expected, (queued - start) / 1_000_000, (done - start) / 1_000_000);

            as(coordinator)
                    .get("/api/v1/newsletters/" + issue + "/deliveries")
                    .then()
                    .body("sent", equalTo((int) expected), "total", equalTo((int) expected), "due", equalTo(0));
            assertEquals(
                    expected,
                    Fixtures.number("select count(distinct to_address) from mail_outbox where campaign_id = ?", issue));
        } finally {
            Fixtures.run("update membership set ended_at = now() where person_id in"
                    + " (select id from person where email like '%@bulk.example')");
        }
    }

    private UUID draft(String audience) {
        String month = YearMonth.from(clock.instant().atZone(Times.EASTERN)).toString();
        return UUID.fromString(as(coordinator)
                .contentType(ContentType.JSON)
                .body("{\"month\": \"" + month + "\", \"audience\": \"" + audience + "\"}")
                .post("/api/v1/newsletters")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id"));
    }

    private static String status(UUID issue) {
        return Fixtures.rows("select status from newsletter_issue where id = ?", issue)
                .get(0)[0]
                .toString();
    }

    private static long copies(UUID issue) {
        return Fixtures.number("select count(*) from mail_outbox where campaign_id = ?", issue);
    }

    private static long copiesTo(UUID issue, Fixtures.Somebody reader) {
        return Fixtures.number(
                "select count(*) from mail_outbox where campaign_id = ? and person_id = ?", issue, reader.id());
    }
}
