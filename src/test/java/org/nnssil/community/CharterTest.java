package org.nnssil.community;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

@QuarkusTest
class CharterTest extends NetworkTest {

    private String slug;
    private String here;
    private UUID community;
    private Somebody convener;
    private Somebody member;

    @BeforeEach
    void aCommunityOfDistrictsOverFiveThousand() {
        slug = "usn-" + UUID.randomUUID().toString().substring(0, 8);
        here = "/communities/" + slug;
        community = Fixtures.community(slug, "Urban " + slug);
        Fixtures.run(
                "update community set member_unit = 'ORGANIZATION', purpose = 'Purpose', stated_members = 23, eligibility ="
                        + " cast(? as jsonb) where id = ?",
                "[{\"rule\": \"kind\", \"kinds\": [\"DISTRICT\"]},"
                        + " {\"rule\": \"number\", \"fact\": \"ENROLMENT\", \"is\": \"OVER\", \"bound\": \"5000\"}]",
                community);
        convener = Fixtures.person("Carla Convener", "MA");
        member = Fixtures.person("Mo Member", "MA");
        Fixtures.join(convener, community, Reach.CONVENERS);
        Fixtures.join(member, community, Reach.CORE);
    }

    @Test
    void aCharterIsChangedByItsConvenersAndEveryVersionIsKept() {
        Response saved =
                amend(Map.of("purpose", "A new purpose", "planning", "TWO_SIDED", "reason", "The spring meeting"));
        assertEquals(303, saved.statusCode(), saved.asString());

        as(member).get(here).then().body(containsString("A new purpose"), containsString("Two-sided"));
        as(convener).get(here).then().body(containsString("Nobody is a co-planner yet"));
        Document history = Jsoup.parse(as(member).get(here + "/charter/history").asString());
        assertTrue(history.text().contains("The spring meeting"), history.text());
        assertTrue(history.text().contains("Carla Convener"));
        assertTrue(history.text().contains("Purpose Before Purpose After A new purpose"), history.text());
        assertTrue(history.text().contains("Two-sided"));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from audit_entry where act = 'charter.amended' and community_id = ?",
                        community));
    }

    @Test
    void aFormFilledFromAnOlderCharterIsShownAgainWithWhatWasTyped() {
        amend(Map.of("purpose", "First", "reason", "One"));
        Map<String, Object> late = new HashMap<>(fields());
        late.put("number", "1");
        late.put("purpose", "Second <typed>");
        late.put("reason", "Two");
        Response refused = submit(convener, here + "/charter/edit", here + "/charter", late);

        assertEquals(422, refused.statusCode());
        Document page = Jsoup.parse(refused.asString());
        assertTrue(page.text().contains("Somebody changed the charter"));
        assertEquals(
                "Second <typed>", page.selectFirst("#f-purpose").wholeText().strip());
        assertEquals("2", page.selectFirst("input[name=number]").val());
        as(member).get(here).then().body(containsString("First"), not(containsString("Second")));
    }

    @Test
    void theSameFormSentTwiceIsOneVersion() {
        Map<String, Object> fields = new HashMap<>(fields());
        fields.putAll(Map.of("purpose", "Once", "reason", "Once", "form", formToken(convener, here + "/charter/edit")));
        assertEquals(303, send(convener, here + "/charter", fields).statusCode());
        assertEquals(303, send(convener, here + "/charter", fields).statusCode());
        assertEquals(2, Fixtures.number("select charter_number from community where id = ?", community));
    }

    @Test
    void rulesThatAreNoneAreNamedAndNothingChanges() {
        Map<String, Object> bad = new HashMap<>(fields());
        bad.put("ruleAbout", List.of("ENROLMENT", "SETTING"));
        bad.put("ruleIs", List.of("OVER", "OVER"));
        bad.put("ruleValue", List.of("many", "urban"));
        bad.put("reason", "");
        Document page = Jsoup.parse(
                submit(convener, here + "/charter/edit", here + "/charter", bad).asString());
        assertTrue(page.selectFirst("#e-rules").text().startsWith("Rule 1: for enrolment give a number"));
        assertNotNull(page.selectFirst("#e-reason"));
        assertEquals("many", page.select("input[name=ruleValue]").get(0).val());
        assertEquals(1, Fixtures.number("select charter_number from community where id = ?", community));
    }

    @Test
    void onlyConvenersChangeACharterAndOnlyMembersReadItsHistory() {
        for (Somebody who : List.of(member, Fixtures.coordinator(), Fixtures.director("Not In It", "MA"))) {
            as(who).get(here + "/charter/edit").then().statusCode(404);
            Map<String, Object> fields = new HashMap<>(fields());
            fields.put("form", formToken(who, "/settings"));
            assertEquals(404, send(who, here + "/charter", fields).statusCode());
        }
        as(Fixtures.coordinator()).get(here + "/charter/history").then().statusCode(404);
        as(Fixtures.coordinator())
                .get("/communities/nnssil/charter/edit")
                .then()
                .statusCode(404);
    }

    @Test
    void fiveThousandIsNotOverFiveThousandAndNothingKnownIsNoPass() {
        Response unknown = add("sup@" + slug + ".example", "Sue Super", "Lowell Schools", "");
        assertEquals(422, unknown.statusCode());
        assertTrue(error(unknown).contains("enrolment is not known yet; it must be over 5,000"), error(unknown));

        assertEquals(
                303,
                add("sup@" + slug + ".example", "Sue Super", "Lowell Schools", "In on trial")
                        .statusCode());
        String place = here + "/organizations/" + organization("Lowell Schools");
        record(place, "5,000");
        assertTrue(as(convener).get(place).asString().contains("Enrolment 5,000 is not over 5,000"));
        record(place, "5,001");
        Document page = Jsoup.parse(as(convener).get(place).asString());
        assertTrue(page.text().contains("Enrolment 5,001 is over 5,000"), page.text());
        assertTrue(page.text().contains("October count"));
        assertEquals(2, page.select("table tbody tr").size(), "the earlier figure is kept");
    }

    @Test
    void anExceptionIsWrittenAuditedAndSeenOnTheRoster() {
        assertEquals(
                303,
                add("sup@" + slug + ".example", "Sue Super", "Small Falls", "They do the work of ten")
                        .statusCode());

        Object[] exception = Fixtures.rows(
                        "select e.reason, e.failed, p.name from eligibility_exception e join person p on p.id = e.granted_by"
                                + " where e.community_id = ?",
                        community)
                .get(0);
        assertEquals("They do the work of ten", exception[0]);
        assertTrue(((String) exception[1]).contains("enrolment is not known yet"));
        assertEquals("Carla Convener", exception[2]);
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from audit_entry where act = 'community.exception-granted' and community_id = ? and"
                                + " reason = 'They do the work of ten'",
                        community));
        for (String roster : List.of(here + "/members", here + "/organizations")) {
            as(member).get(roster).then().body(containsString("By exception"), not(containsString("work of ten")));
        }
        as(convener)
                .get(here + "/organizations/" + organization("Small Falls"))
                .then()
                .body(containsString("They do the work of ten"), containsString("Carla Convener"));
    }

    @Test
    void theDistrictKeepsItsPlaceWhenItsSuperintendentLeaves() {
        add("old@" + slug + ".example", "Olga Old", "Springfield " + slug, "Founding district");
        as(member)
                .get(here)
                .then()
                .body(containsString("1 district on the roster"), containsString("23 by its charter"));
        String olga = person("old@" + slug + ".example");
        String leaving = here + "/members/" + olga + "/departure";
        assertEquals(
                303,
                submit(convener, leaving, leaving, Map.of("reason", "Moved to another district"))
                        .statusCode());

        as(member).get(here).then().body(containsString("1 district on the roster"));
        as(member)
                .get(here + "/organizations")
                .then()
                .body(containsString("Springfield " + slug), containsString("the place is kept"));

        assertEquals(
                303,
                add("new@" + slug + ".example", "Nia New", "springfield " + slug, "")
                        .statusCode(),
                "the district is in already, so no rule is asked again");
        Document roster = Jsoup.parse(as(member).get(here + "/organizations").asString());
        assertTrue(roster.text().contains("Nia New, lead"), roster.text());
        as(member).get(here).then().body(containsString("1 district on the roster"));
    }

    @Test
    void anOrganizationHasOneLeadAndItsPlaceEndsForAllItsPeople() {
        add("a@" + slug + ".example", "Ann First", "Twin Lakes " + slug, "Agreed");
        add("b@" + slug + ".example", "Bo Second", "Twin Lakes " + slug, "");
        String place = here + "/organizations/" + organization("Twin Lakes " + slug);
        String bo = person("b@" + slug + ".example");
        assertEquals(
                303,
                submit(convener, place, place + "/lead", Map.of("person", bo)).statusCode());
        Document page = Jsoup.parse(as(member).get(here + "/organizations").asString());
        assertTrue(page.text().contains("Bo Second, lead"), page.text());
        assertTrue(!page.text().contains("Ann First, lead"));

        as(member).get(place).then().statusCode(404);
        assertEquals(
                303,
                submit(convener, place + "/departure", place + "/departure", Map.of("reason", "Left the network"))
                        .statusCode());
        assertEquals(
                2,
                Fixtures.number(
                        "select count(*) from membership where community_id = ? and ended_at is null", community));
        as(convener).get(place).then().statusCode(404);
    }

    @Test
    void aListedOneTellsItsRulesAndHowTheyStandForOneself() {
        Fixtures.run("update community set listed = true where id = ?", community);
        Somebody visitor = Fixtures.director("Vi Visitor", "MA");
        Document page = Jsoup.parse(as(visitor).get(here).asString());
        assertTrue(page.text().contains("Enrolment is not known yet; it must be over 5,000"), page.text());
        assertNotNull(page.selectFirst("a[href=" + here + "/requests/new]"));
    }

    @Test
    void aCommunityThreeDeepGivesNothingToItsParentAndTakesNothing() {
        UUID child = Fixtures.community("mid-" + slug, "Middle " + slug, community);
        UUID grandchild = Fixtures.community("low-" + slug, "Lowest " + slug, child);
        Somebody lowest = Fixtures.person("Lo Lowest", "MA");
        Fixtures.join(lowest, grandchild, Reach.CONVENERS);

        for (String other : List.of(slug, "mid-" + slug)) {
            as(lowest).get("/communities/" + other).then().statusCode(404);
            as(lowest).get("/communities/" + other + "/members").then().statusCode(404);
        }
        for (String below : List.of("mid-" + slug, "low-" + slug)) {
            as(convener).get("/communities/" + below).then().statusCode(404);
            as(convener).get("/communities").then().body(not(containsString(below)));
        }
        Somebody coordinator = Fixtures.coordinator();
        Document all = Jsoup.parse(as(coordinator).get("/communities?q=" + slug).asString());
        assertEquals(
                List.of("Urban " + slug, "Middle " + slug, "Lowest " + slug),
                all.select("tbody th").eachText());
        assertEquals("in2", all.select("tbody th").get(2).className());
        as(coordinator).get("/communities/low-" + slug + "/members").then().statusCode(404);
    }

    private Response amend(Map<String, Object> changed) {
        Map<String, Object> fields = new HashMap<>(fields());
        fields.putAll(changed);
        return submit(convener, here + "/charter/edit", here + "/charter", fields);
    }

    private static Map<String, Object> fields() {
        return Map.of(
                "number", "1",
                "purpose", "Purpose",
                "memberUnit", "ORGANIZATION",
                "statedMembers", "23",
                "ruleAbout", List.of("KIND", "ENROLMENT"),
                "ruleIs", List.of("", "OVER"),
                "ruleValue", List.of("district", "5,000"));
    }

    private Response add(String email, String name, String organization, String exception) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("email", email);
        fields.put("name", name);
        fields.put("jurisdiction", "MA");
        fields.put("reach", "core");
        fields.put("organization", organization);
        fields.put("organizationKind", "DISTRICT");
        fields.put("exception", exception);
        Response asked = submit(convener, here + "/members", here + "/members", fields);
        if (asked.statusCode() == 303) {
            assertEquals(303, joinsByMail(email).statusCode());
        }
        return asked;
    }

    private void record(String place, String enrolment) {
        assertEquals(
                303,
                submit(
                                convener,
                                place,
                                place + "/facts",
                                Map.of(
                                        "factKind", List.of("ENROLMENT"),
                                        "factValue", List.of(enrolment),
                                        "factSource", "October count"))
                        .statusCode());
    }

    private static String error(Response refused) {
        return Jsoup.parse(refused.asString()).selectFirst("#e-exception").text();
    }

    private static Object organization(String name) {
        return Fixtures.rows("select id from organization where name = ?", name).get(0)[0];
    }

    private static String person(String email) {
        return String.valueOf(
                Fixtures.rows("select id from person where email = ?", email).get(0)[0]);
    }
}
