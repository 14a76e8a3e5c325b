package org.nnssil.webinar;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.TestClock;

@QuarkusTest
class RegistrationTest extends WebinarTest {

    private final Somebody coordinator = Fixtures.coordinator();

    private static VEvent event(String ics) {
        return Biweekly.parse(ics).first().getEvents().get(0);
    }

    @Test
    void whoRegistersGetsASeatAndOneMailWithAnInviteInTheirOwnZone() {
        UUID id = session(coordinator, 5, Map.of("startsAt", "2099-01-13T14:00:00-05:00"));
        Somebody tasi = Fixtures.director("Tasi “<b>Cruz</b>”", "GU");

        register(tasi, id)
                .then()
                .statusCode(200)
                .body("status", equalTo("confirmed"))
                .body("position", nullValue());
        register(tasi, id).then().statusCode(200).body("status", equalTo("confirmed"));

        assertEquals(List.of("WEBINAR_CONFIRMED"), mails(tasi, id));
        Mail mail = mail(tasi, id, "WEBINAR_CONFIRMED");
        assertNull(mail.list());
        assertTrue(
                mail.text().contains("Wed 14 Jan 2099, 5:00–6:00 am ChST (Tue 13 Jan, 2:00–3:00 pm ET)"), mail.text());
        assertTrue(mail.text().contains("/webinars/" + id));
        assertTrue(mail.text().contains("Set your time zone: "));
        assertTrue(mail.html().contains("/settings#zone"));
        assertTrue(mail.text().contains(JOIN));
        assertEquals("REQUEST", mail.method());
        VEvent event = event(mail.calendar());
        assertEquals(1, event.getAttendees().size());
        assertEquals(tasi.email(), event.getAttendees().get(0).getEmail());
        assertTrue(event.getUid().getValue().startsWith("webinar-" + id + "@"));
        assertEquals(JOIN, event.getLocation().getValue());
    }

    @Test
    void aRequestWithoutABodyRegistersToo() throws IOException, InterruptedException {
        UUID id = session(coordinator, 5);
        Somebody director = Fixtures.director("Plain", "MS");
        HttpRequest plain = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + API + "/" + id + "/registration"))
                .header("Authorization", "Bearer " + director.token())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(plain, HttpResponse.BodyHandlers.ofString());

        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("{\"status\":\"confirmed\",\"position\":null}", answer.body());
    }

    @Test
    void somebodyWithAZoneOfTheirOwnIsNotAskedForOne() {
        UUID id = session(coordinator, 5);
        Somebody priya = Fixtures.director("Priya", "TN");
        Fixtures.run("update person set zone = 'America/Chicago' where id = ?", priya.id());

        register(priya, id);

        assertFalse(mail(priya, id, "WEBINAR_CONFIRMED").text().contains("Set your time zone"));
    }

    @Test
    void whoComesLateWaitsInLineAndMovesUpWhenASeatFrees() {
        UUID id = session(coordinator, 1);
        Somebody first = Fixtures.director("First", "MS");
        Somebody second = Fixtures.director("Second", "TN");
        Somebody third = Fixtures.director("Third", "WY");
        register(first, id);

        register(second, id).then().body("status", equalTo("waiting")).body("position", equalTo(1));
        register(third, id).then().body("status", equalTo("waiting")).body("position", equalTo(2));
        register(third, id).then().body("position", equalTo(2));
        Mail waiting = mail(third, id, "WEBINAR_WAITING");
        assertEquals("You are second on the waiting list: " + get(third, id).getString("title"), waiting.subject());
        assertNull(waiting.calendar());
        assertFalse(waiting.text().contains(JOIN));
        assertNull(get(third, id).get("joinUrl"));

        as(first).delete(API + "/" + id + "/registration").then().statusCode(204);

        assertEquals("none", statusOf(first, id));
        assertEquals("confirmed", statusOf(second, id));
        assertEquals("waiting 1", statusOf(third, id));
        assertEquals(List.of("WEBINAR_WAITING", "WEBINAR_PROMOTED"), mails(second, id));
        assertEquals("REQUEST", mail(second, id, "WEBINAR_PROMOTED").method());
        Mail gone = mail(first, id, "WEBINAR_WITHDRAWN");
        assertEquals("CANCEL", gone.method());
        assertFalse(gone.calendar().contains(JOIN));
        assertEquals(JOIN, get(second, id).getString("joinUrl"));
    }

    @Test
    void whoComesBackGoesToTheEndOfTheLineAndTheirCalendarFollows() {
        UUID id = session(coordinator, 1);
        Somebody first = Fixtures.director("First", "MS");
        Somebody second = Fixtures.director("Second", "TN");
        Somebody third = Fixtures.director("Third", "WY");
        List.of(first, second, third).forEach(person -> register(person, id));

        as(second).delete(API + "/" + id + "/registration").then().statusCode(204);
        as(second).delete(API + "/" + id + "/registration").then().statusCode(204);
        register(second, id).then().body("status", equalTo("waiting")).body("position", equalTo(2));
        as(first).delete(API + "/" + id + "/registration");
        assertEquals("confirmed", statusOf(third, id));
        assertEquals("waiting 1", statusOf(second, id));

        as(third).delete(API + "/" + id + "/registration");
        assertEquals("confirmed", statusOf(second, id));
        int given = event(mail(third, id, "WEBINAR_PROMOTED").calendar())
                .getSequence()
                .getValue();
        int taken = event(mail(third, id, "WEBINAR_WITHDRAWN").calendar())
                .getSequence()
                .getValue();
        assertTrue(taken > given, given + " then " + taken);
        // Somebody who gave up a seat is not brought back by a seat that frees.
        as(second).delete(API + "/" + id + "/registration");
        assertEquals("none", statusOf(third, id));
        register(third, id).then().body("status", equalTo("confirmed"));
        int again = event(mail(third, id, "WEBINAR_CONFIRMED").calendar())
                .getSequence()
                .getValue();
        assertTrue(again > taken, taken + " then " + again);
    }

    @Test
    void moreSeatsAreGivenOutAtOnceInOrder() {
        UUID id = session(coordinator, 1);
        List<Somebody> people = List.of(
                Fixtures.director("A", "MS"),
                Fixtures.director("B", "TN"),
                Fixtures.director("C", "WY"),
                Fixtures.director("D", "GU"));
        people.forEach(person -> register(person, id));

        as(coordinator)
                .contentType("application/json")
                .body(Map.of("capacity", 3))
                .patch(API + "/" + id)
                .then()
                .statusCode(200)
                .body("confirmed", equalTo(3))
                .body("waiting", equalTo(1));

        assertEquals("confirmed", statusOf(people.get(2), id));
        assertEquals("waiting 1", statusOf(people.get(3), id));
        assertEquals(List.of("WEBINAR_WAITING", "WEBINAR_PROMOTED"), mails(people.get(1), id));
        assertEquals(List.of("WEBINAR_CONFIRMED"), mails(people.get(0), id));
    }

    @Test
    void seatsThatAreTakenCannotBeTakenAway() {
        UUID id = session(coordinator, 3);
        register(Fixtures.director("A", "MS"), id);
        register(Fixtures.director("B", "TN"), id);

        as(coordinator)
                .contentType("application/json")
                .body(Map.of("capacity", 1))
                .patch(API + "/" + id)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.capacity", containsString("2 people have a seat"));
        assertEquals(3, get(coordinator, id).getInt("capacity"));
    }

    @Test
    void onceItHasBegunNothingMoves() {
        UUID id = session(coordinator, 1);
        Somebody first = Fixtures.director("First", "MS");
        Somebody second = Fixtures.director("Second", "TN");
        register(first, id);
        register(second, id);
        TestClock.forward(Duration.ofDays(3).plusMinutes(1));

        as(first).delete(API + "/" + id + "/registration").then().statusCode(409);
        register(Fixtures.director("Third", "WY"), id)
                .then()
                .statusCode(409)
                .body("detail", containsString("has begun"));
        as(coordinator)
                .contentType("application/json")
                .body(Map.of("capacity", 9))
                .patch(API + "/" + id)
                .then()
                .statusCode(200);

        assertEquals("waiting 1", statusOf(second, id));
        register(first, id).then().statusCode(200).body("status", equalTo("confirmed"));
    }

    @Test
    void somebodyWhoMayNoLongerSeeTheSessionIsPassedOver() {
        UUID id = session(coordinator, 1);
        Somebody first = Fixtures.director("First", "MS");
        Somebody departed = Fixtures.director("Departed", "TN");
        Somebody third = Fixtures.director("Third", "WY");
        List.of(first, departed, third).forEach(person -> register(person, id));
        Fixtures.leave(departed);

        as(first).delete(API + "/" + id + "/registration");

        assertEquals("confirmed", statusOf(third, id));
        assertEquals(List.of("WEBINAR_WAITING"), mails(departed, id));
        register(departed, id).then().statusCode(404);
    }

    @Test
    void aPublicSessionTakesAnyoneTheNetworkKnowsAndNobodyElse() {
        UUID id = session(coordinator, 2, Map.of("reach", "public"));
        Somebody outsider = Fixtures.outsider();
        Somebody stranger = new Somebody(UUID.randomUUID(), UUID.randomUUID().toString(), "S", "s@tests.example");

        register(outsider, id).then().statusCode(200).body("status", equalTo("confirmed"));
        register(stranger, id).then().statusCode(404);
        anonymous()
                .contentType("application/json")
                .post(API + "/" + id + "/registration")
                .then()
                .statusCode(401);
        as(stranger)
                .get("/webinars/" + id)
                .then()
                .statusCode(200)
                .body(containsString("Ask the coordinator to be added"));
    }

    @Test
    void whatIsHiddenIsAbsent() {
        String slug = "hidden-" + UUID.randomUUID().toString().substring(0, 8);
        UUID community = Fixtures.community(slug, "Hidden");
        Somebody convener = convener(community);
        UUID id = session(convener, 5, Map.of("community", slug));
        Somebody director = Fixtures.director("Outside", "MS");
        String absent = as(director).get("/webinars/" + UUID.randomUUID()).asString();
        String absentJson = as(director).get(API + "/" + UUID.randomUUID()).asString();

        for (Somebody somebody : List.of(director, coordinator, Fixtures.outsider())) {
            as(somebody).get(API + "/" + id).then().statusCode(404).body(equalTo(absentJson));
            register(somebody, id).then().statusCode(404).body(equalTo(absentJson));
            as(somebody).delete(API + "/" + id + "/registration").then().statusCode(404);
            as(somebody).delete(API + "/" + id).then().statusCode(404);
            as(somebody).get(API + "/" + id + "/calendar.ics").then().statusCode(404);
            as(somebody)
                    .contentType("application/json")
                    .body("{}")
                    .patch(API + "/" + id)
                    .then()
                    .statusCode(404);
            as(somebody).get(API + "?limit=100").then().body(not(containsString(id.toString())));
            for (String page : List.of(
                    "",
                    "/edit",
                    "/attendees",
                    "/attendees.csv",
                    "/cancellation",
                    "/calendar.ics",
                    "/programme-file",
                    "/registration/cancellation")) {
                as(somebody).get("/webinars/" + id + page).then().statusCode(404);
            }
        }
        assertEquals(absent, as(director).get("/webinars/" + id).asString());
        Somebody member = member(community);
        register(member, id).then().body("status", equalTo("confirmed"));
        as(member).get(API + "?limit=100").then().body(containsString(id.toString()));
        Fixtures.join(director, community, Reach.MEMBERS);
        as(director).get("/webinars/" + id).then().statusCode(200);
    }

    @Test
    void onlyThoseWhoRunASessionMayRunIt() {
        UUID id = session(coordinator, 5);
        Somebody director = Fixtures.director("Member", "MS");

        for (String page : List.of("/edit", "/attendees", "/attendees.csv", "/cancellation", "/programme-file")) {
            as(director).get("/webinars/" + id + page).then().statusCode(404);
        }
        as(director).get("/webinars/new").then().statusCode(404);
        as(director).get("/webinars/programme").then().statusCode(404);
        as(director)
                .contentType("application/json")
                .body(Map.of("title", "x"))
                .patch(API + "/" + id)
                .then()
                .statusCode(404);
        as(director).delete(API + "/" + id).then().statusCode(404);
        as(director)
                .contentType("application/json")
                .body(Map.of("title", "x", "startsAt", inDays(2).toString(), "capacity", 2))
                .post(API)
                .then()
                .statusCode(404);
    }

    @Test
    void theAddressToJoinIsOnlyForThoseWithASeat() {
        UUID id = session(coordinator, 1);
        Somebody seated = Fixtures.director("Seated", "MS");
        Somebody waiting = Fixtures.director("Waiting", "TN");
        Somebody other = Fixtures.director("Other", "WY");
        register(seated, id);
        register(waiting, id);

        for (Somebody somebody : List.of(waiting, other)) {
            as(somebody).get("/webinars/" + id).then().statusCode(200).body(not(containsString(JOIN)));
            as(somebody)
                    .get("/webinars/" + id + "/calendar.ics")
                    .then()
                    .statusCode(200)
                    .body(not(containsString("meet.example")));
            as(somebody).get(API + "/" + id).then().body("joinUrl", nullValue());
            as(somebody).get(API + "?limit=100").then().body(not(containsString(JOIN)));
        }
        as(seated).get("/webinars/" + id).then().body(containsString(JOIN));
        String ics = as(seated).get(API + "/" + id + "/calendar.ics").asString();
        assertEquals(JOIN, event(ics).getLocation().getValue());
        assertFalse(ics.contains("ATTENDEE"));
        assertNotNull(get(coordinator, id).get("joinUrl"));
    }
}
