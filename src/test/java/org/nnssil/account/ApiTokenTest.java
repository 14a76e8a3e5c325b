package org.nnssil.account;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.OnVertx;
import org.nnssil.testing.TestClock;

/** A personal API token opens what its owner chose, until it ends. */
@QuarkusTest
class ApiTokenTest extends NetworkTest {

    private static final String PAGE = "/settings/tokens";

    @Inject
    Vertx vertx;

    @Inject
    Accounts accounts;

    private final Somebody owner = Fixtures.director("Tess Token", "MS");

    @Test
    void aTokenIsShownOnceAndOnlyAMarkOfItIsKept() {
        String token = make("everything:read");

        assertTrue(token.matches("nnssil_[A-Za-z0-9_-]{43}"), token);
        String page = as(owner).get(PAGE).asString();
        assertFalse(page.contains(token));
        assertTrue(page.contains("…" + token.substring(token.length() - 4)));
        assertEquals(
                0,
                Fixtures.number(
                        "select count(*) from api_token where person_id = ? and position(? in api_token::text) > 0",
                        owner.id(),
                        token.substring(7)));
        with(token)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("id", is(owner.id().toString()));
    }

    @Test
    void theSameFormSentTwiceMakesOneToken() {
        Map<String, Object> form =
                Map.of("name", "Twice", "scopes", "everything:read", "days", "7", "form", formToken(owner, PAGE));

        assertEquals(200, send(owner, PAGE, form).statusCode());
        assertEquals(409, send(owner, PAGE, form).statusCode());
        assertEquals(1, Fixtures.number("select count(*) from api_token where person_id = ?", owner.id()));
    }

    @Test
    void whatIsOutsideTheScopesIsRefusedByName() {
        String token = make("practices:read");

        with(token).get("/api/v1/practices").then().statusCode(200);
        with(token)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/practices")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("practices:write"));
        with(token).get("/api/v1/webinars").then().statusCode(403).body("detail", containsString("webinars:read"));
    }

    @Test
    void whatItsOwnerMayNotSeeIsAbsentForTheTokenToo() {
        UUID community = Fixtures.community("t-" + UUID.randomUUID().toString().substring(0, 8), "Not hers");
        UUID thread = UUID.randomUUID();
        Fixtures.run(
                "insert into thread (id, community_id, reach, title, author_id, created_at, last_post_at, post_count)"
                        + " values (?, ?, 1, 'Hidden', ?, now(), now(), 0)",
                thread,
                community,
                owner.id());
        String token = make("everything:write");

        Response hidden = with(token).get("/api/v1/threads/" + thread);
        Response absent = with(token).get("/api/v1/threads/" + UUID.randomUUID());

        assertEquals(404, hidden.statusCode());
        assertEquals(absent.asString(), hidden.asString());
    }

    @Test
    void aTokenOpensTheApiAndNoPage() {
        String token = make("everything:write");

        with(token).get("/directory").then().statusCode(not(200));
        anonymous()
                .header("Authorization", "Bearer nnssil_" + "A".repeat(43))
                .get("/api/v1/me")
                .then()
                .statusCode(401);
    }

    @Test
    void aTokenEndsAtOnceWhenItIsRevokedWhenItIsOldAndWhenItsOwnerLeaves() {
        String revoked = make("everything:read");
        String old = make("everything:read");
        UUID first = (UUID) Fixtures.rows("select id from api_token where person_id = ? order by id", owner.id())
                .get(0)[0];

        assertEquals(
                303,
                submit(owner, PAGE + "/" + first + "/revocation", PAGE + "/" + first + "/revocation", Map.of())
                        .statusCode());
        with(revoked).get("/api/v1/me").then().statusCode(401);
        with(old).get("/api/v1/me").then().statusCode(200);

        TestClock.forward(Duration.ofDays(8));
        try {
            with(old).get("/api/v1/me").then().statusCode(401);
        } finally {
            TestClock.back();
        }

        with(old).get("/api/v1/me").then().statusCode(200);
        OnVertx.inTransaction(vertx, () -> accounts.close(owner.id()));
        with(old).get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void theDescriptionOfTheApiTellsOfTokens() {
        anonymous()
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("components.securitySchemes.bearer.scheme", is("bearer"))
                .body("components.securitySchemes.bearer.description", containsString("nnssil_"));
    }

    @Test
    void somebodyElsesTokenIsAbsent() {
        make("everything:read");
        UUID id = (UUID) Fixtures.rows("select id from api_token where person_id = ?", owner.id())
                .get(0)[0];
        Somebody other = Fixtures.director("Oscar Other", "TN");

        as(other).get(PAGE + "/" + id + "/revocation").then().statusCode(404);
        assertEquals(
                404,
                submit(other, PAGE, PAGE + "/" + id + "/revocation", Map.of()).statusCode());
        assertEquals(1, Fixtures.number("select count(*) from api_token where id = ? and revoked_at is null", id));
    }

    @Test
    void itsLastUseIsWrittenAtMostOnceAnHour() {
        String token = make("everything:read");
        with(token).get("/api/v1/me");
        Object first = used();

        with(token).get("/api/v1/me");
        assertEquals(first, used());

        Fixtures.run(
                "update api_token set last_used_at = now() - interval '61 minutes' where person_id = ?", owner.id());
        with(token).get("/api/v1/me");
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from api_token where person_id = ? and last_used_at > now() - interval '1 minute'",
                        owner.id()));
    }

    @Test
    void nobodyHasMoreThanTwentyAndATokenNeedsAScope() {
        Fixtures.run(
                "insert into api_token (id, person_id, name, token_hash, ending, scopes, created_at, expires_at, submission_key)"
                        + " select gen_random_uuid(), ?, 'Old', sha256(gen_random_uuid()::text::bytea), 'abcd', '{}', now(),"
                        + " now() + interval '1 day', gen_random_uuid() from generate_series(1, 20)",
                owner.id());

        Response full = submit(owner, PAGE, PAGE, Map.of("name", "One more", "scopes", "everything:read", "days", "7"));
        Response none = submit(owner, PAGE, PAGE, Map.of("name", "Kept as typed", "days", "7"));

        assertEquals(422, full.statusCode());
        assertEquals(422, none.statusCode());
        assertTrue(none.asString().contains("Kept as typed"));
        assertEquals(20, Fixtures.number("select count(*) from api_token where person_id = ?", owner.id()));
    }

    private Object used() {
        return Fixtures.rows("select last_used_at from api_token where person_id = ?", owner.id())
                .get(0)[0];
    }

    private String make(String... scopes) {
        Response made = submit(owner, PAGE, PAGE, Map.of("name", "A program", "scopes", List.of(scopes), "days", "7"));
        assertEquals(200, made.statusCode());
        assertEquals("no-store", made.getHeader("Cache-Control"));
        return Jsoup.parse(made.asString()).selectFirst(".secret code").text();
    }

    private static RequestSpecification with(String token) {
        return anonymous().header("Authorization", "Bearer " + token);
    }
}
