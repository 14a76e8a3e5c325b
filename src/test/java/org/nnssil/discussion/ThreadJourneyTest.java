package org.nnssil.discussion;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;

@QuarkusTest
class ThreadJourneyTest extends DiscussionTest {

    private Circle circle;
    private Somebody ana;
    private Somebody ben;

    @BeforeEach
    void twoMembersOfACircle() {
        circle = Circle.create();
        ana = Fixtures.person("Ana Author", "MS");
        ben = Fixtures.person("Ben Brewer", "GU");
        Fixtures.join(ana, circle.id(), Reach.CORE);
        Fixtures.join(ben, circle.id(), Reach.MEMBERS);
    }

    @Test
    void aQuestionIsAskedAnsweredAndNoLongerNeedsAnAnswer() {
        String thread = start(ana, circle, "Stop-doing lists", "Who keeps **one**?", Map.of());

        Document asked = page(ben, circle.threads());
        assertEquals("Stop-doing lists", asked.select(".rows h3").text());
        assertTrue(asked.select(".rows li").text().contains("Needs an answer"));
        assertTrue(page(ben, "/discussions?show=unanswered").text().contains("Stop-doing lists"));

        Response replied = reply(ben, thread, "We do, since 2019.");
        assertEquals(
                thread + "#post-2",
                path(replied.then().statusCode(303).extract().response()));

        Document read = page(ana, thread);
        assertEquals("Stop-doing lists", read.selectFirst("h1").text());
        assertEquals("one", read.selectFirst("#post-1 .prose strong").text());
        assertEquals(
                "Ben Brewer Director of School Improvement · Guam",
                read.selectFirst("#post-2 header p").text());
        assertTrue(read.text().contains("1 reply"));
        assertFalse(page(ben, circle.threads()).select(".rows").text().contains("Needs an answer"));
        assertFalse(page(ben, "/discussions?show=unanswered").text().contains("Stop-doing lists"));
    }

    @Test
    void aPostKeepsRoleAndJurisdictionOfItsTime() {
        String thread = start(ana, circle, "Signed");
        Fixtures.run("update person set role_title = 'Chief', jurisdiction_key = 'TN' where id = ?", ana.id());
        reply(ana, thread, "From my new desk");

        Document read = page(ben, thread);

        assertTrue(read.selectFirst("#post-1 .as").text().endsWith("Mississippi"));
        assertEquals("Chief · Tennessee", read.selectFirst("#post-2 .as").text());
    }

    @Test
    void aLongThreadComesInPagesAndEveryPageBeginsWithTheQuestion() {
        String thread = start(ana, circle, "Long");
        for (int n = 2; n <= 45; n++) {
            api(n % 2 == 0 ? ben : ana, thread, "answer " + n, null).then().statusCode(201);
        }

        Document first = page(ana, thread);
        Document last = page(ana, thread + "?after=40");

        assertEquals(20, first.select(".post").size());
        assertNull(first.selectFirst("#reply"), "the reply box stands at the end of the conversation");
        assertEquals(thread + "?after=40#post-45", first.selectFirst(".lead a").attr("href"));
        assertEquals(thread + "?after=20", first.selectFirst("a[rel=next]").attr("href"));
        assertEquals(
                List.of("post-1", "post-41", "post-42", "post-43", "post-44", "post-45"),
                last.select(".post").eachAttr("id"));
        assertEquals(thread + "?after=20", last.selectFirst("a[rel=prev]").attr("href"));
        assertEquals(
                thread,
                page(ana, thread + "?after=20").selectFirst("a[rel=prev]").attr("href"));
        assertNotNull(last.selectFirst("#reply"));
        assertEquals(thread + "?after=40#post-46", path(reply(ben, thread + "?after=40", thread, "one more")));
    }

    private static Response reply(Somebody author, String page, String thread, String body) {
        return submit(author, page, thread + "/posts", Map.of("body", body));
    }

    @Test
    void listsContinueWhereThePageBeforeEnded() {
        for (int n = 1; n <= 23; n++) {
            api(ana, n).then().statusCode(201);
        }

        Document first = page(ben, circle.threads());
        Document second = page(ben, first.selectFirst("a[rel=next]").attr("href"));

        assertEquals(
                IntStream.rangeClosed(4, 23)
                        .mapToObj(n -> "Question " + (27 - n))
                        .toList(),
                first.select(".rows h3").eachText());
        assertEquals(
                List.of("Question 3", "Question 2", "Question 1"),
                second.select(".rows h3").eachText());
        assertNull(second.selectFirst("a[rel=next]"));
        assertEquals(circle.threads(), second.selectFirst("a[rel=prev]").attr("href"));
    }

    private Response api(Somebody author, int n) {
        return as(author)
                .contentType("application/json")
                .body(Map.of("title", "Question " + n, "body", "?"))
                .post("/api/v1" + circle.threads());
    }

    @Test
    void theSameFormSentTwiceStartsOneThread() {
        Map<String, Object> fields =
                new HashMap<>(Map.of("title", "Twice", "body", "Once is enough", "reach", "members"));
        fields.put("form", formToken(ana, circle.threads() + "/new"));

        String first = path(send(ana, circle.threads(), fields));
        String second = path(send(ana, circle.threads(), fields));

        assertEquals(first, second);
        assertEquals(1, Fixtures.number("select count(*) from thread where community_id = ?", circle.id()));
        fields.put("body", "Something else, typed after going back");
        assertNotEquals(first, path(send(ana, circle.threads(), fields)));
    }

    @Test
    void theSameReplySentAtTheSameMomentArrivesOnce() throws Exception {
        String thread = start(ana, circle, "At once");
        Map<String, String> fields = Map.of("body", "Only once", "form", formToken(ben, thread));

        List<String> places = together(8, n -> path(send(ben, thread + "/posts", fields)));

        assertEquals(Set.of(thread + "#post-2"), Set.copyOf(places));
        assertEquals(2, Fixtures.number("select post_count from thread where id = ?", id(thread)));
    }

    @Test
    void threadsStartedAtTheSameMomentWithOneKeyAreOne() throws Exception {
        List<String> places = together(6, n -> as(ana).contentType("application/json")
                .header("Idempotency-Key", "same-" + circle.slug())
                .body(Map.of("title", "One", "body", "?"))
                .post("/api/v1" + circle.threads())
                .then()
                .statusCode(201)
                .extract()
                .path("id"));

        assertEquals(1, Set.copyOf(places).size());
        assertEquals(1, Fixtures.number("select count(*) from thread where community_id = ?", circle.id()));
    }

    @Test
    void parallelRepliesAreNumberedWithoutGapOrDouble() throws Exception {
        String thread = start(ana, circle, "Crowd");

        together(40, n -> api(n % 2 == 0 ? ana : ben, thread, "voice " + n, null)
                .then()
                .statusCode(201)
                .extract()
                .path("number")
                .toString());

        List<Object[]> rows = Fixtures.rows("select number from post where thread_id = ? order by number", id(thread));
        assertEquals(
                IntStream.rangeClosed(1, 41).boxed().toList(),
                rows.stream().map(row -> ((Number) row[0]).intValue()).toList());
        assertEquals(41, Fixtures.number("select post_count from thread where id = ?", id(thread)));
    }

    private static List<String> together(int n, java.util.function.IntFunction<String> act) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(n);
        try {
            List<Callable<String>> acts = IntStream.range(0, n)
                    .mapToObj(i -> (Callable<String>) () -> act.apply(i))
                    .collect(Collectors.toList());
            List<String> results = new java.util.ArrayList<>();
            for (Future<String> done : pool.invokeAll(acts)) {
                results.add(done.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void anAuthorCorrectsTheirOwnPostAndOnlyThat() {
        String thread = start(ana, circle, "Tpyo");
        reply(ben, thread, "mine");

        assertEquals(
                thread + "#post-1",
                path(submit(
                        ana,
                        thread + "/posts/1/edit",
                        thread + "/posts/1",
                        Map.of("title", "Typo", "body", "Better", "version", "0"))));

        Document read = page(ben, thread);
        assertEquals("Typo", read.selectFirst("h1").text());
        assertTrue(read.selectFirst("#post-1 footer").text().startsWith("edited "));
        as(ana).get(thread + "/posts/2/edit").then().statusCode(404);
        as(ben).get(thread + "/posts/1/edit").then().statusCode(404);
        submit(ben, thread, thread + "/posts/1", Map.of("title", "x", "body", "y", "version", "1"))
                .then()
                .statusCode(404);
        assertNull(read.selectFirst("#post-1 footer a"));
        assertNotNull(read.selectFirst("#post-2 footer a"));
    }

    @Test
    void aStaleEditIsNotSavedAndKeepsWhatWasTyped() {
        String thread = start(ana, circle, "Stale");
        String post = thread + "/posts/1";
        Map<String, String> first = Map.of("title", "Stale", "body", "first window", "version", "0");
        submit(ana, post + "/edit", post, first).then().statusCode(303);

        Document refused = org.jsoup.Jsoup.parse(
                submit(ana, post + "/edit", post, Map.of("title", "Stale", "body", "second window", "version", "0"))
                        .then()
                        .statusCode(409)
                        .extract()
                        .asString());

        assertTrue(refused.text().contains("changed after you opened it"));
        assertEquals("second window", typed(refused));
        assertEquals("first window", refused.selectFirst("pre").wholeText());
        assertEquals("1", refused.selectFirst("input[name=version]").val());
        assertEquals(
                "first window", page(ben, thread).selectFirst("#post-1 .prose").text());
        submit(ana, post + "/edit", post, first).then().statusCode(303);
        submit(ana, post + "/edit", post, Map.of("title", "Stale", "body", "x", "version", "oops"))
                .then()
                .statusCode(409);
    }

    @Test
    void aClosedThreadTakesNoReplyAndKeepsTheTextTyped() {
        String thread = start(ana, circle, "Done");
        String token = formToken(ben, thread);
        submit(ana, thread, thread + "/closure", Map.of()).then().statusCode(303);

        Document refused =
                org.jsoup.Jsoup.parse(send(ben, thread + "/posts", Map.of("form", token, "body", "\n\nmy late words"))
                        .then()
                        .statusCode(409)
                        .extract()
                        .asString());

        assertTrue(refused.text().contains("This discussion was closed"));
        assertEquals("\n\nmy late words", typed(refused));
        assertNull(page(ben, thread).selectFirst("#reply"));
        assertNull(page(ben, thread).selectFirst("form[action$=undo]"), "not Ben's to open");
        api(ben, thread, "late", null).then().statusCode(409);
        assertEquals(1, Fixtures.number("select count(*) from post where thread_id = ?", id(thread)));

        submit(ana, thread, thread + "/closure/undo", Map.of()).then().statusCode(303);
        reply(ben, thread, "in time").then().statusCode(303);
    }

    @Test
    void theAuthorAndAConvenerCloseAndNobodyElse() {
        Somebody convener = Fixtures.person("Cora Convener", "GU");
        Fixtures.join(convener, circle.id(), Reach.CONVENERS);
        String thread = start(ana, circle, "Whose");

        submit(ben, thread, thread + "/closure", Map.of()).then().statusCode(404);
        submit(convener, thread, thread + "/closure", Map.of()).then().statusCode(303);

        assertTrue(page(ben, thread).text().contains("Closed "));
    }

    @Test
    void aPreviewShowsTheRenderingAndSavesNothing() {
        Map<String, String> draft = Map.of(
                "title", "Preview", "body", "*soft*", "reach", "members", "confidential", "yes", "preview", "yes");
        Document preview = org.jsoup.Jsoup.parse(submit(ana, circle.threads() + "/new", circle.threads(), draft)
                .then()
                .statusCode(200)
                .extract()
                .asString());
        assertEquals("soft", preview.selectFirst(".prose em").text());
        assertEquals("*soft*", typed(preview));
        assertTrue(preview.selectFirst("input[name=confidential]").hasAttr("checked"));
        assertEquals(0, Fixtures.number("select count(*) from thread where community_id = ?", circle.id()));

        String thread = start(ana, circle, "Real");
        Document reply =
                org.jsoup.Jsoup.parse(submit(ben, thread, thread + "/posts", Map.of("body", "- one", "preview", "yes"))
                        .asString());
        assertEquals("one", reply.selectFirst(".prose li").text());
        assertEquals(thread + "/posts", reply.selectFirst("main form").attr("action"));
    }

    @Test
    void aConfidentialThreadSaysSoAndIsListedAsSuch() {
        String thread = start(ana, circle, "Takeover", "Quietly", Map.of("confidential", "yes", "reach", "core"));

        Element band = page(ana, thread).selectFirst(".confidential");

        assertTrue(band.text().contains("For core members of this community"));
        assertTrue(page(ana, circle.threads()).select(".rows").text().contains("Confidential"));
        as(ben).get(thread).then().statusCode(404);
    }

    @Test
    void theApiTellsTheSameStory() {
        String location = as(ana).contentType("application/json")
                .body(Map.of("title", "By API", "body", "Question", "reach", "core", "confidential", true))
                .post("/api/v1" + circle.threads())
                .then()
                .statusCode(201)
                .body("title", equalTo("By API"))
                .body("reach", equalTo("core"))
                .body("confidential", equalTo(true))
                .body("posts", hasSize(1))
                .extract()
                .header("Location");
        String thread = location.substring(location.indexOf("/threads/"));
        Somebody core = Fixtures.person("Cody Core", "OH");
        Fixtures.join(core, circle.id(), Reach.CORE);
        api(core, thread, "Answer", null)
                .then()
                .statusCode(201)
                .header("Location", endsWith(thread + "?after=1&limit=1"))
                .body("number", equalTo(2))
                .body("jurisdiction", equalTo("OH"));

        as(ana).get("/api/v1" + thread + "?after=1&limit=1")
                .then()
                .body("postCount", equalTo(2))
                .body("posts.body", contains("Answer"))
                .body("author", equalTo("Ana Author"))
                .body("next", nullValue());
        as(ana).get("/api/v1" + thread + "?limit=1").then().body("next", equalTo("1"));
        as(ana).get("/api/v1" + circle.threads())
                .then()
                .body("items", hasSize(1))
                .body("items[0].author", equalTo("Ana Author"))
                .body("items[0].jurisdiction", equalTo("MS"))
                .body("items[0].postCount", equalTo(2))
                .body("items[0].closed", equalTo(false))
                .body("next", nullValue());
        as(ben).get("/api/v1" + circle.threads()).then().body("items", hasSize(0));
    }

    @Test
    void aRepliedKeyOfTheApiAnswersTheFirstPost() {
        String thread = start(ana, circle, "Key");
        String key = UUID.randomUUID().toString();

        int first = api(ben, thread, "once", key).path("number");
        int second = api(ben, thread, "once", key).path("number");

        assertEquals(first, second);
        assertEquals(2, Fixtures.number("select post_count from thread where id = ?", id(thread)));
        api(ana, thread, "another person may use the same key", key).then().body("number", equalTo(3));
        api(ben, start(ana, circle, "Other"), "elsewhere", key)
                .then()
                .statusCode(409)
                .body("detail", containsString("Idempotency-Key"));
    }

    @Test
    void aKeyOfAnotherCommunityLosesNoThreadWithoutAWord() {
        Circle second = Circle.create();
        Fixtures.join(ana, second.id(), Reach.CORE);
        String key = UUID.randomUUID().toString();

        keyed(circle, key).then().statusCode(201);
        keyed(second, key)
                .then()
                .statusCode(409)
                .body("detail", containsString("This Idempotency-Key was used for a thread"));
        assertEquals(0, Fixtures.number("select count(*) from thread where community_id = ?", second.id()));
        keyed(second, "another " + key).then().statusCode(201);
    }

    private Response keyed(Circle place, String key) {
        return as(ana).contentType("application/json")
                .header("Idempotency-Key", key)
                .body(Map.of("title", "Keyed", "body", "?"))
                .post("/api/v1" + place.threads());
    }

    @Test
    void whoBelongsToSeveralCommunitiesSeesThemTogetherAndApart() {
        Circle second = Circle.create();
        Fixtures.join(ben, second.id(), Reach.CORE);
        start(ana, circle, "In the first");
        start(ben, second, "In the second");

        Document all = page(ben, "/discussions");

        assertEquals(
                List.of("In the second", "In the first"), all.select(".rows h3").eachText());
        assertEquals(1, all.select(".box a[href=" + second.threads() + "/new]").size());
        assertEquals(
                List.of("In the second"),
                page(ben, second.threads()).select(".rows h3").eachText());
        assertEquals(
                0,
                page(ana, "/discussions")
                        .select(".facets a[href^=/communities]")
                        .size());
    }

    private static Response api(Somebody author, String thread, String body, String key) {
        var request = as(author).contentType("application/json").body(Map.of("body", body));
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/api/v1" + thread + "/posts");
    }
}
