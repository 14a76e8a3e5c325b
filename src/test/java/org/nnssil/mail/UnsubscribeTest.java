package org.nnssil.mail;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.NetworkTest;

@QuarkusTest
class UnsubscribeTest extends NetworkTest {

    @Inject
    UnsubscribeLinks links;

    @Inject
    Clock clock;

    private Fixtures.Somebody reader;
    private String path;

    @BeforeEach
    void reader() {
        reader = Fixtures.director("Rita Reader", "MS");
        path = path("NEWSLETTER");
    }

    @Test
    void openingTheLinkChangesNothing() {
        for (int i = 0; i < 3; i++) {
            anonymous()
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body(containsString("Nothing has changed yet"), not(containsString(reader.email())));
        }

        assertEquals(0, choices());
    }

    @Test
    void theOneClickOfAMailProgramWorksWithoutSessionAsOftenAsItLikes() {
        for (int i = 0; i < 2; i++) {
            anonymous()
                    .contentType("application/x-www-form-urlencoded")
                    .body("List-Unsubscribe=One-Click")
                    .post(path)
                    .then()
                    .statusCode(200)
                    .body(containsString("You will not get the monthly newsletter any more"));
        }

        assertEquals(1, choices());
        assertEquals("f", wanted("NEWSLETTER"));
    }

    @Test
    void theOneClickMayComeAsMultipartToo() {
        anonymous().multiPart("List-Unsubscribe", "One-Click").post(path).then().statusCode(200);

        assertEquals("f", wanted("NEWSLETTER"));
    }

    @Test
    void aPostWithoutTheWordsOfTheStandardChangesNothing() {
        anonymous()
                .contentType("application/x-www-form-urlencoded")
                .body("")
                .post(path)
                .then()
                .statusCode(400);
        anonymous()
                .contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=Perhaps")
                .post(path)
                .then()
                .statusCode(400);

        assertEquals(0, choices());
    }

    @Test
    void theButtonDoesTheSameAndCanBeTakenBack() {
        String page = anonymous().get(path).asString();
        String action =
                Jsoup.parse(page).selectFirst("form[action*=/unsubscribe/]").attr("action");
        anonymous()
                .formParam("List-Unsubscribe", "One-Click")
                .post(action)
                .then()
                .statusCode(200);
        assertEquals("f", wanted("NEWSLETTER"));

        anonymous()
                .formParam("anything", "")
                .post(path + "/undo")
                .then()
                .statusCode(200)
                .body(containsString("again"));

        assertEquals("t", wanted("NEWSLETTER"));
        assertEquals(0, Fixtures.number("select count(*) from mail_suppression where address = ?", reader.email()));
        anonymous().get(path).then().body(containsString("Nothing has changed yet"));
    }

    @Test
    void leavingOneListKeepsTheOthersAndStopsWhatIsQueued() {
        UUID body = OutboxFixtures.body("S", "T", null);
        UUID queued = OutboxFixtures.due(
                body, reader.email(), reader.id(), "NEWSLETTER", clock.instant().plus(Duration.ofDays(1)));
        UUID held = OutboxFixtures.due(
                body, reader.email(), reader.id(), "NEWSLETTER", clock.instant().plus(Duration.ofDays(1)));
        Fixtures.run("update mail_outbox set state = 'HELD' where id = ?", held);
        UUID other = OutboxFixtures.due(
                body, reader.email(), reader.id(), "WEBINARS", clock.instant().plus(Duration.ofDays(1)));

        anonymous().formParam("List-Unsubscribe", "One-Click").post(path).then().statusCode(200);

        assertEquals("SUPPRESSED", OutboxFixtures.state(queued).state());
        assertEquals("SUPPRESSED", OutboxFixtures.state(held).state());
        assertEquals("DUE", OutboxFixtures.state(other).state());
        anonymous().get(path("WEBINARS")).then().body(containsString("Nothing has changed yet"));
        Fixtures.run("delete from mail_outbox where id = ?", other);
    }

    @Test
    void anAddressThatLeftStaysOutWhenItsPersonIsImportedAgain() {
        anonymous().formParam("List-Unsubscribe", "One-Click").post(path).then().statusCode(200);
        Fixtures.Somebody again = Fixtures.director("Rita Reader", "MS");
        UUID body = OutboxFixtures.body("S", "T", null);

        UUID id = OutboxFixtures.due(body, reader.email(), again.id(), "NEWSLETTER", clock.instant());

        await().until(() -> OutboxFixtures.state(id).state().equals("SUPPRESSED"));
    }

    @Test
    void aForgedOrForeignTokenIsNotThere() {
        String forged = path.replace(
                reader.id().toString(), Fixtures.director("Victim", "TN").id().toString());
        String otherList = path.replace("NEWSLETTER", "WEBINARS");
        String nobody = links.url(UUID.randomUUID(), "NEWSLETTER").replaceAll("^https?://[^/]+", "");
        for (String bad :
                new String[] {forged, otherList, nobody, path + "x", "/unsubscribe/x", "/unsubscribe/a.b.c"}) {
            anonymous().get(bad).then().statusCode(404);
            anonymous()
                    .formParam("List-Unsubscribe", "One-Click")
                    .post(bad)
                    .then()
                    .statusCode(404);
            anonymous().formParam("x", "").post(bad + "/undo").then().statusCode(404);
        }
    }

    private String path(String list) {
        return links.url(reader.id(), list).replaceAll("^https?://[^/]+", "");
    }

    private long choices() {
        return Fixtures.number("select count(*) from mail_preference where person_id = ?", reader.id());
    }

    private String wanted(String list) {
        return Fixtures.rows(
                        "select case when wanted then 't' else 'f' end from mail_preference where person_id = ? and list = ?",
                        reader.id(),
                        list)
                .get(0)[0]
                .toString();
    }
}
