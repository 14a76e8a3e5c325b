package org.nnssil.practice;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

@QuarkusTest
class HiddenSpotlightTest extends NetworkTest {

    private static final String ABSENT = "00000000-0000-7000-8000-0000000000aa";

    private final String word = Spotlights.word();
    private final Somebody author = Fixtures.director("Hana Author", "VT");

    @Test
    void aDraftIsItsJurisdictionsAlone() {
        String id = Spotlights.draft(author, Spotlights.json(word));

        Map<String, @Nullable Somebody> others = others();
        others.put("coordinator", Fixtures.coordinator());
        others.put("reviewer", Spotlights.reviewer());
        others.forEach((who, somebody) -> isAbsentFor(who, somebody, id));

        as(Fixtures.director("Colleague", "VT")).get("/practices/" + id).then().statusCode(200);
    }

    @Test
    void whatIsSubmittedIsForReviewersTooAndForNobodyElse() {
        String id = Spotlights.submitted(author, Spotlights.json(word));

        others().forEach((who, somebody) -> isAbsentFor(who, somebody, id));
        as(Spotlights.reviewer())
                .get("/practices/" + id)
                .then()
                .statusCode(200)
                .body(containsString("Before you decide"));
        as(Fixtures.director("Colleague", "VT")).get("/practices/" + id).then().statusCode(200);
    }

    @Test
    void whatIsForCoreMembersIsAbsentForExtendedOnes() {
        Map<String, Object> json = Spotlights.json(word);
        json.put("reach", "core");
        String id = Spotlights.published(author, json);
        Somebody extended = Fixtures.extended("Ed Extended", "OH");

        isAbsentFor("extended", extended, id);
        isAbsentFor("anonymous", null, id);
        as(Fixtures.director("Cora", "OH")).get("/practices/" + id).then().statusCode(200);
        assertEquals(0, total(extended, "q=" + word));
        assertEquals(1, total(Fixtures.director("Cora", "OH"), "q=" + word));
    }

    @Test
    void whatIsPublicIsForEverybodyWithoutWhomToAsk() {
        Map<String, Object> json = Spotlights.json(word);
        json.put("reach", "public");
        json.put("contact", "Ask Hana, 802 555 0100");
        String id = Spotlights.published(author, json);

        anonymous()
                .get("/practices/" + id)
                .then()
                .statusCode(200)
                .body(containsString("Core members of the network see this"));
        assertFalse(anonymous().get("/practices/" + id).asString().contains("555 0100"));
        assertTrue(anonymous().get("/practices?q=" + word).asString().contains(id));
        as(Fixtures.extended("Ed", "OH")).get("/api/v1/practices/" + id).then().body("contact", nullValue());
        as(Fixtures.director("Cora", "OH"))
                .get("/api/v1/practices/" + id)
                .then()
                .body("contact", equalTo("Ask Hana, 802 555 0100"));
        assertTrue(as(author).get("/practices?q=0100").asString().contains("Nothing in the library fits"));
    }

    @Test
    void aMemberWhoLeavesSeesNothingMoreAtOnce() {
        String id = Spotlights.published(author, Spotlights.json(word));
        Somebody leaver = Fixtures.director("Lea Leaver", "ME");
        as(leaver).get("/practices/" + id).then().statusCode(200);

        Fixtures.leave(leaver);

        as(leaver).get("/practices/" + id).then().statusCode(404);
        assertEquals(0, total(leaver, "q=" + word));
    }

    @Test
    void aPrivateCommunitysSpotlightIsForItsMembersAndInNobodyElsesCounts() {
        UUID community =
                Fixtures.community("quiet-" + UUID.randomUUID().toString().substring(0, 8), "Quiet");
        Somebody inside = Fixtures.person("Ina Inside", "MA");
        Fixtures.join(inside, community, Reach.MEMBERS);
        UUID id = UUID.randomUUID();
        Fixtures.run(
                "insert into practice (id, community_id, reach, jurisdiction_key, status, title, outcome, tier, author_id,"
                        + " created_at, changed_at, published_at)"
                        + " values (?, ?, 1, 'MA', 'PUBLISHED', ?, 'WORKED', 'NOT_RATED', ?, now(), now(), now())",
                id,
                community,
                "Kept among us " + word,
                inside.id());

        others().forEach((who, somebody) -> isAbsentFor(who, somebody, id.toString()));
        isAbsentFor("coordinator", Fixtures.coordinator(), id.toString());
        for (Somebody somebody : List.of(Fixtures.coordinator(), author)) {
            as(somebody)
                    .get("/api/v1/practices?q=" + word)
                    .then()
                    .body("total", equalTo(0), "facets.jurisdiction.size()", equalTo(0));
        }
        as(inside).get("/api/v1/practices?q=" + word).then().body("items[0].id", equalTo(id.toString()));
    }

    @Test
    void nobodyButReviewersDecidesAndNobodyOnTheirOwn() {
        Somebody reviewer = Spotlights.reviewer();
        String id = Spotlights.submitted(author, Spotlights.json(word));
        assertEquals(404, Spotlights.act(author, id, "publication").statusCode());
        assertEquals(
                404,
                Spotlights.act(Fixtures.director("Cora", "OH"), id, "publication")
                        .statusCode());

        String own = Spotlights.submitted(reviewer, Spotlights.json(word));
        assertEquals(409, Spotlights.act(reviewer, own, "publication").statusCode());
        assertEquals(200, Spotlights.act(reviewer, id, "publication").statusCode());
        assertEquals(409, Spotlights.act(reviewer, id, "publication").statusCode());
    }

    private Map<String, @Nullable Somebody> others() {
        Map<String, @Nullable Somebody> others = new LinkedHashMap<>();
        others.put("anonymous", null);
        others.put("outsider", Fixtures.outsider());
        others.put("core member elsewhere", Fixtures.director("Cora Core", "TN"));
        others.put("extended member of the same jurisdiction", Fixtures.extended("Ed Extended", "VT"));
        Somebody former = Fixtures.director("Fay Former", "VT");
        Fixtures.leave(former);
        others.put("former colleague", former);
        Somebody convener = Fixtures.person("Connie Convener", "VT");
        UUID other = Fixtures.community("other-" + UUID.randomUUID().toString().substring(0, 8), "Other");
        Fixtures.join(convener, other, Reach.CONVENERS, Viewer.COORDINATOR);
        others.put("coordinator of another community", convener);
        return others;
    }

    private void isAbsentFor(String who, @Nullable Somebody somebody, String id) {
        for (String page : List.of("", "/edit")) {
            same(
                    who,
                    request(somebody).get("/practices/" + id + page),
                    request(somebody).get("/practices/" + ABSENT + page),
                    id);
        }
        same(
                who,
                request(somebody).get("/api/v1/practices/" + id),
                request(somebody).get("/api/v1/practices/" + ABSENT),
                id);
        for (String act : List.of("submission", "publication")) {
            same(
                    who,
                    request(somebody).post("/api/v1/practices/" + id + "/" + act),
                    request(somebody).post("/api/v1/practices/" + ABSENT + "/" + act),
                    id);
        }
        same(who, patch(somebody, id), patch(somebody, ABSENT), id);
        for (String query :
                List.of("q=" + word, "q=" + word + "&jurisdiction=VT", "jurisdiction=VT", "q=Review+panels+" + word)) {
            assertFalse(request(somebody).get("/practices?" + query).asString().contains(id), who + " " + query);
        }
    }

    private static Response patch(@Nullable Somebody somebody, String id) {
        return request(somebody)
                .contentType("application/json")
                .body("{\"title\": \"Planted\"}")
                .patch("/api/v1/practices/" + id);
    }

    private static void same(String who, Response hidden, Response absent, String id) {
        assertEquals(absent.statusCode(), hidden.statusCode(), who);
        assertTrue(
                hidden.statusCode() == 404 || hidden.statusCode() == 401 || hidden.statusCode() == 302,
                who + hidden.statusCode());
        assertEquals(absent.asString().replace(ABSENT, ""), hidden.asString().replace(id, ""), who);
    }

    private static int total(Somebody somebody, String query) {
        return as(somebody)
                .get("/api/v1/practices?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("total");
    }

    private static RequestSpecification request(@Nullable Somebody somebody) {
        return somebody == null ? anonymous() : as(somebody);
    }
}
