package org.nnssil.offer;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

/**
 * Journey J10: a network of urban districts lives through a year. Who may be in it, who keeps the place when people move,
 * and what may go up.
 */
@QuarkusTest
class DistrictsJourneyTest extends NetworkTest {

    private static final int FOUNDED_WITH = 21;

    private final String slug = "urban-" + UUID.randomUUID().toString().substring(0, 8);
    private final String here = "/communities/" + slug;
    private final Somebody coordinator = Fixtures.coordinator();
    private final Somebody department = Fixtures.extended("Dana Department", "MA");

    @Test
    void districtsComeInByTheirFiguresKeepTheirPlacesAndOfferOneThingByConsent() {
        theCoordinatorFoundsItForDistrictsOverFiveThousand();
        UUID community = community();
        aFoundingRosterIsIn(community);

        Somebody five = asks("Flo Fivethousand", "Exactly " + slug, "5,000");
        assertRefused(decide(five, Map.of("decision", "approve")), "Enrolment 5,000 is not over 5,000");
        Somebody ann = asks("Ann Alder", "Alder " + slug, "5,001");
        decide(ann, Map.of("decision", "approve", "reach", "core")).then().statusCode(303);
        Somebody small = asks("Sue Small", "Small Falls " + slug, "4,980");
        assertRefused(decide(small, Map.of("decision", "approve")), "Enrolment 4,980 is not over 5,000");
        decide(small, Map.of("decision", "approve", "exception", "It grows by 300 a year"))
                .then()
                .statusCode(303);
        as(ann).get(here).then().body(containsString("23 districts on the roster"));

        Somebody bea = asks("Bea Birch", "Birch " + slug, "12,400");
        decide(bea, Map.of("decision", "approve", "reach", "core")).then().statusCode(303);
        as(ann).get(here)
                .then()
                .body(containsString("24 districts on the roster"), containsString("23 by its charter"));
        as(ann).get(here + "/organizations").then().body(containsString("By exception"));

        String spotlight = annTellsWhatAlderTried(ann);
        Somebody successor = annMovesToBirchAndAlderKeepsItsPlace(ann, community);
        theMinutesStayPrivate(ann, successor);
        theOneThingGoesUpByAldersConsent(spotlight, ann, bea, successor);
    }

    private void theCoordinatorFoundsItForDistrictsOverFiveThousand() {
        Map<String, Object> fields = new HashMap<>();
        fields.put("name", "Urban Superintendents " + slug);
        fields.put("slug", slug);
        fields.put("kind", "PEER");
        fields.put("parent", "nnssil");
        fields.put("jurisdiction", "MA");
        fields.put("organization", "Department " + slug);
        fields.put("organizationKind", "SEA");
        fields.put("convenerName", department.name());
        fields.put("convenerEmail", department.email());
        fields.put("purpose", "Urban districts plan together");
        fields.put("memberUnit", "ORGANIZATION");
        fields.put("statedMembers", "23");
        fields.put("listed", "yes");
        fields.put("planning", "TWO_SIDED");
        fields.put("ruleAbout", List.of("KIND", "ENROLMENT"));
        fields.put("ruleIs", List.of("", "OVER"));
        fields.put("ruleValue", List.of("district", "5,000"));
        Response founded = submit(coordinator, "/communities/new", "/communities", fields);
        assertEquals(303, founded.statusCode(), Jsoup.parse(founded.asString()).text());
        String asked = "/invited/"
                + Fixtures.rows("select id from community_invitation where community_id = ?", community())
                        .get(0)[0];
        submit(department, asked, asked, Map.of("answer", "accept")).then().statusCode(303);
        as(department).get(here).then().statusCode(200).body(containsString("Enrolment over 5,000"));
    }

    private void aFoundingRosterIsIn(UUID community) {
        for (int i = 1; i <= FOUNDED_WITH; i++) {
            UUID district = UUID.randomUUID();
            Fixtures.run(
                    "insert into organization (id, kind, name) values (?, 'DISTRICT', ?)", district, i + " of " + slug);
            Fixtures.run(
                    "insert into member_organization (id, community_id, organization_id, from_at)"
                            + " values (gen_random_uuid(), ?, ?, now())",
                    community,
                    district);
        }
    }

    private String annTellsWhatAlderTried(Somebody ann) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("title", "Evening algebra " + slug);
        fields.put("situation", "Two schools had no algebra.");
        fields.put("whatWeDid", "We opened evenings.");
        fields.put("whatCame", "41 passed.");
        fields.put("outcome", "worked");
        fields.put("principles", List.of("1"));
        fields.put("act", "submit");
        Response saved = submit(ann, here + "/shelf/new", here + "/shelf", fields);
        assertEquals(303, saved.statusCode(), Jsoup.parse(saved.asString()).text());
        String path = URI.create(saved.getHeader("Location")).getPath();
        submit(department, path, path + "/publication", Map.of()).then().statusCode(303);
        as(ann).get(here + "/shelf").then().body(containsString("Evening algebra " + slug));
        as(ann).get(path).then().body(containsString("Alder " + slug));
        return path;
    }

    private Somebody annMovesToBirchAndAlderKeepsItsPlace(Somebody ann, UUID community) {
        String leaving = here + "/members/" + ann.id() + "/departure";
        submit(department, leaving, leaving, Map.of("reason", "Superintendent of Birch now"))
                .then()
                .statusCode(303);
        as(department).get(here).then().body(containsString("24 districts on the roster"));
        as(department)
                .get(here + "/organizations")
                .then()
                .body(containsString("Alder " + slug), containsString("the place is kept"));

        ask(ann, "Birch " + slug, "");
        decide(ann, Map.of("decision", "approve", "reach", "core")).then().statusCode(303);
        Somebody successor = asks("Nia Next", "Alder " + slug, "");
        decide(successor, Map.of("decision", "approve", "reach", "core")).then().statusCode(303);
        assertTrue(
                Jsoup.parse(as(department).get(here + "/organizations").asString())
                        .text()
                        .contains("Nia Next, lead"),
                "no rule is asked of a district that is in");
        as(department).get(here).then().body(containsString("24 districts on the roster"));
        assertEquals(
                24,
                Fixtures.number(
                        "select count(*) from member_organization where community_id = ? and ended_at is null",
                        community));
        return successor;
    }

    private void theMinutesStayPrivate(Somebody ann, Somebody successor) {
        Response started = submit(
                department,
                here + "/threads/new",
                here + "/threads",
                Map.of("title", "Minutes of March " + slug, "body", "We agreed on evenings.", "reach", "members"));
        assertEquals(303, started.statusCode());
        String minutes = URI.create(started.getHeader("Location")).getPath();
        for (Somebody inside : List.of(ann, successor)) {
            as(inside).get(minutes).then().statusCode(200);
        }
        for (Somebody outside : List.of(coordinator, Fixtures.director("Nat National", "TN"))) {
            as(outside).get(minutes).then().statusCode(404);
            as(outside).get("/discussions").then().body(not(containsString("Minutes of March " + slug)));
            as(outside).get(here + "/threads").then().statusCode(404);
            as(outside).get(here + "/shelf").then().statusCode(404);
            as(outside).get(here).then().body(not(containsString("Minutes of March")));
        }
    }

    private void theOneThingGoesUpByAldersConsent(String spotlight, Somebody ann, Somebody bea, Somebody successor) {
        String form = spotlight.replace("/practices/", "/offers/new/practice/");
        Response made = submit(
                bea, form, form, Map.of("target", Viewer.NATIONAL.toString(), "reach", "members", "reason", "For all"));
        assertEquals(303, made.statusCode(), Jsoup.parse(made.asString()).text());
        String offer = URI.create(made.getHeader("Location")).getPath();
        Document asked = Jsoup.parse(as(bea).get(offer).asString());
        assertTrue(asked.text().contains("Alder " + slug + " Nia Next: not answered yet"), asked.text());

        answer(bea, offer, "/consent", "agree").then().statusCode(404);
        answer(ann, offer, "/consent", "agree").then().statusCode(303);
        answer(department, offer, "/release", "release").then().statusCode(409);
        answer(successor, offer, "/consent", "agree").then().statusCode(303);
        answer(coordinator, offer, "/release", "release").then().statusCode(404);
        answer(department, offer, "/release", "release").then().statusCode(303);

        String copy = "/practices/"
                + Fixtures.rows(
                                "select copy_id from offer where id = ?",
                                UUID.fromString(offer.substring("/offers/".length())))
                        .get(0)[0];
        as(coordinator).get("/practices/review").then().body(containsString("Evening algebra " + slug));
        submit(coordinator, copy, copy + "/publication", Map.of()).then().statusCode(303);
        Somebody elsewhere = Fixtures.extended("Els Where", "WY");
        as(elsewhere)
                .get(copy)
                .then()
                .statusCode(200)
                .body(containsString("41 passed"), not(containsString("Urban Superintendents " + slug)));
        as(elsewhere).get(spotlight).then().statusCode(404);
    }

    private Somebody asks(String name, String district, String enrolment) {
        Somebody superintendent = Fixtures.extended(name, "MA");
        ask(superintendent, district, enrolment);
        return superintendent;
    }

    private void ask(Somebody who, String district, String enrolment) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("reason", "We would learn from you");
        fields.put("organization", district);
        fields.put("organizationKind", "DISTRICT");
        fields.put("organizationPlace", "MA");
        fields.put("factKind", "ENROLMENT");
        fields.put("factValue", enrolment);
        fields.put("factSource", enrolment.isEmpty() ? "" : "October count");
        Response asked = submit(who, here + "/requests/new", here + "/requests", fields);
        assertEquals(303, asked.statusCode(), Jsoup.parse(asked.asString()).text());
    }

    private Response decide(Somebody who, Map<String, ?> decision) {
        UUID request = (UUID) Fixtures.rows(
                        "select id from join_request where community_id = ? and person_id = ? and status = 'OPEN'",
                        community(),
                        who.id())
                .get(0)[0];
        String page = here + "/requests/" + request;
        return submit(department, page, page + "/decision", decision);
    }

    private static Response answer(Somebody who, String offer, String step, String answer) {
        return send(who, offer + step, Map.of("form", formToken(who, "/settings"), "answer", answer));
    }

    private static void assertRefused(Response answer, String why) {
        assertEquals(422, answer.statusCode());
        String told = Jsoup.parse(answer.asString()).selectFirst("#e-exception").text();
        assertTrue(told.startsWith(why), told);
    }

    private UUID community() {
        return (UUID)
                Fixtures.rows("select id from community where slug = ?", slug).get(0)[0];
    }
}
