package org.nnssil.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.PostgresAndKeys;

/** Every answer says under which id the log tells of it. */
@QuarkusTest
class EnvelopeTest extends NetworkTest {

    private static final String ID = "X-Request-Id";
    private static final String OURS = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Somebody director = Fixtures.director("Rae Request", "MS");

    /** Something broke, as nothing should. */
    @Path("/tests/broken")
    public static class Broken {

        @GET
        public String broken() {
            throw new IllegalStateException("on purpose, by EnvelopeTest");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/practices", "/q/health", "/q/metrics", "/q/openapi", "/no-such-page", "/api/v1/me"})
    void aSoundIdIsTheAnswersToo(String path) {
        anonymous().header(ID, "sound-id_1.2").get(path).then().header(ID, equalTo("sound-id_1.2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with a space in it", "<script>alert(1)</script>", "näher-bestimmt"})
    void anyOtherIdIsReplaced(String given) {
        anonymous().header(ID, given).get("/practices").then().statusCode(200).header(ID, matchesPattern(OURS));
    }

    @Test
    void refusalsHaveOneToo() {
        anonymous().get("/no-such-page").then().statusCode(404).header(ID, matchesPattern(OURS));
        as(director).get("/api/v1/threads/x").then().statusCode(404).header(ID, matchesPattern(OURS));
        as(director).get("/api/v1/webinars?when=never").then().statusCode(422).header(ID, matchesPattern(OURS));
        anonymous().get("/api/v1/me").then().statusCode(401).header(ID, matchesPattern(OURS));
        anonymous()
                .header("Authorization", "Bearer of.bad.news")
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .header(ID, matchesPattern(OURS));
    }

    @Test
    void whatBrokeIsToldWithTheIdThatTheLogHas() {
        anonymous()
                .header(ID, "told-by-phone")
                .get("/tests/broken")
                .then()
                .statusCode(500)
                .header(ID, equalTo("told-by-phone"))
                .body(containsString("told-by-phone"));
    }

    /** PostgreSQL itself says here what it says when it cannot write. */
    @Test
    void aFullDiskIsToldAsWhatItIs() {
        String name = "full" + director.id().toString().substring(0, 8);
        Fixtures.run("create function " + name + "() returns trigger language plpgsql as $$ begin raise exception"
                + " 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$");
        Fixtures.run("create trigger " + name + " before insert on thread for each row when (new.title = '" + name
                + "') execute function " + name + "()");
        try {
            as(director)
                    .contentType("application/json")
                    .body("{\"title\": \"" + name + "\", \"body\": \"Words\"}")
                    .post("/api/v1/communities/nnssil/threads")
                    .then()
                    .statusCode(507)
                    .contentType(equalTo("application/problem+json"))
                    .body("title", equalTo("The disk is full"), "detail", containsString("Nothing"));
        } finally {
            Fixtures.run("drop function " + name + " cascade");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"body\": {}}", "{\"body\": [1]}", "[]", "{\"body\": \"x\"", "{\"bodi\": \"x\"}"})
    void aBodyThatCannotBeReadIsAProblemToo(String body) {
        as(director)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/communities/nnssil/threads")
                .then()
                .statusCode(400)
                .contentType(equalTo("application/problem+json"))
                .body("status", equalTo(400));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | /api/v1/me | GET, HEAD, OPTIONS",
                "PUT | /api/v1/communities/nnssil/threads | GET, HEAD, OPTIONS, POST",
                "DELETE | /api/v1/communities/no-such/threads | GET, HEAD, OPTIONS, POST",
                "POST | /api/v1/webinars/00000000-0000-0000-0000-000000000001 | DELETE, GET, HEAD, OPTIONS, PATCH",
                "GET | /api/v1/newsletters/00000000-0000-0000-0000-000000000001/sending | OPTIONS, POST",
                "DELETE | /practices | GET, HEAD, OPTIONS, POST"
            })
    void aMethodThatIsNotTakenIsToldWhichAre(String method, String path, String allowed) {
        as(director).request(method, path).then().statusCode(405).header("Allow", equalTo(allowed));
    }

    @Test
    void noMethodIsTakenWhereThereIsNothing() {
        as(director).put("/api/v1/no-such").then().statusCode(404);
        as(director).get("/api/v1/threads/x").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\": true, \"body\": \"x\"} | title | form",
                "{\"title\": \"x\", \"body\": 5} | body | form",
                "{\"title\": \"x\", \"body\": \"x\", \"confidential\": 5} | confidential | form",
                "{\"title\": \"x\", \"body\": \"x\", \"colour\": 5} | colour | no field of this name",
                "{\"title\": \"x\", \"body\": \"x\"} {} | body | one JSON document",
                "{\"title\": \"x\" | body | one JSON document"
            })
    void whatCannotBeReadIsNamed(String body, String field, String words) {
        posted(body.getBytes(UTF_8))
                .statusCode(400)
                .contentType(equalTo("application/problem+json"))
                .body("errors.size()", equalTo(1), "errors." + field, containsString(words));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        for (String bytes : new String[] {"\u00c0\u00af", "\u00ff", "\u00ed\u00a0\u0080"}) {
            String body = "{\"title\": \"not text " + bytes + "\", \"body\": \"x\"}";
            posted(body.getBytes(ISO_8859_1)).statusCode(400).body("errors.body", containsString("UTF-8"));
        }
        assertEquals(
                0L,
                Fixtures.rows("select count(*) from thread where title like 'not text %'")
                        .get(0)[0]);
    }

    private ValidatableResponse posted(byte[] body) {
        return as(director)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/communities/nnssil/threads")
                .then();
    }

    @Test
    void healthAndMetricsAnswer() {
        anonymous().get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
        anonymous().get("/q/metrics").then().statusCode(200).body(containsString("http_server"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer x", "Bearer of.bad.news", "Bearer nnssil_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void theApiTellsNobodyInAProblem(String authorization) {
        (authorization.isEmpty() ? anonymous() : anonymous().header("Authorization", authorization))
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .contentType(equalTo("application/problem+json"))
                .header("WWW-Authenticate", containsString("Bearer"))
                .header("Cache-Control", notNullValue())
                .body("status", equalTo(401), "title", equalTo("Sign in first"), "detail", containsString("token"));
    }

    /** Whatever the realm signed: what is for another program, or only tells who signed in, opens nothing here. */
    @ParameterizedTest
    @CsvSource({"network-cli, Bearer", "network-cli, ID", "network, ID", "account, Bearer"})
    void aTokenForSomethingElseIsNone(String audience, String type) {
        String token = PostgresAndKeys.tokenFor(audience, type, director.subject(), director.email());

        anonymous()
                .auth()
                .oauth2(token)
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .body("title", equalTo("Sign in first"));
        if (!audience.equals("network")) {
            anonymous().auth().oauth2(token).get("/settings").then().statusCode(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "of.bad.news", "eyJhbGciOiJSUzI1NiIsImtpZCI6Im5vYm9keXMifQ.eyJzdWIiOiJ4In0.AAAA"})
    void theProviderIsNotAskedAboutWhateverSomebodySendsAsAToken(String token) {
        int before = PostgresAndKeys.introspections();

        anonymous()
                .header("Authorization", "Bearer " + token)
                .get("/api/v1/me")
                .then()
                .statusCode(401);
        anonymous()
                .header("Authorization", "Bearer " + token)
                .get("/directory")
                .then()
                .statusCode(401);

        assertEquals(before, PostgresAndKeys.introspections());
    }

    @Test
    void aPageLeadsNobodyToTheSignIn() {
        anonymous()
                .header("Accept", "text/html")
                .get("/settings")
                .then()
                .statusCode(302)
                .header("Location", containsString("response_type=code"));
    }
}
