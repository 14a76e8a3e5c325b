package org.nnssil.webinar;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.TestClock;

/** A person's calendar at a private address: right at every moment, theirs alone, and gone when it is to be gone. */
@QuarkusTest
class CalendarFeedTest extends WebinarTest {

    private static final String PAGE = "/settings/calendar";

    private final Somebody coordinator = Fixtures.coordinator();
    private final Somebody owner = Fixtures.director("Cal Reader", "MS");

    @Test
    void anAddressIsShownOnceAndOnlyAMarkOfItIsKept() {
        as(owner).get(PAGE).then().statusCode(200).body(containsString("You have no address"));

        Response made = submit(owner, PAGE, PAGE, Map.of());

        assertEquals(200, made.statusCode());
        assertEquals("no-store", made.getHeader("Cache-Control"));
        Document page = Jsoup.parse(made.asString());
        String address = page.selectFirst("textarea[readonly]").val();
        assertTrue(address.matches("https?://.+/calendar/[A-Za-z0-9_-]{43}\\.ics"), address);
        assertEquals(
                address.replaceFirst("^https?", "webcal"),
                page.selectFirst("a[href^=webcal]").attr("href"));
        String token = address.replaceFirst(".*/calendar/", "").replace(".ics", "");
        as(owner)
                .get(PAGE)
                .then()
                .body(containsString("A program last read it: never."))
                .body(not(containsString(token)));
        assertEquals(
                0,
                Fixtures.number(
                        "select count(*) from calendar_feed where person_id = ? and position(? in calendar_feed::text) > 0",
                        owner.id(),
                        token));
        anonymous()
                .get(path(address))
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("text/calendar"))
                .header("Cache-Control", "private, no-cache");
        assertEquals(1, acts("feed.created"));
    }

    @Test
    void itHasTheSameEntriesAsTheMailsAndSaysWhoWaitsAndWhatIsCancelled() {
        UUID seat = session(coordinator, 5);
        UUID full = session(coordinator, 1);
        register(Fixtures.director("Fay First", "TN"), full);
        register(owner, seat);
        register(owner, full);
        session(coordinator, 5);
        String calendar = address();

        VEvent invited = Biweekly.parse(mail(owner, seat, "WEBINAR_CONFIRMED").calendar())
                .first()
                .getEvents()
                .get(0);
        Map<String, VEvent> events = events(calendar);
        assertEquals(Set.of(uid(seat), uid(full)), ids(events));
        VEvent mine = events.get(uid(seat));
        assertEquals(invited.getUid().getValue(), mine.getUid().getValue());
        assertEquals(invited.getSequence().getValue(), mine.getSequence().getValue());
        assertEquals(invited.getDateStart().getValue(), mine.getDateStart().getValue());
        assertEquals("CONFIRMED", mine.getStatus().getValue());
        assertEquals(JOIN, mine.getLocation().getValue());
        VEvent waiting = events.get(uid(full));
        assertEquals("TENTATIVE", waiting.getStatus().getValue());
        assertTrue(waiting.getSummary().getValue().startsWith("Waiting list: "));
        assertNull(waiting.getLocation());
        assertFalse(waiting.getDescription().getValue().contains(JOIN));

        Instant moved = inDays(4);
        as(coordinator)
                .contentType("application/json")
                .header("If-Match", as(coordinator).get(API + "/" + seat).getHeader("ETag"))
                .body(Map.of("startsAt", moved.toString()))
                .patch(API + "/" + seat)
                .then()
                .statusCode(200);
        VEvent after = events(calendar).get(uid(seat));
        assertEquals(Date.from(moved), after.getDateStart().getValue());
        assertTrue(after.getSequence().getValue() > mine.getSequence().getValue());

        as(coordinator).delete(API + "/" + seat + "?reason=Snow").then().statusCode(204);
        VEvent cancelled = events(calendar).get(uid(seat));
        assertEquals("CANCELLED", cancelled.getStatus().getValue());
        assertTrue(cancelled.getSummary().getValue().startsWith("Cancelled: "));
        assertNull(cancelled.getLocation());
    }

    @Test
    void whatIsOverStaysForAQuarterAndWhatIsCancelledForAMonthAndWhatWasGivenUpIsGone() {
        UUID held = session(coordinator, 5);
        UUID cancelled = session(coordinator, 5);
        UUID givenUp = session(coordinator, 5);
        List.of(held, cancelled, givenUp).forEach(id -> register(owner, id));
        as(coordinator).delete(API + "/" + cancelled).then().statusCode(204);
        as(owner).delete(API + "/" + givenUp + "/registration").then().statusCode(204);
        String calendar = address();

        assertEquals(Set.of(uid(held), uid(cancelled)), ids(events(calendar)));
        TestClock.forward(Duration.ofDays(31));
        assertEquals(Set.of(uid(held)), ids(events(calendar)));
        TestClock.forward(Duration.ofDays(61));
        assertEquals(Set.of(uid(held)), ids(events(calendar)));
        TestClock.forward(Duration.ofDays(2));
        assertEquals(Set.of(), ids(events(calendar)));
    }

    @Test
    void whileNothingHappensItIsNotSentAgain() {
        UUID id = session(coordinator, 5);
        register(owner, id);
        String calendar = address();
        String tag = anonymous().get(calendar).getHeader("ETag");

        TestClock.forward(Duration.ofHours(2));
        Response again = anonymous().header("If-None-Match", tag).get(calendar);
        assertEquals(304, again.statusCode());
        assertEquals("", again.asString());

        as(coordinator).delete(API + "/" + id).then().statusCode(204);
        Response changed = anonymous().header("If-None-Match", tag).get(calendar);
        assertEquals(200, changed.statusCode());
        assertNotEquals(tag, changed.getHeader("ETag"));
    }

    @Test
    void whatItsOwnerMayNotSeeAnyMoreIsNotInItAndTheRestStays() {
        UUID community = Fixtures.community("f-" + UUID.randomUUID().toString().substring(0, 8), "Circle");
        Somebody convener = convener(community);
        Fixtures.join(owner, community, Reach.MEMBERS);
        String slug = (String) Fixtures.rows("select slug from community where id = ?", community)
                .get(0)[0];
        UUID inside = session(convener, 5, Map.of("community", slug, "reach", "members"));
        UUID national = session(coordinator, 5);
        register(owner, inside);
        register(owner, national);
        String calendar = address();
        assertEquals(Set.of(uid(inside), uid(national)), ids(events(calendar)));

        Fixtures.run(
                "update membership set ended_at = now() where person_id = ? and community_id = ?",
                owner.id(),
                community);

        assertEquals(Set.of(uid(national)), ids(events(calendar)));
    }

    @Test
    void anAddressThatWasReplacedOrEndedAnswersAsOneThatNeverWas() {
        String first = address();
        String second = address();
        assertEquals(1, acts("feed.replaced"));
        assertAbsent(first);
        anonymous().get(second).then().statusCode(200);

        String asks = PAGE + "/ending";
        assertEquals(303, submit(owner, asks, asks, Map.of()).statusCode());
        assertAbsent(second);
        assertEquals(1, acts("feed.ended"));
        as(owner).get(asks).then().statusCode(404);
        assertEquals(303, submit(owner, PAGE, asks, Map.of()).statusCode());
        assertEquals(1, acts("feed.ended"));
    }

    @Test
    void anAddressOfWhoeverIsNobodyAnyMoreAnswersAsOneThatNeverWas() {
        Somebody lapsed = Fixtures.extended("Lou Lapsed", "OH");
        Somebody left = Fixtures.director("Les Left", "OH");
        Somebody disabled = Fixtures.director("Dee Disabled", "OH");
        Somebody unlinked = Fixtures.director("Una Unlinked", "OH");
        Map<Somebody, String> calendars = List.of(lapsed, left, disabled, unlinked).stream()
                .collect(Collectors.toMap(somebody -> somebody, Fixtures::calendarFeed));
        calendars.values().forEach(calendar -> anonymous().get(calendar).then().statusCode(200));

        Fixtures.run(
                "update membership set access_until = now() - interval '1 second' where person_id = ?", lapsed.id());
        Fixtures.leave(left);
        Fixtures.run("update person set active = false where id = ?", disabled.id());
        Fixtures.run("update person set subject = null where id = ?", unlinked.id());

        calendars.values().forEach(CalendarFeedTest::assertAbsent);
        for (String malformed : List.of("x", "%00", "%F0%9F%98%80", "a".repeat(3_000), ".ics", "..%2F")) {
            assertAbsent("/calendar/" + malformed + ".ics");
        }
    }

    @Test
    void theSameFormSentTwiceMakesOneAddressWhichGoesOn() {
        Map<String, Object> form = Map.of("form", formToken(owner, PAGE));
        Response made = send(owner, PAGE, form);

        assertEquals(409, send(owner, PAGE, form).statusCode());
        anonymous().get(path(shown(made))).then().statusCode(200);
        assertEquals(1, acts("feed.created"));
        assertEquals(0, acts("feed.replaced"));
    }

    @Test
    void itsLastUseIsWrittenAtMostOnceAnHour() {
        String calendar = address();
        anonymous().get(calendar);
        Object first = used();
        anonymous().get(calendar);
        assertEquals(first, used());

        TestClock.forward(Duration.ofMinutes(61));
        anonymous().get(calendar);
        assertNotEquals(first, used());
    }

    @Test
    void whoIsNoMemberHasNoPageForIt() {
        Somebody outsider = Fixtures.outsider();
        as(outsider).get(PAGE).then().statusCode(404);
        assertEquals(
                404, submit(outsider, "/settings/data/erasure", PAGE, Map.of()).statusCode());
        anonymous().get(PAGE).then().statusCode(302);
    }

    @Test
    void anAddressOpensTheCalendarAndNothingElse() {
        String token = address().replaceAll(".*/|\\.ics", "");
        anonymous()
                .header("Authorization", "Bearer nnssil_" + token)
                .get("/api/v1/me")
                .then()
                .statusCode(401);
    }

    private String address() {
        return path(shown(submit(owner, PAGE, PAGE, Map.of())));
    }

    private static String shown(Response made) {
        assertEquals(200, made.statusCode(), made.asString());
        return Jsoup.parse(made.asString()).selectFirst("textarea[readonly]").val();
    }

    private static String path(String address) {
        return address.substring(address.indexOf("/calendar/"));
    }

    private static Map<String, VEvent> events(String calendar) {
        Response answer = anonymous().get(calendar);
        assertEquals(200, answer.statusCode());
        return Biweekly.parse(answer.asString()).first().getEvents().stream()
                .collect(Collectors.toMap(event -> event.getUid().getValue(), event -> event));
    }

    private static Set<String> ids(Map<String, VEvent> events) {
        return Set.copyOf(events.keySet());
    }

    private static String uid(UUID session) {
        return "webinar-" + session + "@nnssil.example";
    }

    private static void assertAbsent(String calendar) {
        assertEquals(whole("/calendar/" + "A".repeat(43) + ".ics"), whole(calendar), calendar);
    }

    /** Status, headers and body, to the byte. */
    private static String whole(String path) {
        Response answer = anonymous().urlEncodingEnabled(false).get(path);
        return answer.statusCode() + "\n"
                + answer.headers().asList().stream()
                        .filter(header -> !Set.of("x-request-id", "date")
                                .contains(header.getName().toLowerCase(java.util.Locale.ROOT)))
                        .map(Object::toString)
                        .sorted()
                        .toList()
                + "\n" + answer.asString();
    }

    private long acts(String act) {
        return Fixtures.number("select count(*) from audit_entry where actor_id = ? and act = ?", owner.id(), act);
    }

    private Object used() {
        return Fixtures.rows("select last_used_at from calendar_feed where person_id = ?", owner.id())
                .get(0)[0];
    }
}
