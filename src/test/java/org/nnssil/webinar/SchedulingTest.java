package org.nnssil.webinar;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
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
import org.nnssil.testing.TestClock;

@QuarkusTest
class SchedulingTest extends WebinarTest {

    private final Somebody coordinator = Fixtures.coordinator();

    private static Map<String, Object> form() {
        Map<String, Object> form = new HashMap<>();
        form.put("community", "nnssil");
        form.put("title", unique("Typed"));
        form.put(
                "date", LocalDate.now(ZoneId.of("America/New_York")).plusDays(9).toString());
        form.put("time", "14:00");
        form.put("zone", "America/New_York");
        form.put("minutes", "75");
        form.put("capacity", "40");
        form.put("reach", "members");
        return form;
    }

    private static UUID idOf(Response seeOther) {
        assertEquals(303, seeOther.statusCode(), seeOther.asString());
        String location = seeOther.header("Location");
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    private UUID schedule(Map<String, Object> form) {
        return idOf(submit(coordinator, "/webinars/new", "/webinars", form));
    }

    private static VEvent event(String ics) {
        return Biweekly.parse(ics).first().getEvents().get(0);
    }

    @Test
    void aSessionIsScheduledFromTheFormAndStandsOnItsPage() {
        Map<String, Object> form = form();
        form.put("date", "2099-03-17");
        form.put("presenters", "Dana Whitlow | Director | Mississippi\nRo Kim\n");
        form.put("principle", "5");
        UUID id = schedule(form);

        Somebody director = Fixtures.director("Reader", "HI");
        Document page = Jsoup.parse(as(director).get("/webinars/" + id).asString());
        assertEquals(form.get("title"), page.selectFirst("h1").text());
        assertEquals("2099-03-17T18:00:00Z", page.selectFirst("time").attr("datetime"));
        assertTrue(page.text().contains("Tue 17 Mar 2099, 8:00–9:15 am HST (2:00–3:15 pm ET)"), page.text());
        assertTrue(page.text().contains("Dana Whitlow"));
        assertTrue(page.text().contains("Director, Mississippi"));
        assertTrue(page.text().contains("5 Quality improvement plans"));
        assertTrue(page.text().contains("0 of 40 seats taken"));
        as(director).get("/webinars").then().statusCode(200);
    }

    @Test
    void theSameFormTwiceMakesOneSession() {
        Map<String, Object> form = form();
        form.put("form", formToken(coordinator, "/webinars/new"));

        UUID first = idOf(send(coordinator, "/webinars", form));
        UUID second = idOf(send(coordinator, "/webinars", form));

        assertEquals(first, second);
        assertEquals(1, Fixtures.number("select count(*) from webinar where title = ?", form.get("title")));
    }

    @Test
    void theSameKeyTwiceMakesOneSession() {
        Map<String, Object> body =
                Map.of("title", unique("Keyed"), "startsAt", inDays(4).toString(), "capacity", 3);
        String key = UUID.randomUUID().toString();
        String first = as(coordinator)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(API)
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/webinars/"))
                .extract()
                .path("id");

        as(coordinator)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(API)
                .then()
                .statusCode(201)
                .body("id", equalTo(first));
        as(Fixtures.coordinator())
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(API)
                .then()
                .statusCode(201)
                .body("id", not(equalTo(first)));
    }

    @Test
    void aTimeThatDoesNotExistIsRefusedAtTheFieldAndTheRestIsKept() {
        Map<String, Object> form = form();
        form.put("date", "2027-03-14");
        form.put("time", "02:30");
        form.put("summary", "Kept </textarea> & <b>whole</b>");

        Response refused = submit(coordinator, "/webinars/new", "/webinars", form);

        assertEquals(422, refused.statusCode());
        Document page = Jsoup.parse(refused.asString());
        assertTrue(page.selectFirst("#e-time").text().startsWith("2:30 am does not exist on Sun 14 Mar 2027"));
        assertEquals(form.get("title"), page.selectFirst("#f-title").val());
        assertEquals(
                "Kept </textarea> & <b>whole</b>",
                page.selectFirst("#f-summary").text());
        assertEquals("2027-03-14", page.selectFirst("#f-date").val());
        assertEquals(0, Fixtures.number("select count(*) from webinar where title = ?", form.get("title")));
    }

    @Test
    void ofATimeThatComesTwiceItIsSaidWhichWasTaken() {
        Map<String, Object> form = form();
        form.put("date", "2099-11-01");
        form.put("time", "01:30");

        UUID id = schedule(form);

        assertEquals("2099-11-01T05:30:00Z", get(coordinator, id).getString("startsAt"));
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        Map<String, Object> form = form();
        form.put("title", " ");
        form.put("date", "soon");
        form.put("time", "25:00");
        form.put("zone", "Mars/Olympus");
        form.put("minutes", "0");
        form.put("capacity", "-1");
        form.put("reach", "friends");
        form.put("joinUrl", "javascript:alert(1)");
        form.put("presenters", "a|b|c|d");

        Document page = Jsoup.parse(submit(coordinator, "/webinars/new", "/webinars", form)
                .then()
                .statusCode(422)
                .extract()
                .asString());

        for (String field :
                List.of("title", "date", "time", "zone", "minutes", "capacity", "reach", "joinUrl", "presenters")) {
            assertTrue(page.selectFirst("#e-" + field) != null, field);
        }
    }

    @Test
    void aPastTimeOrAnUnknownJurisdictionIsRefused() {
        Map<String, Object> form = form();
        form.put("date", "2020-01-14");
        submit(coordinator, "/webinars/new", "/webinars", form)
                .then()
                .statusCode(422)
                .body(containsString("e-date"));
        form.put("date", "2099-01-13");
        form.put("presenters", "Dana | Director | Atlantis");
        submit(coordinator, "/webinars/new", "/webinars", form)
                .then()
                .statusCode(422)
                .body(containsString("There is no jurisdiction “Atlantis”"));
    }

    @Test
    void anyTextComesBackAsItWasOrIsRefusedAtTheField() {
        String odd =
                "  \u202Eodd\uFEFF \u0001 é e\u0301 \uD83D\uDE00 ﷽ <script>alert(1)</script> {#if x}{inject:page} %%NAME%% '\"\\ ";
        Map<String, Object> form = form();
        form.put("title", odd);
        form.put("summary", odd + "\nsecond");
        form.put("description", odd);
        UUID id = schedule(form);

        assertEquals(odd, get(coordinator, id).getString("title"));
        assertEquals(
                odd, Fixtures.rows("select title from webinar where id = ?", id).get(0)[0]);
        assertEquals(
                odd,
                Fixtures.rows("select description from webinar where id = ?", id)
                        .get(0)[0]);
        String page = as(coordinator).get("/webinars/" + id).asString();
        assertFalse(page.contains("<script>alert"));
        Document edit =
                Jsoup.parse(as(coordinator).get("/webinars/" + id + "/edit").asString());
        assertEquals(odd, edit.selectFirst("#f-title").val());

        Somebody director = Fixtures.director("D\"; X:1\r\nATTENDEE:y", "MS");
        register(director, id).then().statusCode(200);
        Mail mail = mail(director, id, "WEBINAR_CONFIRMED");
        assertFalse(mail.subject().chars().anyMatch(Character::isISOControl), mail.subject());
        assertFalse(mail.html().contains("<script>"));
        assertEquals(1, event(mail.calendar()).getAttendees().size());

        for (String field : List.of("title", "summary", "description", "why", "presenters")) {
            Map<String, Object> broken = form();
            broken.put(field, "a\0b");
            submit(coordinator, "/webinars/new", "/webinars", broken)
                    .then()
                    .statusCode(422)
                    .body(containsString("id=\"e-" + field + "\""));
        }
        as(coordinator)
                .contentType("application/json")
                .body("{\"title\": \"a\\ud800\", \"startsAt\": \"2099-01-01T00:00:00Z\", \"capacity\": 1}")
                .post(API)
                .then()
                .statusCode(422)
                .body("errors.title", containsString("Unicode"));
    }

    @Test
    void malformedIdsAreAbsent() {
        for (String id : List.of("x", "0", "%00", "..%2f..", "new%20", "1-1-1-1-1", "null", UUID.randomUUID() + "x")) {
            as(coordinator)
                    .urlEncodingEnabled(false)
                    .get("/webinars/" + id)
                    .then()
                    .statusCode(404);
            as(coordinator).urlEncodingEnabled(false).get(API + "/" + id).then().statusCode(404);
        }
        as(coordinator).get(API + "?after=%25%25").then().statusCode(422).body("errors.after", containsString("next"));
        as(coordinator).get(API + "?limit=0").then().statusCode(422);
        as(coordinator).get(API + "?when=never").then().statusCode(422);
        as(coordinator).get("/webinars?before=zzz").then().statusCode(422);
    }

    @Test
    void jsonThatIsNoSessionIsRefusedWithTheField() {
        String[] bodies = {
            "",
            "null",
            "[]",
            "{",
            "{\"title\": {}}",
            "{\"minutes\": \"x\"}",
            "{\"unknown\": 1}",
            "{\"presenters\": [null]}",
            "{\"startsAt\": \"tomorrow\", \"title\": \"x\", \"capacity\": 1}",
            "{\"startsAt\": \"+999999999-01-01T00:00:00Z\", \"title\": \"x\", \"capacity\": 1}"
        };
        for (String body : bodies) {
            int status = as(coordinator)
                    .contentType("application/json")
                    .body(body)
                    .post(API)
                    .statusCode();
            assertTrue(status == 400 || status == 422, body + " " + status);
        }
    }

    @Test
    void aMovedSessionMovesInTheCalendarsOfThoseRegistered() {
        UUID id = session(coordinator, 1);
        Somebody seated = Fixtures.director("Seated", "MS");
        Somebody waiting = Fixtures.director("Waiting", "TN");
        register(seated, id);
        register(waiting, id);
        Instant moved = inDays(10);
        VEvent before = event(mail(seated, id, "WEBINAR_CONFIRMED").calendar());

        as(coordinator)
                .contentType("application/json")
                .body(Map.of("startsAt", moved.toString()))
                .patch(API + "/" + id)
                .then()
                .statusCode(200);

        Mail mail = mail(seated, id, "WEBINAR_CHANGED");
        VEvent after = event(mail.calendar());
        assertEquals("REQUEST", mail.method());
        assertEquals(before.getUid().getValue(), after.getUid().getValue());
        assertTrue(after.getSequence().getValue() > before.getSequence().getValue());
        assertEquals(moved, after.getDateStart().getValue().toInstant());
        assertTrue(mail.text().contains("The session has a new time. Before, it was to begin"));
        assertNull(mail(waiting, id, "WEBINAR_CHANGED").calendar());

        // What nobody has in a calendar is changed quietly; a new address to join is told to those who have a seat.
        as(coordinator)
                .contentType("application/json")
                .body(Map.of("summary", "Other"))
                .patch(API + "/" + id)
                .then()
                .statusCode(200);
        assertEquals(2, mails(seated, id).size());
        as(coordinator)
                .contentType("application/json")
                .body(Map.of("joinUrl", "https://meet.example/other"))
                .patch(API + "/" + id)
                .then()
                .statusCode(200);
        assertEquals(List.of("WEBINAR_CONFIRMED", "WEBINAR_CHANGED", "WEBINAR_CHANGED"), mails(seated, id));
        assertEquals(List.of("WEBINAR_WAITING", "WEBINAR_CHANGED"), mails(waiting, id));
        assertEquals(
                "https://meet.example/other",
                event(mail(seated, id, "WEBINAR_CHANGED").calendar())
                        .getLocation()
                        .getValue());
    }

    @Test
    void anEditThatIsStaleIsToldAndKeepsWhatWasTyped() {
        UUID id = session(coordinator, 5);
        String page = as(coordinator).get("/webinars/" + id + "/edit").asString();
        Document form = Jsoup.parse(page);
        Map<String, Object> fields = form();
        fields.put("version", form.selectFirst("input[name=version]").val());
        fields.put("form", formTokenOf(page));
        fields.put("title", "Mine");
        as(coordinator)
                .contentType("application/json")
                .body(Map.of("title", "Theirs"))
                .patch(API + "/" + id)
                .then()
                .statusCode(200);

        Response stale = send(coordinator, "/webinars/" + id, fields);

        assertEquals(409, stale.statusCode());
        Document again = Jsoup.parse(stale.asString());
        assertTrue(again.text().contains("Somebody else changed this session"));
        assertEquals("Mine", again.selectFirst("#f-title").val());
        assertEquals("Theirs", get(coordinator, id).getString("title"));
        fields.put("version", again.selectFirst("input[name=version]").val());
        assertEquals(303, send(coordinator, "/webinars/" + id, fields).statusCode());
        assertEquals("Mine", get(coordinator, id).getString("title"));
    }

    @Test
    void theApiHoldsEditorsApartByETag() {
        UUID id = session(coordinator, 5);
        String tag = as(coordinator)
                .get(API + "/" + id)
                .then()
                .header("ETag", startsWith("\""))
                .extract()
                .header("ETag");

        as(coordinator)
                .contentType("application/json")
                .header("If-Match", tag)
                .body(Map.of("title", "One"))
                .patch(API + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(tag)));
        as(coordinator)
                .contentType("application/json")
                .header("If-Match", tag)
                .body(Map.of("title", "Two"))
                .patch(API + "/" + id)
                .then()
                .statusCode(412)
                .contentType("application/problem+json");
        as(coordinator)
                .contentType("application/json")
                .header("If-Match", "*")
                .body(Map.of("title", "Three"))
                .patch(API + "/" + id)
                .then()
                .statusCode(200);
        assertEquals("Three", get(coordinator, id).getString("title"));
    }

    @Test
    void aStaleETagCancelsNothing() {
        UUID id = session(coordinator, 5);
        String tag = as(coordinator).get(API + "/" + id).header("ETag");

        as(coordinator)
                .header("If-Match", "\"77\"")
                .delete(API + "/" + id)
                .then()
                .statusCode(412)
                .contentType("application/problem+json");
        assertEquals("scheduled", get(coordinator, id).getString("status"));

        as(coordinator)
                .header("If-Match", "\"77\", " + tag)
                .delete(API + "/" + id)
                .then()
                .statusCode(204);
        assertEquals("cancelled", get(coordinator, id).getString("status"));
    }

    @Test
    void aKeyOfAnotherCommunityLosesNoSessionWithoutAWord() {
        String slug = "keyed-" + UUID.randomUUID().toString().substring(0, 8);
        Fixtures.join(coordinator, Fixtures.community(slug, "Keyed " + slug), Reach.CONVENERS);
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = new HashMap<>(
                Map.of("title", unique("Keyed"), "startsAt", inDays(4).toString(), "capacity", 3));
        withKey(key, body).then().statusCode(201);

        body.put("community", slug);
        withKey(key, body)
                .then()
                .statusCode(409)
                .body("detail", containsString("This Idempotency-Key was used for a session"));
        withKey("another " + key, body).then().statusCode(201);
    }

    private Response withKey(String key, Map<String, Object> body) {
        return as(coordinator)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(API);
    }

    @Test
    void presentersComeBackAsTheyWereSent() {
        Map<String, String> dana = Map.of("name", "Dana Whitlow", "role", "Director", "jurisdiction", "MS");
        Map<String, String> ro = Map.of("name", "Ro Kim");
        Map<String, Object> body = Map.of(
                "title",
                unique("Presented"),
                "startsAt",
                inDays(4).toString(),
                "capacity",
                3,
                "presenters",
                List.of(dana, ro));

        as(coordinator)
                .contentType("application/json")
                .body(body)
                .post(API)
                .then()
                .statusCode(201)
                .body("presenters[0]", equalTo(with(dana, "as", "Director, Mississippi")))
                .body("presenters[1].name", equalTo("Ro Kim"))
                .body("presenters[1].role", equalTo(""))
                .body("presenters[1].jurisdiction", equalTo(null));
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> all = new HashMap<>(fields);
        all.put(name, value);
        return all;
    }

    @Test
    void aCancelledSessionLeavesTheCalendars() {
        UUID id = session(coordinator, 1);
        Somebody seated = Fixtures.director("Seated", "MS");
        Somebody waiting = Fixtures.director("Waiting", "TN");
        register(seated, id);
        register(waiting, id);
        String confirm =
                as(coordinator).get("/webinars/" + id + "/cancellation").asString();
        assertTrue(confirm.contains("Cancel the session and tell 2 people"));

        Response done = submit(
                coordinator,
                "/webinars/" + id + "/cancellation",
                "/webinars/" + id + "/cancellation",
                Map.of("reason", "The presenter is ill."));

        assertEquals(303, done.statusCode());
        Mail mail = mail(seated, id, "WEBINAR_CANCELLED");
        assertEquals("CANCEL", mail.method());
        assertEquals("CANCELLED", event(mail.calendar()).getStatus().getValue());
        assertTrue(mail.text().contains("The presenter is ill."));
        assertNull(mail(waiting, id, "WEBINAR_CANCELLED").calendar());
        as(seated)
                .get("/webinars/" + id)
                .then()
                .body(containsString("The presenter is ill."))
                .body(not(containsString(JOIN)));
        register(Fixtures.director("Late", "WY"), id).then().statusCode(409);
        as(coordinator).delete(API + "/" + id).then().statusCode(204);
        assertEquals(List.of("WEBINAR_CONFIRMED", "WEBINAR_CANCELLED"), mails(seated, id));
        assertEquals("cancelled", get(coordinator, id).getString("status"));
        as(coordinator)
                .contentType("application/json")
                .body(Map.of("title", "x"))
                .patch(API + "/" + id)
                .then()
                .statusCode(409);
    }

    @Test
    void afterwardsThePageIsTheRecord() {
        UUID id = session(coordinator, 5);
        Somebody director = Fixtures.director("There", "MS");
        register(director, id);
        TestClock.forward(Duration.ofDays(4));

        as(coordinator)
                .contentType("application/json")
                .body(Map.of("recordingUrl", "https://video.example/1", "notes", "We *said*."))
                .patch(API + "/" + id)
                .then()
                .statusCode(200);
        Object at = Fixtures.rows("select recording_at from webinar where id = ?", id)
                .get(0)[0];
        as(coordinator)
                .contentType("application/json")
                .body(Map.of("recordingUrl", "https://video.example/2"))
                .patch(API + "/" + id)
                .then()
                .statusCode(200);

        assertEquals(
                at,
                Fixtures.rows("select recording_at from webinar where id = ?", id)
                        .get(0)[0]);
        assertEquals(List.of("WEBINAR_CONFIRMED"), mails(director, id));
        Document page = Jsoup.parse(as(director).get("/webinars/" + id).asString());
        assertEquals("https://video.example/2", page.selectFirst("a.more").attr("href"));
        assertTrue(page.html().contains("We <em>said</em>."));
        assertTrue(page.text().contains("People from 1 of 57 jurisdictions had a seat."), page.text());
        assertTrue(page.text().contains("One person had a seat. You were one of them."));
        as(director)
                .get(API + "?when=past&limit=100")
                .then()
                .body("items.id", org.hamcrest.Matchers.hasItem(id.toString()));
    }

    @Test
    void whoRunsASessionTurnsThePagesOfThoseWhoComeAndTheTableHasAll() {
        UUID id = session(coordinator, 102);
        for (String[] group : new String[][] {{"CONFIRMED", "102"}, {"WAITING", "103"}}) {
            Fixtures.run(
                    "with made as (insert into person (id, email, name, created_at)"
                            + " select gen_random_uuid(), gen_random_uuid() || '@tests.example', 'Mass ' || n, now()"
                            + " from generate_series(1, ?::int) n returning id)"
                            + " insert into webinar_registration (id, webinar_id, person_id, status, queued_at, changed_at)"
                            + " select gen_random_uuid(), ?, made.id, ?, now(), now() from made",
                    Integer.parseInt(group[1]),
                    id,
                    group[0]);
        }

        String here = "/webinars/" + id + "/attendees";
        List<List<String>> pages = new ArrayList<>();
        String at = here;
        while (!at.isEmpty()) {
            Document page = Jsoup.parse(as(coordinator).get(at).asString());
            assertTrue(page.select("caption").text().startsWith("205 people"));
            assertEquals(
                    at.equals(here) ? "" : here,
                    page.select(".pager [rel=prev]").attr("href"));
            pages.add(page.select("td[data-label=Place]").eachText());
            at = page.select(".pager [rel=next]").attr("href");
        }

        assertEquals(List.of(100, 100, 5), pages.stream().map(List::size).toList());
        assertEquals(
                List.of("has a seat", "has a seat", "first in line"),
                pages.get(1).subList(0, 3));
        assertEquals("103rd in line", pages.get(2).get(4));
        assertEquals(206, as(coordinator).get(here + ".csv").asString().lines().count());
        as(coordinator).get(here + "?after=CONFIRMED").then().statusCode(404);
    }

    @Test
    void whoRunsASessionSeesWhoComesAndATableOpensNoFormula() {
        UUID id = session(coordinator, 1);
        Somebody nasty = Fixtures.director("=HYPERLINK(\"http://x\")", "MS");
        Somebody waiting = Fixtures.director("Wanda Waiting", "TN");
        as(nasty)
                .contentType("application/json")
                .body(Map.of("question", "+1\n\"Why\"?"))
                .post(API + "/" + id + "/registration")
                .then()
                .statusCode(200);
        register(waiting, id);
        Fixtures.run("update person set email_reach = 9 where id = ?", waiting.id());

        as(coordinator)
                .get("/webinars/" + id + "/attendees")
                .then()
                .statusCode(200)
                .body(containsString("Wanda Waiting"))
                .body(containsString("first in line"));
        String csv = as(coordinator)
                .get("/webinars/" + id + "/attendees.csv")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .extract()
                .asString();
        assertTrue(csv.contains("\"'=HYPERLINK(\"\"http://x\"\")\""), csv);
        assertTrue(csv.contains("\"'+1\n\"\"Why\"\"?\""), csv);
        assertTrue(csv.contains(nasty.email()));
        assertFalse(csv.contains(waiting.email()));
        as(waiting)
                .get("/webinars/" + id)
                .then()
                .body(containsString("Questions asked so far"))
                .body(not(containsString("HYPERLINK")));
    }

    @Test
    void aNarrowerReachShutsNobodyOut() {
        UUID id = session(coordinator, 5);
        register(Fixtures.extended("Extended", "MS"), id);

        as(coordinator)
                .contentType("application/json")
                .body(Map.of("reach", "core"))
                .patch(API + "/" + id)
                .then()
                .statusCode(422)
                .body("errors.reach", containsString("1 of those registered"));
        as(coordinator)
                .contentType("application/json")
                .body(Map.of("reach", "public"))
                .patch(API + "/" + id)
                .then()
                .statusCode(200);
        anonymous().get("/webinars/" + id).then().statusCode(200).body(containsString("Sign in to register"));
        anonymous()
                .get("/webinars/" + id + "/calendar.ics")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/calendar"));
        anonymous().get("/webinars").then().statusCode(200).body(containsString(id.toString()));
    }

    @Test
    void registeringAndGivingUpWorkAsForms() {
        UUID id = session(coordinator, 5);
        Somebody director = Fixtures.director("Former", "MS");
        String page = "/webinars/" + id;

        submit(director, page, page + "/registration", Map.of("question", "How long does it take?"))
                .then()
                .statusCode(303);
        as(director)
                .get(page)
                .then()
                .body(containsString("You have a seat"))
                .body(containsString("How long does it take?"));
        submit(director, page, page + "/registration", Map.of("question", "x\0"))
                .then()
                .statusCode(422);
        String confirm = as(director)
                .get(page + "/registration/cancellation")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(confirm.contains("Give up the seat"));
        submit(director, page + "/registration/cancellation", page + "/registration/cancellation", Map.of())
                .then()
                .statusCode(303);
        assertEquals("none", statusOf(director, id));
        as(director).get(page + "/registration/cancellation").then().statusCode(303);
    }

    @Test
    void aConvenerSchedulesForTheirOwnCommunityOnly() {
        String slug = "own-" + UUID.randomUUID().toString().substring(0, 8);
        UUID community = Fixtures.community(slug, "Own community");
        Somebody convener = convener(community);
        Document page = Jsoup.parse(as(convener).get("/webinars/new").asString());
        assertEquals(
                List.of("Own community"), page.select("#f-community option").eachText());
        Map<String, Object> form = form();
        submit(convener, "/webinars/new", "/webinars", form).then().statusCode(404);
        form.put("community", slug);
        UUID id = idOf(submit(convener, "/webinars/new", "/webinars", form));
        assertEquals(slug, get(convener, id).getString("audience.community"));
        as(convener).get("/webinars/" + id + "/programme-file").then().statusCode(404);
    }
}
