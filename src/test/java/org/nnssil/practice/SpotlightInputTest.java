package org.nnssil.practice;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

@QuarkusTest
class SpotlightInputTest extends NetworkTest {

    private static final List<String> LINES = List.of("title", "summary", "scale", "staffTime", "cost");
    private static final List<String> TEXTS =
            List.of("situation", "whatWeDid", "whatCame", "surfaced", "differently", "tierBasis", "contact");
    private static final Map<String, String> COLUMNS = Map.of(
            "staffTime", "staff_time", "whatWeDid", "what_we_did", "whatCame", "what_came", "tierBasis", "tier_basis");

    private static final String LINE =
            "  \u00a0\u200f\u05e9\u05dc\u05d5\u05dd 👩‍👩‍👧 e\u0301\u0323 \ufeff\u2028<b>&amp;'\"\t ";
    private static final String TEXT = "\r\n\n " + LINE + "\r\nnext\rlast\n\u0001\u007f\uffff ";

    private final Somebody author = Fixtures.director("Una Author", "NM");

    @Test
    void anyTextComesBackByteForByteThroughTheApi() {
        Map<String, Object> json = everything();

        String id = Spotlights.draft(author, json);

        ValidatableResponse got =
                as(author).get("/api/v1/practices/" + id).then().statusCode(200);
        LINES.forEach(field -> got.body(field, equalTo(LINE)));
        TEXTS.forEach(field -> got.body(field, equalTo(TEXT)));
        isStored(id);
    }

    @Test
    void anyTextComesBackByteForByteThroughTheForm() {
        Map<String, Object> fields = everything();
        fields.put("principles", List.of("1"));

        Response saved = submit(author, "/practices/new", "/practices", fields);
        saved.then().statusCode(303);
        String path = saved.getHeader("Location").replaceFirst("^https?://[^/]+", "");

        isStored(path.substring("/practices/".length()));
        String edit = as(author).get(path + "/edit").asString();
        Document page = Jsoup.parse(edit);
        assertEquals(LINE, page.selectFirst("[name=title]").val());
        as(author).get(path).then().statusCode(200);
    }

    @Test
    void whatCannotBeStoredIsRefusedAtItsField() {
        for (String field : LINES) {
            refusedAt(field, "a\0b");
            refusedAt(field, "two\r\nlines");
            refusedAt(field, "x".repeat(301));
        }
        for (String field : TEXTS) {
            refusedAt(field, "a\0b");
            refusedAt(field, "x".repeat(20_001));
        }
        refusedAt("principles", List.of(0));
        refusedAt("levels", List.of("planet"));
        refusedAt("outcome", "a\0b");
        refusedAt("beganOn", "yesterday");
        refusedAt("reach", "conveners");
        as(author)
                .contentType("application/json")
                .body("{\"title\": \"a\\ud800b\"}")
                .post("/api/v1/practices")
                .then()
                .statusCode(422)
                .body("errors", hasKey("title"));
    }

    @Test
    void aFormWithWhatCannotBeStoredComesBackWithTheRest() {
        Map<String, Object> fields = new HashMap<>(Map.of(
                "title", "Kept " + TEXT.strip().substring(0, 3), "situation", "a\0b", "whatWeDid", "still here"));

        Response refused = submit(author, "/practices/new", "/practices", fields);

        refused.then().statusCode(422).body(containsString("NUL"));
        assertEquals(
                "still here",
                Jsoup.parse(refused.asString())
                        .selectFirst("[name=whatWeDid]")
                        .wholeText()
                        .strip());
    }

    @Test
    void theLongestTextsAreTakenThroughTheForm() {
        Map<String, Object> fields = new HashMap<>(Map.of("title", "🙂".repeat(200)));
        List.of("situation", "whatWeDid", "whatCame", "surfaced", "differently")
                .forEach(field -> fields.put(field, "🙂".repeat(19_999) + "."));

        submit(author, "/practices/new", "/practices", fields).then().statusCode(303);
    }

    @Test
    void aBodyThatIsNoSpotlightIsRefused() {
        for (String body : List.of(
                "",
                "null",
                "[]",
                "{",
                "{\"title\": {}}",
                "{\"principles\": [\"x\"]}",
                "{\"principles\": [null]}",
                "{\"nope\": 1}",
                "{\"principles\": 99999999999}")) {
            int status = as(author)
                    .contentType("application/json")
                    .body(body)
                    .post("/api/v1/practices")
                    .statusCode();
            assertEquals(4, status / 100, body + " " + status);
        }
    }

    @Test
    void whatIsWrittenIsShownAndNeverRun() {
        String attack =
                "<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) \"' onmouseover=alert(1)";
        Map<String, Object> json = Spotlights.json("x");
        LINES.forEach(field -> json.put(field, attack));
        TEXTS.forEach(field -> json.put(field, attack));
        json.put("tier", "strong");
        json.put("reach", "public");
        String id = Spotlights.submitted(author, json);
        Somebody coordinator = Fixtures.coordinator();
        submit(coordinator, "/practices/" + id, "/practices/" + id + "/return", Map.of("note", attack))
                .then()
                .statusCode(303);

        for (Document page : List.of(
                Jsoup.parse(as(author).get("/practices/" + id).asString()),
                Jsoup.parse(as(author).get("/practices/" + id + "/edit").asString()),
                Jsoup.parse(as(author).get("/practices/mine").asString()),
                Jsoup.parse(submit(
                                author,
                                "/practices/new",
                                "/practices",
                                Map.of("title", attack, "outcome", attack, "levels", attack))
                        .asString()),
                Jsoup.parse(as(author).queryParam("q", attack).get("/practices").asString()))) {
            assertEquals(
                    0,
                    page.select("script:not([src]), main img, [onerror], [onmouseover], a[href^=javascript]")
                            .size(),
                    page.title());
        }
        Spotlights.act(author, id, "submission").then().statusCode(200).body("status", equalTo("submitted"));
        Spotlights.act(coordinator, id, "publication").then().statusCode(200).body("status", equalTo("published"));
        Document list =
                Jsoup.parse(anonymous().get("/practices?jurisdiction=NM").asString());
        assertEquals(0, list.select("script:not([src]), main img, [onerror]").size());
        assertFalse(list.select(".rows h2 a").isEmpty());
    }

    @Test
    void theSameKeyMakesOneDraftAndIfMatchGuardsAnEdit() {
        String key = UUID.randomUUID().toString();
        Response first = withKey(key);
        Response again = withKey(key);
        first.then()
                .statusCode(201)
                .header("Location", containsString(first.path("id").toString()));
        assertEquals(first.<String>path("id"), again.path("id"));
        String path = "/api/v1/practices/" + first.path("id");
        String seen = first.getHeader("ETag");

        Response edited = patch(path, seen);
        edited.then().statusCode(200).body("summary", equalTo("One line"), "whatWeDid", containsString("Panels"));
        patch(path, seen).then().statusCode(412).contentType("application/problem+json");
        patch(path, edited.getHeader("ETag")).then().statusCode(200);
        patch(path, "nonsense").then().statusCode(412);
    }

    @Test
    void aStaleETagHandsNothingInAndPublishesNothing() {
        String id = Spotlights.draft(author, Spotlights.json("stale"));
        Somebody coordinator = Fixtures.coordinator();

        act(author, id, "submission", "\"77\"").then().statusCode(412).contentType("application/problem+json");
        as(author).get("/api/v1/practices/" + id).then().body("status", equalTo("draft"));
        act(author, id, "submission", as(author).get("/api/v1/practices/" + id).header("ETag"))
                .then()
                .statusCode(200);

        act(coordinator, id, "publication", "\"77\"").then().statusCode(412);
        as(author).get("/api/v1/practices/" + id).then().body("status", equalTo("submitted"));
        act(coordinator, id, "publication", "*").then().statusCode(200);
    }

    private static Response act(Somebody by, String id, String act, String seen) {
        return as(by).header("If-Match", seen).post("/api/v1/practices/" + id + "/" + act);
    }

    @Test
    void aKeyOfAnotherJurisdictionOrCommunityLosesNoDraftWithoutAWord() {
        Somebody coordinator = Fixtures.coordinator();
        String slug = "shelf-" + UUID.randomUUID().toString().substring(0, 8);
        Fixtures.join(coordinator, Fixtures.community(slug, "Shelf " + slug), Reach.CONVENERS);
        String key = UUID.randomUUID().toString();

        keyed(coordinator, key, "MS", "").then().statusCode(201);
        keyed(coordinator, key, "TN", "")
                .then()
                .statusCode(409)
                .body("detail", containsString("This Idempotency-Key was used for a spotlight"));
        keyed(coordinator, key, "MS", "?community=" + slug).then().statusCode(409);
        keyed(coordinator, "other " + key, "MS", "?community=" + slug).then().statusCode(201);
    }

    private static Response keyed(Somebody by, String key, String jurisdiction, String query) {
        Map<String, Object> json = Spotlights.json("keyed");
        json.put("jurisdiction", jurisdiction);
        return as(by).header("Idempotency-Key", key)
                .contentType("application/json")
                .body(json)
                .post("/api/v1/practices" + query);
    }

    @Test
    void nobodyWritesForAnotherJurisdiction() {
        Somebody mississippi = Fixtures.director("Mo Mississippi", "MS");
        Map<String, Object> json = Spotlights.json("own");
        for (String other : List.of("TN", "Atlantis", "a\0b")) {
            json.put("jurisdiction", other);
            Spotlights.post(mississippi, json).then().statusCode(422).body("errors", hasKey("jurisdiction"));
        }
        json.put("jurisdiction", "MS");
        String id = Spotlights.draft(mississippi, json);

        as(mississippi)
                .contentType("application/json")
                .body("{\"jurisdiction\": \"TN\"}")
                .patch("/api/v1/practices/" + id)
                .then()
                .statusCode(422)
                .body("errors", hasKey("jurisdiction"));
        as(mississippi)
                .contentType("application/json")
                .body("{\"jurisdiction\": \"MS\"}")
                .patch("/api/v1/practices/" + id)
                .then()
                .statusCode(200)
                .body("jurisdiction", equalTo("MS"));
    }

    private Response withKey(String key) {
        return as(author)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Spotlights.json("key"))
                .post("/api/v1/practices");
    }

    private Response patch(String path, String seen) {
        return as(author)
                .header("If-Match", seen)
                .contentType("application/json")
                .body("{\"summary\": \"One line\"}")
                .patch(path);
    }

    private void refusedAt(String field, Object value) {
        Map<String, Object> json = Spotlights.json("x");
        json.put(field, value);
        Spotlights.post(author, json).then().statusCode(422).body("errors", hasKey(field));
    }

    private static Map<String, Object> everything() {
        Map<String, Object> json = new HashMap<>();
        LINES.forEach(field -> json.put(field, LINE));
        TEXTS.forEach(field -> json.put(field, TEXT));
        json.put("tier", "moderate");
        return json;
    }

    private static void isStored(String id) {
        Map<String, String> expected = new HashMap<>();
        LINES.forEach(field -> expected.put(COLUMNS.getOrDefault(field, field), LINE));
        TEXTS.forEach(field -> expected.put(COLUMNS.getOrDefault(field, field), TEXT));
        expected.forEach((column, text) -> assertEquals(
                text,
                Fixtures.rows("select " + column + " from practice where id = ?::uuid", id)
                        .get(0)[0],
                column));
    }
}
