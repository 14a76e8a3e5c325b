package org.nnssil.practice;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.security.FormTokens;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

/** A community's own shelf: written by its members, decided on by its conveners and reviewers, read by its members. */
@QuarkusTest
class CommunityShelfTest extends NetworkTest {

    @Inject
    FormTokens tokens;

    private String shelf;
    private UUID community;
    private Somebody author;
    private Somebody convener;
    private Somebody extended;
    private String word;

    @BeforeEach
    void aPrivateCommunity() {
        String slug = "own-" + UUID.randomUUID().toString().substring(0, 8);
        shelf = "/communities/" + slug + "/shelf";
        community = Fixtures.community(slug, "Circle " + slug);
        author = inside("Ann Author", Reach.CORE);
        convener = inside("Carla Convener", Reach.CONVENERS);
        extended = inside("Ed Extended", Reach.MEMBERS);
        word = Spotlights.word();
    }

    @Test
    void aMemberWritesAConvenerPublishesAndTheShelfListsAndSearchesIt() {
        as(author).get(shelf.replace("/shelf", "")).then().body(containsString(shelf));
        Document empty = Jsoup.parse(as(author).get(shelf).asString());
        assertTrue(empty.text().contains("The shelf is empty. The first spotlight may be yours."), empty.text());
        empty.select("a:contains(Post a spotlight)").forEach(link -> assertEquals(shelf + "/new", link.attr("href")));
        assertEquals(2, empty.select("a:contains(Post a spotlight)").size());
        as(author).get(shelf + "/new").then().statusCode(200);
        String path = path(write(Map.of("act", "submit")));
        String id = path.substring("/practices/".length());

        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from practice where id = ? and community_id = ?", uuid(id), community));
        as(convener)
                .get(shelf.replace("/shelf", ""))
                .then()
                .body(containsString("1 spotlight for the shelf waits for a decision."));
        as(convener).get("/practices/review").then().body(containsString(word));
        as(extended).get(path).then().statusCode(404);
        as(extended).get(shelf).then().body(not(containsString(word)));
        as(convener).get(path).then().statusCode(200).body(containsString("Before you decide"));
        Object[] mail = Fixtures.rows(
                        "select b.text, b.community_id from mail_outbox o join mail_body b on b.id = o.body_id"
                                + " where o.person_id = ? and o.kind = 'PRACTICE_SUBMITTED'",
                        convener.id())
                .get(0);
        assertTrue(((String) mail[0]).contains("for Circle "), (String) mail[0]);
        assertEquals(community, mail[1], "the coordinator's Mail page keeps its words");

        submit(convener, path, path + "/return", Map.of("note", "Name no school"))
                .then()
                .statusCode(303);
        as(author).get("/practices/mine").then().body(containsString("Name no school"));
        submit(author, path, path + "/submission", Map.of()).then().statusCode(303);
        submit(convener, path, path + "/publication", Map.of()).then().statusCode(303);

        for (Somebody who : List.of(author, extended, convener)) {
            as(who).get(path).then().statusCode(200).body(containsString("Core and extended members of Circle "));
            as(who).get(shelf).then().body(containsString(word));
            as(who).get(shelf + "?q=" + word).then().body(containsString(path));
            as(who).get(shelf + "?outcome=worked").then().body(containsString(path));
            as(who).get(shelf + "?outcome=did_not_work").then().body(not(containsString(path)));
        }
        as(extended).get(shelf + "?q=notthere").then().body(containsString("Nothing on this shelf fits"));
        as(author)
                .get("/api/v1/practices?community=" + shelf.split("/")[2])
                .then()
                .body("items", hasSize(1), "items[0].id", equalTo(id));
        as(author).get(path).then().body(containsString("Ask me at lunch"));
        as(extended).get(path).then().body(not(containsString("Ask me at lunch")));
    }

    @Test
    void nobodyOutsideSeesAnythingOfItTheCoordinatorNeither() {
        String path = published();
        Somebody coordinator = Fixtures.coordinator();
        Somebody national = Fixtures.director("Nat National", "MA");
        for (Somebody who : List.of(coordinator, national, Fixtures.outsider())) {
            as(who).get(path).then().statusCode(404);
            as(who).get(shelf).then().statusCode(404);
            as(who).get(shelf + "/new").then().statusCode(404);
            as(who).get("/practices?q=" + word).then().body(not(containsString(path)));
            as(who).get("/api/v1/practices?community=" + shelf.split("/")[2])
                    .then()
                    .statusCode(404);
            Map<String, Object> fields = new HashMap<>(fields());
            fields.put("form", tokens.issue(who.subject()));
            assertEquals(404, send(who, shelf, fields).statusCode());
            for (String act : List.of("/publication", "/return", "/withdrawal", "/submission", "/changes")) {
                assertEquals(
                        404,
                        send(who, path + act, Map.of("form", tokens.issue(who.subject()), "note", "x", "reason", "x"))
                                .statusCode(),
                        act);
            }
        }
        as(coordinator).get("/practices/review").then().body(not(containsString(word)));
        assertEquals("PUBLISHED", status(path));
        as(author).get("/communities/nnssil/shelf").then().statusCode(404);
    }

    @Test
    void eachDoesWhatTheirPlaceAllows() {
        as(extended).get(shelf + "/new").then().statusCode(404);
        as(extended).get(shelf).then().body(not(containsString(shelf + "/new")));
        String path = path(write(Map.of("act", "submit")));
        Somebody peer = inside("Pia Peer", Reach.CORE);
        as(peer).get(path).then().statusCode(404);
        assertEquals(404, act(peer, path + "/publication").statusCode());
        assertEquals(404, act(author, path + "/publication").statusCode(), "a member does not publish");

        Somebody reviewer = Fixtures.person("Rhea Reviewer", "MA");
        Fixtures.join(reviewer, community, Reach.CORE, Viewer.REVIEWER);
        Map<String, Object> own = new HashMap<>(fields());
        own.put("act", "submit");
        String hers = path(submit(reviewer, shelf + "/new", shelf, own));
        assertEquals(409, act(reviewer, hers + "/publication").statusCode(), "not their own");
        assertEquals(303, act(reviewer, path + "/publication").statusCode());
        assertEquals(303, act(convener, hers + "/publication").statusCode());
        assertEquals("PUBLISHED", status(path));

        assertEquals(404, act(peer, path + "/withdrawal").statusCode());
        submit(convener, path, path + "/withdrawal", Map.of("reason", "It names a school"))
                .then()
                .statusCode(303);
        as(author).get(path).then().body(containsString("It names a school"));
        as(author).get(shelf + "?q=" + word).then().body(not(containsString(path)));
    }

    @Test
    void whatIsForTheShelfIsNeverForEverybody() {
        Response refused = write(Map.of("reach", "public"));
        refused.then().statusCode(422);
        assertTrue(
                Jsoup.parse(refused.asString()).selectFirst("#e-reach").text().contains("by an offer"));
        Document form = Jsoup.parse(as(author).get(shelf + "/new").asString());
        assertEquals(
                List.of("members", "core"), form.select("input[name=reach]").eachAttr("value"));
        String path = path(write(Map.of()));
        as(author)
                .contentType("application/json")
                .body(Map.of("reach", "public"))
                .patch("/api/v1" + path)
                .then()
                .statusCode(422);
        as(author).get(path).then().body(containsString("Only you see it until it is submitted"));
    }

    @Test
    void aChangeOfAPublishedOneGoesTheSameWay() {
        String path = published();
        Response proposed = act(author, path + "/changes");
        proposed.then().statusCode(303);
        String change = path(proposed).replace("/edit", "");
        assertEquals(
                community,
                Fixtures.rows("select community_id from practice where id = ?", uuid(change.substring(11)))
                        .get(0)[0]);
        Map<String, Object> fields = new HashMap<>(fields());
        fields.put("whatCame", "Later 50 passed");
        fields.put("version", "0");
        fields.put("act", "submit");
        submit(author, change + "/edit", change, fields).then().statusCode(303);
        submit(convener, change, change + "/publication", Map.of()).then().statusCode(303);
        as(extended).get(path).then().body(containsString("Later 50 passed"));
    }

    @Test
    void whoWorksForNoJurisdictionSaysWhichOneItIsAbout() {
        Fixtures.run("update person set jurisdiction_key = null where id = ?", author.id());
        write(Map.of()).then().statusCode(422);
        String path = path(write(Map.of("jurisdiction", "OH", "act", "submit")));
        as(convener).get(path).then().body(containsString("Ohio"));
    }

    @Test
    void whoHasLeftTheCommunityNeitherSeesNorChangesWhatTheyWroteThere() {
        String path = published();
        String draft = path(write(Map.of()));
        Fixtures.run("update membership set ended_at = now() where person_id = ?", author.id());
        as(author).get(path).then().statusCode(404);
        as(author).get(draft).then().statusCode(404);
        assertEquals(404, act(author, draft + "/submission").statusCode());
        as(extended).get(path).then().statusCode(200).body(containsString("Ann Author"));
    }

    private Response write(Map<String, ?> more) {
        Map<String, Object> fields = new HashMap<>(fields());
        fields.putAll(more);
        return submit(author, shelf + "/new", shelf, fields);
    }

    private String published() {
        String path = path(write(Map.of("act", "submit")));
        submit(convener, path, path + "/publication", Map.of()).then().statusCode(303);
        return path;
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new HashMap<>();
        fields.put("title", "Evening algebra " + word);
        fields.put("situation", "Two schools had no algebra.");
        fields.put("whatWeDid", "We opened evenings " + word + ".");
        fields.put("whatCame", "41 passed.");
        fields.put("outcome", "worked");
        fields.put("principles", List.of("1"));
        fields.put("reach", "members");
        fields.put("contact", "Ask me at lunch");
        return fields;
    }

    private Response act(Somebody who, String action) {
        return send(who, action, Map.of("form", tokens.issue(who.subject())));
    }

    private Somebody inside(String name, Reach reach) {
        Somebody somebody = Fixtures.person(name, "MA");
        Fixtures.join(somebody, community, reach);
        return somebody;
    }

    private static String path(Response answer) {
        assertEquals(303, answer.statusCode(), Jsoup.parse(answer.asString()).text());
        return java.net.URI.create(answer.getHeader("Location")).getPath();
    }

    private static UUID uuid(String id) {
        return UUID.fromString(id);
    }

    private static Object status(String path) {
        return Fixtures.rows("select status from practice where id = ?", uuid(path.substring(11)))
                .get(0)[0];
    }
}
