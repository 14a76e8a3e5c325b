package org.nnssil.jurisdiction;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.HeldRows;
import org.nnssil.testing.NetworkTest;

/** The center's liaison to a jurisdiction: named, seen, told, ended, and remembered. */
@QuarkusTest
class LiaisonTest extends NetworkTest {

    private static final String CENTER = "/centers/SECC";
    private Somebody coordinator;
    private Somebody staff;

    @BeforeEach
    void somebodyAtTheSoutheastCenter() {
        coordinator = Fixtures.coordinator();
        staff = atCenter("Lia " + UUID.randomUUID().toString().substring(0, 8));
    }

    @AfterEach
    void nobodyIsALiaison() {
        Fixtures.run("delete from center_liaison");
    }

    @Test
    void theCoordinatorNamesALiaisonAndMembersSeeThem() {
        Somebody member = Fixtures.director("Mia Member", "AL");
        as(member)
                .get(CENTER)
                .then()
                .statusCode(200)
                .body(containsString("Nobody is named"), not(containsString("Name a liaison")));

        Map<String, Object> fields = naming(List.of("AL", "GA"), day(30));
        fields.put("form", formToken(coordinator, CENTER));
        assertEquals(303, send(coordinator, CENTER + "/liaisons", fields).statusCode());
        assertEquals(303, send(coordinator, CENTER + "/liaisons", fields).statusCode(), "sent twice");

        assertEquals(2, Fixtures.number("select count(*) from center_liaison where person_id = ?", staff.id()));
        as(member).get("/jurisdictions/AL").then().body(containsString(staff.name()), containsString("Liaison"));
        as(member).get("/jurisdictions/MS").then().body(not(containsString(staff.name())));
        anonymous().get("/jurisdictions/AL").then().body(not(containsString(staff.name())));
        as(member).get(CENTER).then().body(containsString(staff.name()), containsString("Georgia"));
        assertEquals(
                2,
                Fixtures.number(
                        "select count(*) from audit_entry where act = 'liaison.named' and subject_id = ? and actor_id = ?"
                                + " and jurisdiction_key in ('AL', 'GA')",
                        staff.id(),
                        coordinator.id()));
        Response again = submit(coordinator, CENTER, CENTER + "/liaisons", naming(List.of("AL"), day(0)));
        assertEquals(422, again.statusCode());
        assertTrue(Jsoup.parse(again.asString())
                .selectFirst("#e-jurisdictions")
                .text()
                .contains("Alabama already"));
    }

    @Test
    void whoIsNotListedIsNamedToTheCoordinatorOnly() {
        name("AL");
        Fixtures.run("update person set listed = false where id = ?", staff.id());
        Somebody member = Fixtures.director("Mia Member", "AL");

        for (String page : List.of(CENTER, "/jurisdictions/AL")) {
            as(member)
                    .get(page)
                    .then()
                    .body(containsString("The liaison is not listed"), not(containsString(staff.name())));
            as(coordinator).get(page).then().body(containsString(staff.name()));
        }
        as(member)
                .get("/api/v1" + CENTER + "/liaisons")
                .then()
                .body("items[0].person", equalTo(null), "items[0].name", equalTo("The liaison is not listed"));
    }

    @Test
    void theirTimeEndsOnADayWithAReasonAndStaysInTheHistory() {
        name("AL");
        Object id = Fixtures.rows("select id from center_liaison where person_id = ?", staff.id())
                .get(0)[0];
        String page = CENTER + "/liaisons/" + id;
        assertEquals(
                422,
                submit(coordinator, page, page + "/end", Map.of("on", day(40), "reason", "Too early"))
                        .statusCode());
        assertEquals(
                422,
                submit(coordinator, page, page + "/end", Map.of("on", day(-2), "reason", " "))
                        .statusCode());
        assertEquals(
                303,
                submit(coordinator, page, page + "/end", Map.of("on", day(1), "reason", "Another portfolio"))
                        .statusCode());

        Somebody member = Fixtures.director("Mia Member", "AL");
        as(member).get("/jurisdictions/AL").then().body(not(containsString(staff.name())));
        as(member).get(CENTER).then().body(containsString(staff.name()), not(containsString("Another portfolio")));
        as(coordinator).get(CENTER).then().body(containsString("Another portfolio"));
        as(coordinator).get(page).then().statusCode(404);
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from audit_entry where act = 'liaison.ended' and subject_id = ? and reason = 'Another portfolio'",
                        staff.id()));
        // The same person can be named there again, and both times are told apart.
        name("AL");
        assertEquals(2, Fixtures.number("select count(*) from center_liaison where person_id = ?", staff.id()));
    }

    @Test
    void theLiaisonIsToldOfADepartureAndNobodyElseAtTheCenter() {
        Somebody colleague = atCenter("Cal Colleague");
        name("AL");
        Somebody leaver = Fixtures.director("Lou Leaver", "AL");
        depart(leaver);

        assertEquals(1, mails(staff, "LIAISON_TOLD"));
        assertEquals(0, mails(colleague, "LIAISON_TOLD"));
    }

    @Test
    void aLiaisonWhoLeavesIsNoneAnyMoreAndThePageSaysItBefore() {
        name("AL");
        as(coordinator)
                .get("/people/" + staff.id() + "/departure")
                .then()
                .body(containsString("stop being the liaison of their center to 1 jurisdiction."));
        depart(staff);

        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from center_liaison where person_id = ? and to_date = ?::date",
                        staff.id(),
                        day(0)));
    }

    @Test
    void aColleagueNamedWithStatesIsTheirLiaisonWhenTheyAccept() {
        Fixtures.run("update nomination set state = 'DECLINED' where state in ('ASKED', 'PENDING')");
        String email = UUID.randomUUID() + "@tests.example";
        Response named = submit(
                staff,
                "/nominations/new",
                "/nominations",
                Map.of(
                        "email",
                        email,
                        "name",
                        "Nora Named",
                        "roleTitle",
                        "",
                        "why",
                        "",
                        "liaisonFor",
                        List.of("AL", "GA")));
        assertEquals(303, named.statusCode(), named.asString());
        String place = named.header("Location");
        String desk = "/desk/nominations/" + place.substring(place.lastIndexOf('/') + 1);
        assertEquals(
                303,
                submit(coordinator, desk, desk + "/decision", Map.of("decision", "core", "note", "", "until", ""))
                        .statusCode());
        assertEquals(0, Fixtures.number("select count(*) from center_liaison"), "not before they accept");

        assertEquals(303, acceptsByMail(email).statusCode());

        assertEquals(
                2,
                Fixtures.number(
                        "select count(*) from center_liaison l join person p on p.id = l.person_id where p.email = ?"
                                + " and l.center_key = 'SECC' and l.jurisdiction_key in ('AL', 'GA') and l.to_date is null",
                        email));
        as(coordinator).get(CENTER).then().body(containsString("Nora Named"));
    }

    @Test
    void onlyTheCoordinatorNamesAndOnlyMembersLook() {
        Map<String, Object> fields = naming(List.of("AL"), day(0));
        for (Somebody who : List.of(staff, Fixtures.director("Not Coordinator", "AL"))) {
            fields.put("form", formToken(who, "/settings"));
            assertEquals(404, send(who, CENTER + "/liaisons", fields).statusCode());
        }
        as(Fixtures.outsider()).get(CENTER).then().statusCode(404);
        for (String key : new String[] {"ZZ", "secc", "%00", "SECC%20"}) {
            as(coordinator)
                    .urlEncodingEnabled(false)
                    .get("/centers/" + key)
                    .then()
                    .statusCode(404);
        }
        assertEquals(0, Fixtures.number("select count(*) from center_liaison"));
    }

    @Test
    void badFieldsAreNamedAndNothingIsWritten() {
        Map<String, Object> bad = new HashMap<>(Map.of(
                "person",
                Fixtures.director("Works Elsewhere", "AL").id().toString(),
                "jurisdictions",
                "WY",
                "from",
                "soon"));
        Response refused = submit(coordinator, CENTER, CENTER + "/liaisons", bad);
        assertEquals(422, refused.statusCode());
        for (String field : new String[] {"person", "jurisdictions", "from"}) {
            assertTrue(Jsoup.parse(refused.asString()).selectFirst("#e-" + field) != null, field);
        }
        assertEquals(0, Fixtures.number("select count(*) from center_liaison"));
    }

    @Test
    void aProgramReadsNamesAndEnds() {
        String api = "/api/v1" + CENTER + "/liaisons";
        String body =
                "{\"person\": \"%s\", \"jurisdictions\": [\"AL\"], \"from\": \"%s\"}".formatted(staff.id(), day(3));
        for (int i = 0; i < 2; i++) {
            as(coordinator)
                    .contentType("application/json")
                    .header("Idempotency-Key", "k1")
                    .body(body)
                    .post(api)
                    .then()
                    .statusCode(201)
                    .body("items", hasSize(1), "items[0].jurisdiction", equalTo("AL"));
        }
        String id = as(staff).get(api).then().statusCode(200).extract().path("items[0].id");
        as(staff)
                .contentType("application/json")
                .body("{}")
                .post(api + "/" + id + "/end")
                .then()
                .statusCode(404);
        as(coordinator)
                .contentType("application/json")
                .body("{\"on\": \"never\"}")
                .post(api + "/" + id + "/end")
                .then()
                .statusCode(422)
                .body("errors.reason", equalTo("Fill this in."));
        as(coordinator)
                .contentType("application/json")
                .body("{\"on\": \"%s\", \"reason\": \"Done\"}".formatted(day(0)))
                .post(api + "/" + id + "/end")
                .then()
                .statusCode(200)
                .body("items[0].to", equalTo(day(0)));
    }

    private void name(String key) {
        assertEquals(
                303,
                submit(coordinator, CENTER, CENTER + "/liaisons", naming(List.of(key), day(1)))
                        .statusCode());
    }

    private Map<String, Object> naming(List<String> keys, String from) {
        return new HashMap<>(Map.of("person", staff.id().toString(), "jurisdictions", keys, "from", from));
    }

    private void depart(Somebody somebody) {
        String page = "/people/" + somebody.id() + "/departure";
        assertEquals(
                303,
                submit(coordinator, page, page, Map.of("way", "leaves", "reason", "Retired"))
                        .statusCode());
    }

    private static Somebody atCenter(String name) {
        Somebody somebody = Fixtures.director(name, null);
        Fixtures.run(
                "update person set organization_id = (select id from organization where center_key = 'SECC') where id = ?",
                somebody.id());
        return somebody;
    }

    private static String day(int ago) {
        return LocalDate.now(Viewer.EASTERN).minusDays(ago).toString();
    }

    private static long mails(Somebody somebody, String kind) {
        return Fixtures.number(
                "select count(*) from mail_outbox where person_id = ? and kind = ?", somebody.id(), kind);
    }

    @Test
    void whoIsLeavingAtThatMomentIsNamedNowhere() {
        Map<String, Object> fields = naming(List.of("AL"), day(0));
        fields.put("form", formToken(coordinator, CENTER));

        CompletableFuture<Response> naming;
        try (HeldRows departure = HeldRows.by(
                "update membership set ended_at = now(), end_reason = 'left' where person_id = ?", staff.id())) {
            naming = CompletableFuture.supplyAsync(() -> send(coordinator, CENTER + "/liaisons", fields));
            departure.awaitSomebody();
        }

        assertEquals(409, naming.join().statusCode());
        assertTrue(naming.join().asString().contains("have left the network meanwhile"));
        assertEquals(0, Fixtures.number("select count(*) from center_liaison where person_id = ?", staff.id()));
    }
}
