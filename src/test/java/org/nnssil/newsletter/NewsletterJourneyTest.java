package org.nnssil.newsletter;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.PostOffice;
import org.nnssil.web.Times;

/** The coordinator's month, from an empty form to the archive. */
@QuarkusTest
class NewsletterJourneyTest extends NetworkTest {

    @Inject
    Clock clock;

    @BeforeEach
    void onlyNewReaders() {
        Newsroom.onlyNewReaders();
    }

    @Test
    void anIssueIsDraftedEditedLookedAtSentOnceToEachAndKept() throws Exception {
        // given: something happened in the network
        String mark = UUID.randomUUID().toString().substring(0, 8);
        Fixtures.Somebody coordinator = Fixtures.coordinator();
        Fixtures.Somebody mississippi = Fixtures.director("Jordan O'Hale " + mark, "MS");
        Fixtures.Somebody guam = Fixtures.extended("Tasi Cruz " + mark, "GU");
        Fixtures.Somebody left = Fixtures.director("Left Earlier " + mark, "TN");
        Fixtures.run("insert into mail_preference values (?, 'NEWSLETTER', false, now())", left.id());
        Instant starts = clock.instant().plus(Duration.ofDays(9));
        Newsroom.spotlight(mississippi, "Panels that read every plan " + mark, Reach.PUBLIC, recently());
        Newsroom.webinar("Plan review panels " + mark, starts, Reach.MEMBERS);
        Newsroom.thread(
                mississippi, Viewer.NATIONAL, "Who has stopped doing things? " + mark, Reach.MEMBERS, recently());

        // when: the coordinator makes the draft
        String edit = begin(coordinator);
        UUID id = UUID.fromString(edit.split("/")[2]);

        // then: it is filled, and nothing has been sent
        Document desk = desk(coordinator, edit);
        assertTrue(desk.text().contains("Plan review panels " + mark), desk.text());
        assertTrue(desk.text().contains("Who has stopped doing things? " + mark));
        assertTrue(desk.text().contains("Source, open to core and extended members of the National Network"));
        assertTrue(desk.text().contains("Panels that read every plan " + mark));
        assertTrue(desk.text().contains("Jordan O'Hale " + mark + ", Mississippi"), "who wrote it stands beside it");
        assertTrue(desk.select(".truth").text().endsWith("Not sent."));

        // when: they write a letter, a note, and move it to the top
        String letter = "/newsletters/" + id + "/letter";
        submit(
                        coordinator,
                        letter,
                        letter,
                        Map.of(
                                "title",
                                "November: panels & plans — 学校 " + mark,
                                "opening",
                                "It was a **good** month. 100%%NAME%% of us agree.",
                                "audience",
                                "members",
                                "read",
                                Newsroom.hidden(as(coordinator).get(letter).asString(), "read")))
                .then()
                .statusCode(303);
        String note = "/newsletters/" + id + "/items/new";
        submit(
                        coordinator,
                        note,
                        note,
                        Map.of(
                                "heading",
                                "Save the date " + mark,
                                "text",
                                "Institute in *September*.",
                                "link",
                                "/webinars"))
                .then()
                .statusCode(303);
        String noteId = itemId(desk(coordinator, edit), "Save the date " + mark);
        int items = desk(coordinator, edit).select(".items > li").size();
        for (int i = 1; i < items; i++) {
            submit(coordinator, edit, "/newsletters/" + id + "/items/" + noteId + "/move", Map.of("direction", "up"));
        }
        assertEquals(
                "i-" + noteId,
                desk(coordinator, edit).select(".items > li").get(0).id());

        // then: the preview is what one reader will get
        String asGuam = as(coordinator)
                .get("/newsletters/" + id + "/preview.txt?as=" + guam.id())
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(asGuam.contains("Dear Tasi Cruz " + mark + ","), asGuam);
        assertTrue(asGuam.contains("ChST"), asGuam);
        assertTrue(asGuam.contains(" ET)"), asGuam);
        assertTrue(asGuam.contains("100%%NAME%% of us agree"), "typed text stays as typed");
        assertTrue(asGuam.contains("an extended member of the National Network, for Guam"), asGuam);
        as(coordinator)
                .get("/newsletters/" + id + "/preview.html?as=" + guam.id())
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("sandbox"))
                .body(containsString("November: panels &amp; plans"), not(containsString("%%NAME%%,")));

        // when: they read the number and send, by a double click
        JsonPath counts = api(coordinator, id, "/recipients");
        long total = counts.getLong("total");
        assertEquals(total, counts.getLong("core") + counts.getLong("extended"));
        assertTrue(counts.getLong("unsubscribed") >= 1);
        String sending = "/newsletters/" + id + "/sending";
        String confirm = as(coordinator).get(sending).asString();
        assertTrue(Jsoup.parse(confirm).text().contains("Send to " + "%,d".formatted(total) + " people"), confirm);
        Map<String, Object> form = Map.of(
                "form", formTokenOf(confirm), "recipients", total, "version", Newsroom.hidden(confirm, "version"));
        send(coordinator, sending, form).then().statusCode(303);
        send(coordinator, sending, form).then().statusCode(303);

        // then: each member has one copy of their own, and who left has none
        await().atMost(Duration.ofSeconds(90))
                .until(() -> api(coordinator, id, "").getString("status").equals("sent"));
        assertEquals(total, api(coordinator, id, "/deliveries").getLong("total"));
        assertEquals(total, api(coordinator, id, "/deliveries").getLong("sent"));
        MimeMessage toGuam = onlyOne(guam, mark);
        MimeMessage toMississippi = onlyOne(mississippi, mark);
        assertTrue(issues(left, mark).isEmpty());
        assertEquals("November: panels & plans — 学校 " + mark, toGuam.getSubject());
        String html = String.valueOf(PostOffice.part(toMississippi, "text/html"));
        assertTrue(html.contains("Mississippi is in this issue"), html);
        assertTrue(html.contains("Panels of *peers* read every plan."), html);
        assertTrue(html.contains("Dear Jordan O&#39;Hale " + mark), html);
        assertTrue(html.contains("100%%NAME%% of us agree"), "what was typed arrives as typed");
        assertFalse(html.replace("100%%NAME%% of us", "").contains("%%"), "no machinery reaches a reader");

        // and: the unsubscribe link in it is their own and works
        String link = PostOffice.header(toGuam, "List-Unsubscribe").replaceAll("[<>]", "");
        assertNotEquals(
                link, PostOffice.header(toMississippi, "List-Unsubscribe").replaceAll("[<>]", ""));
        assertTrue(String.valueOf(PostOffice.part(toGuam, "text/html")).contains(link));
        anonymous()
                .formParam("List-Unsubscribe", "One-Click")
                .post(link.replaceAll("^https?://[^/]+", ""))
                .then()
                .statusCode(200);
        assertEquals(
                1,
                Fixtures.number("select count(*) from mail_preference where person_id = ? and not wanted", guam.id()));

        // and: it stands in the archive for those whom it went to, without anybody's token
        as(mississippi).get("/newsletters").then().body(containsString("panels &amp; plans — 学校 " + mark));
        as(mississippi)
                .get("/newsletters/" + id)
                .then()
                .statusCode(200)
                .body(containsString("Save the date " + mark), not(containsString("/unsubscribe/")));
        for (var stranger : List.of(Fixtures.outsider(), Fixtures.director("Other", null))) {
            boolean member = stranger.name().equals("Other");
            as(stranger).get("/newsletters/" + id).then().statusCode(member ? 200 : 404);
        }
        anonymous().get("/newsletters/" + id).then().statusCode(404);
        anonymous().get("/newsletters").then().statusCode(200).body(not(containsString(mark)));

        // and: nobody edits it any more
        as(coordinator).get(edit).then().statusCode(303).header("Location", containsString("/sending"));
        as(coordinator).get(letter).then().statusCode(409).body(containsString("not edited"));
        as(coordinator)
                .contentType(ContentType.JSON)
                .body("{\"title\": \"x\"}")
                .patch("/api/v1/newsletters/" + id)
                .then()
                .statusCode(409);
        as(coordinator).get(sending).then().body(containsString("Sent"), not(containsString("http-equiv=\"refresh\"")));
    }

    @Test
    void programsDoTheSame() {
        Fixtures.Somebody coordinator = Fixtures.coordinator();
        String month = YearMonth.from(clock.instant().atZone(Times.EASTERN)).toString();
        String key = UUID.randomUUID().toString();
        String body = "{\"month\": \"" + month + "\", \"audience\": \"members\"}";
        JsonPath draft = as(coordinator)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/newsletters")
                .then()
                .statusCode(201)
                .body("status", equalTo("draft"), "month", equalTo(month))
                .extract()
                .jsonPath();
        String id = draft.getString("id");
        as(coordinator)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/newsletters")
                .then()
                .statusCode(201)
                .body("id", equalTo(id));
        String tag = as(coordinator).get("/api/v1/newsletters/" + id).header("ETag");

        as(coordinator)
                .contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body("{\"title\": \"By program\", \"opening\": \"Hello\", \"audience\": \"core\","
                        + " \"items\": [{\"heading\": \"A note\", \"text\": \"Words\"}]}")
                .patch("/api/v1/newsletters/" + id)
                .then()
                .statusCode(200)
                .body(
                        "title",
                        equalTo("By program"),
                        "audience",
                        equalTo("core"),
                        "items[0].heading",
                        equalTo("A note"))
                .body("items[0].kind", equalTo("note"), "items[0].source", equalTo(null));
        as(coordinator)
                .contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body("{\"title\": \"Too late\"}")
                .patch("/api/v1/newsletters/" + id)
                .then()
                .statusCode(412);
        as(coordinator)
                .contentType(ContentType.JSON)
                .body("{\"items\": [{\"id\": \"" + UUID.randomUUID()
                        + "\"}], \"audience\": \"nobody\", \"title\": \"\"}")
                .patch("/api/v1/newsletters/" + id)
                .then()
                .statusCode(422)
                .body("errors.title", equalTo("Fill this in."))
                .body("errors.audience", equalTo("Choose one of the options."))
                .body("errors['items[0].id']", containsString("not in the issue"));
        as(coordinator)
                .contentType(ContentType.JSON)
                .body("{\"month\": \"2026-13\"}")
                .post("/api/v1/newsletters")
                .then()
                .statusCode(422)
                .contentType("application/problem+json");
        as(coordinator).delete("/api/v1/newsletters/" + id).then().statusCode(204);
        as(coordinator).get("/api/v1/newsletters/" + id).then().statusCode(404);
    }

    @Test
    void aStaleETagDeletesNoDraft() {
        Fixtures.Somebody coordinator = Fixtures.coordinator();
        String path = "/api/v1/newsletters/"
                + order(coordinator, UUID.randomUUID().toString(), "2027-03", "members")
                        .path("id");

        as(coordinator)
                .header("If-Match", "\"77\"")
                .delete(path)
                .then()
                .statusCode(412)
                .contentType("application/problem+json");
        String tag = as(coordinator).get(path).header("ETag");
        as(coordinator).header("If-Match", tag).delete(path).then().statusCode(204);
    }

    @Test
    void aKeyOfAnotherIssueLosesNoOrderWithoutAWord() {
        Fixtures.Somebody coordinator = Fixtures.coordinator();
        String key = UUID.randomUUID().toString();
        String id = order(coordinator, key, "2027-03", "members").path("id");

        order(coordinator, key, "2027-04", "members")
                .then()
                .statusCode(409)
                .body("detail", containsString("This Idempotency-Key was used for"));
        order(coordinator, key, "2027-03", "public").then().statusCode(409);

        // What was changed since is no sign of another order.
        as(coordinator)
                .contentType(ContentType.JSON)
                .body("{\"audience\": \"core\"}")
                .patch("/api/v1/newsletters/" + id)
                .then()
                .statusCode(200);
        order(coordinator, key, "2027-03", "members").then().statusCode(201).body("id", equalTo(id));
        as(coordinator).delete("/api/v1/newsletters/" + id).then().statusCode(204);
    }

    private static Response order(Fixtures.Somebody by, String key, String month, String audience) {
        return as(by).contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Map.of("month", month, "audience", audience))
                .post("/api/v1/newsletters");
    }

    @Test
    void toEverybodyElseTheDeskDoesNotExist() {
        Fixtures.Somebody coordinator = Fixtures.coordinator();
        String edit = begin(coordinator);
        String id = edit.split("/")[2];
        Fixtures.Somebody director = Fixtures.director("Dora Director", "TN");
        for (String path : List.of(
                "/newsletters/new",
                edit,
                "/newsletters/" + id,
                "/newsletters/" + id + "/preview.html",
                "/newsletters/" + id + "/preview.txt",
                "/newsletters/" + id + "/letter",
                "/newsletters/" + id + "/items/new",
                "/newsletters/" + id + "/sending",
                "/newsletters/" + id + "/deletion",
                "/api/v1/newsletters/" + id,
                "/api/v1/newsletters/" + id + "/recipients",
                "/api/v1/newsletters/" + id + "/deliveries")) {
            as(director).get(path).then().statusCode(404);
        }
        as(director)
                .contentType(ContentType.JSON)
                .body("{\"month\": \"2026-11\", \"audience\": \"members\"}")
                .post("/api/v1/newsletters")
                .then()
                .statusCode(404);
        as(director).post("/api/v1/newsletters/" + id + "/sending").then().statusCode(404);
        as(director).delete("/api/v1/newsletters/" + id).then().statusCode(404);
        as(director).get("/newsletters").then().statusCode(200).body(not(containsString(id)));
        as(coordinator)
                .get("/newsletters/" + UUID.randomUUID() + "/edit")
                .then()
                .statusCode(404);
        as(coordinator).get("/newsletters/nonsense/edit").then().statusCode(404);
    }

    @Test
    void whatWasTypedComesBackWithTheMistake() {
        Fixtures.Somebody coordinator = Fixtures.coordinator();
        String id = begin(coordinator).split("/")[2];
        String note = "/newsletters/" + id + "/items/new";

        submit(coordinator, note, note, Map.of("heading", "", "text", "Kept & <b>", "link", "javascript:alert(1)"))
                .then()
                .statusCode(422)
                .body(containsString("Kept &amp; &lt;b&gt;"), containsString("Fill this in."))
                .body(containsString("Give a full web address"));
        String letter = "/newsletters/" + id + "/letter";
        submit(coordinator, letter, letter, Map.of("title", "a\nb", "opening", "Kept", "audience", "all"))
                .then()
                .statusCode(422)
                .body(containsString("Write this on one line."), containsString("Kept"));
        submit(coordinator, "/newsletters/new", "/newsletters/new", Map.of("month", "soon", "audience", "members"))
                .then()
                .statusCode(422);
    }

    @Test
    void theSameNoteTwiceIsOneAndOtherWordsInTheSameFormAreRefused() {
        Fixtures.Somebody coordinator = Fixtures.coordinator();
        String edit = begin(coordinator);
        String note = edit.replace("/edit", "/items/new");
        Map<String, Object> form =
                new HashMap<>(Map.of("heading", "Save the date", "text", "In September", "link", ""));
        form.put("form", formToken(coordinator, note));
        send(coordinator, note, form).then().statusCode(303);
        send(coordinator, note, form).then().statusCode(303);

        for (String field : List.of("heading", "text", "link")) {
            Map<String, Object> other = new HashMap<>(form);
            other.put(field, "/other-words");
            send(coordinator, note, other).then().statusCode(409).body(containsString("Nothing was added"));
        }

        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from newsletter_item where issue_id = ? and kind = 'NOTE'",
                        UUID.fromString(edit.split("/")[2])));
    }

    @Test
    void theCoordinatorTriesItOnThemselvesFirst() throws Exception {
        Fixtures.Somebody coordinator = Fixtures.coordinator();
        String edit = begin(coordinator);
        String id = edit.split("/")[2];

        submit(coordinator, edit, "/newsletters/" + id + "/test", Map.of())
                .then()
                .statusCode(303);

        await().atMost(Duration.ofSeconds(8))
                .until(() -> !PostOffice.received(coordinator.email()).isEmpty());
        MimeMessage copy = PostOffice.received(coordinator.email()).get(0);
        assertTrue(copy.getSubject().startsWith("[Test] Support for School Improvement"), copy.getSubject());
        assertTrue(String.valueOf(PostOffice.part(copy, "text/plain")).contains("/unsubscribe/" + coordinator.id()));
        assertEquals(0, api(coordinator, UUID.fromString(id), "/deliveries").getLong("total"));
    }

    @Test
    void aDraftTellsOfRecordingsNewMembersAndNewCommunitiesAndOfNoPrivateOne() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        Fixtures.Somebody coordinator = Fixtures.coordinator();
        UUID held = Newsroom.webinar("Held and recorded " + mark, recently().minus(Duration.ofHours(2)), Reach.MEMBERS);
        Fixtures.run(
                "update webinar set recording_url = 'https://video.example/1', recording_at = ? where id = ?",
                Newsroom.at(recently()),
                held);
        UUID listed = Fixtures.community("listed-" + mark, "Long roads " + mark);
        Fixtures.run("update community set listed = true where id = ?", listed);
        Fixtures.community("private-" + mark, "Hidden circle " + mark);

        JsonPath draft = api(coordinator, UUID.fromString(begin(coordinator).split("/")[2]), "");

        assertEquals("Held and recorded " + mark, heading(draft, "recording", held));
        assertEquals("Long roads " + mark, heading(draft, "community_news", listed));
        assertEquals("members", draft.getString("items.find { it.kind == 'new_members' }.source.type"));
        assertFalse(draft.prettify().contains("Hidden circle " + mark));
    }

    private static String heading(JsonPath draft, String kind, UUID source) {
        return draft.getString(
                "items.find { it.kind == '%s' && it.source.id == '%s' }.heading".formatted(kind, source));
    }

    @Test
    void aDraftIsDeletedAfterAQuestion() {
        Fixtures.Somebody coordinator = Fixtures.coordinator();
        String edit = begin(coordinator);
        String deletion = edit.replace("/edit", "/deletion");

        as(coordinator).get(deletion).then().statusCode(200).body(containsString("Delete the draft"));
        submit(coordinator, deletion, deletion, Map.of()).then().statusCode(303);

        as(coordinator).get(edit).then().statusCode(404);
    }

    private String begin(Fixtures.Somebody coordinator) {
        String month = YearMonth.from(clock.instant().atZone(Times.EASTERN)).toString();
        String location = submit(
                        coordinator,
                        "/newsletters/new",
                        "/newsletters/new",
                        Map.of("month", month, "audience", "members", "again", month + " members"))
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        return location.replaceAll("^https?://[^/]+", "");
    }

    private static Document desk(Fixtures.Somebody coordinator, String edit) {
        return Jsoup.parse(
                as(coordinator).get(edit).then().statusCode(200).extract().asString());
    }

    private static String itemId(Document desk, String heading) {
        return desk.select(".items > li").stream()
                .filter(li -> li.select("h3").text().equals(heading))
                .findFirst()
                .orElseThrow()
                .id()
                .substring(2);
    }

    private static JsonPath api(Fixtures.Somebody coordinator, UUID id, String path) {
        return as(coordinator)
                .get("/api/v1/newsletters/" + id + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static MimeMessage onlyOne(Fixtures.Somebody reader, String mark) {
        List<MimeMessage> mails = issues(reader, mark);
        assertEquals(1, mails.size());
        return mails.get(0);
    }

    private static List<MimeMessage> issues(Fixtures.Somebody reader, String mark) {
        return PostOffice.received(reader.email()).stream()
                .filter(mail -> {
                    try {
                        return String.valueOf(mail.getSubject()).endsWith(mark);
                    } catch (jakarta.mail.MessagingException failure) {
                        throw new IllegalStateException(failure);
                    }
                })
                .toList();
    }

    private Instant recently() {
        return clock.instant().minus(Duration.ofMinutes(5));
    }
}
