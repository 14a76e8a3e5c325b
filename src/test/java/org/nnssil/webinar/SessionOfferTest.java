package org.nnssil.webinar;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Audience;
import org.nnssil.security.Reach;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.PostgresAndKeys;
import org.nnssil.testing.TestClock;

/** A community's session, opened upward by an offer: one session, one calendar entry, one waiting list. */
@QuarkusTest
class SessionOfferTest extends WebinarTest {

    @Inject
    WebinarService webinars;

    private String slug;
    private UUID community;
    private Somebody convener;
    private Somebody second;
    private Somebody member;
    private Somebody core;
    private Somebody extended;
    private UUID id;
    private String title;

    @BeforeEach
    void aSessionOfAPrivateCommunityWithTwoSeats() {
        slug = "host-" + UUID.randomUUID().toString().substring(0, 8);
        community = Fixtures.community(slug, "Circle " + slug);
        convener = convener(community);
        second = convener(community);
        member = member(community);
        core = Fixtures.director("Cora Core", "TN");
        extended = Fixtures.extended("Ed Extended", "OH");
        title = unique("Evening algebra");
        // Soon, so that the first page of a list has it whatever else is planned.
        id = session(
                convener,
                2,
                Map.of(
                        "community", slug,
                        "title", title,
                        "startsAt", inDays(0).plus(Duration.ofHours(2)).toString()));
    }

    @Test
    void itIsOpenToExactlyThoseToWhomItWasOfferedOnEveryWayThereIs() {
        for (Somebody who : List.of(core, extended, Fixtures.coordinator())) {
            assertHidden(who);
        }
        released("core");

        as(core).get("/webinars/" + id)
                .then()
                .statusCode(200)
                .body(
                        containsString(title),
                        containsString("Another community"),
                        not(containsString("Circle " + slug)),
                        not(containsString("Offer it to others")));
        as(core).get("/webinars").then().body(containsString(title), not(containsString("Circle " + slug)));
        as(core).get("/webinars?community=nnssil").then().body(containsString(title));
        as(core).get("/webinars?community=" + slug).then().body(not(containsString(title)));
        as(core).get("/").then().body(not(containsString("Circle " + slug)));
        as(core).get(API + "?limit=100").then().body("items.id", hasItem(id.toString()));
        as(core).get(API + "/" + id)
                .then()
                .body("audience.community", equalTo("nnssil"), "audience.reach", equalTo("core"));
        as(core).get("/webinars/" + id + "/calendar.ics").then().statusCode(200).body(containsString(title));
        assertHidden(extended);
        assertHidden(Fixtures.person("Nobody Here", "MA"));

        as(member)
                .get("/webinars/" + id)
                .then()
                .body(
                        containsString("Circle " + slug + ", core and extended members"),
                        containsString(", core members"),
                        containsString("Offer it to others"));
        as(member).get("/webinars?community=" + slug).then().body(containsString(title));
        as(convener).get("/webinars/" + id + "/edit").then().body(containsString("Also open, by an offer, to"));
    }

    @Test
    void whoItIsOpenedToRegistersForTheSameSeatsAndLearnsNothingOfTheCommunity() {
        released("members");
        as(member)
                .contentType("application/json")
                .body(Map.of("question", "Which evenings?"))
                .post(API + "/" + id + "/registration")
                .then()
                .body("status", equalTo("confirmed"));
        register(core, id).then().body("status", equalTo("confirmed"));
        register(extended, id).then().body("status", equalTo("waiting"));

        assertEquals(0, get(core, id).getInt("seatsLeft"));
        assertEquals(
                Biweekly.parse(mail(member, id, "WEBINAR_CONFIRMED").calendar())
                        .first()
                        .getEvents()
                        .get(0)
                        .getUid()
                        .getValue(),
                Biweekly.parse(mail(core, id, "WEBINAR_CONFIRMED").calendar())
                        .first()
                        .getEvents()
                        .get(0)
                        .getUid()
                        .getValue());
        as(core).get("/webinars/" + id).then().body(not(containsString("Which evenings?")));
        as(member).get("/webinars/" + id).then().body(containsString("Which evenings?"));
        for (Somebody outside : List.of(core, Fixtures.coordinator())) {
            for (String page : List.of("/edit", "/attendees", "/attendees.csv", "/cancellation")) {
                as(outside).get("/webinars/" + id + page).then().statusCode(404);
            }
            as(outside).delete(API + "/" + id).then().statusCode(404);
            as(outside).get("/offers/new/webinar/" + id).then().statusCode(404);
        }

        // Whoever runs it sees who comes, with the address only where it is shown to them.
        as(convener)
                .get("/webinars/" + id + "/attendees.csv")
                .then()
                .body(containsString("Cora Core"), containsString(member.email()), not(containsString(core.email())));
        Fixtures.join(convener, NATIONAL, Reach.CORE);
        as(convener).get("/webinars/" + id + "/attendees.csv").then().body(containsString(core.email()));

        as(convener)
                .contentType("application/json")
                .body(Map.of("startsAt", inDays(4).toString()))
                .patch(API + "/" + id)
                .then()
                .statusCode(200);
        assertEquals(List.of("WEBINAR_CONFIRMED", "WEBINAR_CHANGED"), mails(core, id));
    }

    @Test
    void takenBackBeforeItBeginsThoseFromAboveAreToldAndTheirSeatsGoToWhoeverWaits() {
        UUID offer = released("members");
        register(core, id).then().body("status", equalTo("confirmed"));
        register(convener, id).then().body("status", equalTo("confirmed"));
        register(extended, id).then().body("status", equalTo("waiting"));
        register(member, id).then().body("position", equalTo(2));
        Somebody both = Fixtures.director("Bo Both", "MA");
        Fixtures.join(both, community, Reach.CORE);
        register(both, id).then().body("position", equalTo(3));

        withdraw(offer, "The room is too small").then().statusCode(303);

        assertHidden(core);
        assertEquals(List.of("WEBINAR_CONFIRMED", "WEBINAR_WITHDRAWN"), mails(core, id));
        Mail told = mail(core, id, "WEBINAR_WITHDRAWN");
        assertEquals("Your registration has ended: " + title, told.subject());
        assertEquals("CANCEL", told.method());
        assertTrue(told.text().contains("The room is too small"), told.text());
        assertFalse(told.text().contains(slug), told.text());
        assertEquals(List.of("WEBINAR_WAITING", "WEBINAR_CLOSED"), mails(extended, id));
        assertNull(mail(extended, id, "WEBINAR_CLOSED").calendar());
        assertEquals("confirmed", statusOf(member, id));
        assertEquals(List.of("WEBINAR_WAITING", "WEBINAR_PROMOTED"), mails(member, id));
        assertEquals("waiting 1", statusOf(both, id), "who is in the community keeps their place");
        assertEquals(2, Fixtures.number("select confirmed from webinar where id = ?", id));
        withdraw(offer, "Again").then().statusCode(303);
        assertEquals(2, mails(core, id).size(), "told once");
    }

    @Test
    void takenBackAfterItBeganItClosesAndKeepsWhoWasThere() {
        UUID offer = released("members");
        register(core, id).then().body("status", equalTo("confirmed"));
        TestClock.forward(Duration.ofDays(4));

        withdraw(offer, "The recording stays with us").then().statusCode(303);

        assertHidden(core);
        assertEquals(List.of("WEBINAR_CONFIRMED"), mails(core, id));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from webinar_registration where webinar_id = ? and status = 'CONFIRMED'", id));
    }

    /** The opening ends while a registration waits for the session's row: what the lock's statement saw is of no use. */
    @Test
    void whoRegistersWhileItIsTakenBackIsLeftOutside() throws Exception {
        released("members");
        try (Connection other = DriverManager.getConnection(PostgresAndKeys.jdbcUrl())) {
            other.setAutoCommit(false);
            execute(other, "update webinar set changed_at = changed_at where id = '" + id + "'");
            CompletableFuture<Response> waiting = CompletableFuture.supplyAsync(() -> register(core, id));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> Fixtures.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                    + " and query like '%webinar_opening%'")
                            > 0);
            execute(other, "delete from webinar_opening where webinar_id = '" + id + "'");
            other.commit();

            assertEquals(404, waiting.get(10, TimeUnit.SECONDS).statusCode());
        }
        assertEquals(0, Fixtures.number("select count(*) from webinar_registration where webinar_id = ?", id));
    }

    @Test
    void anIssueCarriesItAsFarAsItWasOpened() {
        assertFalse(carried(Reach.CORE));
        UUID offer = released("core");
        assertTrue(carried(Reach.CORE));
        assertFalse(carried(Reach.MEMBERS));
        assertEquals(
                Optional.of(new Audience(NATIONAL, Reach.CORE)), audienceFor(new Audience(NATIONAL, Reach.MEMBERS)));
        assertEquals(
                Optional.of(new Audience(community, Reach.MEMBERS)),
                audienceFor(new Audience(community, Reach.MEMBERS)));

        withdraw(offer, "Too early").then().statusCode(303);
        assertFalse(carried(Reach.CORE));
        assertEquals(
                Optional.of(new Audience(community, Reach.MEMBERS)), audienceFor(new Audience(NATIONAL, Reach.CORE)));
    }

    @Test
    void itsOwnReachIsNarrowedOnlyForThoseWhomTheOpeningStillLetsIn() {
        released("members");
        register(core, id).then().statusCode(200);
        register(member, id).then().statusCode(200);
        as(convener)
                .contentType("application/json")
                .body(Map.of("reach", "core"))
                .patch(API + "/" + id)
                .then()
                .statusCode(422)
                .body(containsString("1 of those registered"));
    }

    @Test
    void withoutAnOfferNoSessionOfACommunityIsOpenToEverybody() {
        Map<String, Object> open = Map.of(
                "title",
                unique("Open"),
                "startsAt",
                inDays(3).toString(),
                "minutes",
                60,
                "capacity",
                5,
                "community",
                slug,
                "reach",
                "public");
        as(convener)
                .contentType("application/json")
                .body(open)
                .post(API)
                .then()
                .statusCode(422)
                .body(containsString("offer it to others"));
        as(convener)
                .contentType("application/json")
                .body(Map.of("reach", "public"))
                .patch(API + "/" + id)
                .then()
                .statusCode(422);
        as(convener).get("/webinars/" + id + "/edit").then().body(not(containsString("value=\"public\"")));
    }

    @Test
    void whereWhoScheduledItHasLeftAConvenerAnswersForIt() {
        Fixtures.leave(convener);
        String form = "/offers/new/webinar/" + id;
        Map<String, Object> fields =
                Map.of("target", NATIONAL.toString(), "reach", "members", "reason", "Others asked");
        as(member).get("/webinars/" + id).then().body(containsString(form));
        assertEquals(303, submit(member, form, form, fields).statusCode());
        UUID offer = (UUID)
                Fixtures.rows("select id from offer where item_id = ?", id).get(0)[0];
        assertEquals(404, act(member, offer, "consent", "agree").statusCode());
        assertEquals(303, act(second, offer, "consent", "agree").statusCode());
        assertHidden(core);
        assertEquals(303, act(second, offer, "release", "release").statusCode());
        as(core).get("/webinars/" + id).then().statusCode(200);
    }

    @Test
    void whereWhoWasAskedLeavesItIsTakenBackAndOfferedAgain() {
        String form = "/offers/new/webinar/" + id;
        Map<String, Object> fields =
                Map.of("target", NATIONAL.toString(), "reach", "members", "reason", "Others asked");
        assertEquals(303, submit(member, form, form, fields).statusCode());
        UUID stuck = (UUID)
                Fixtures.rows("select id from offer where item_id = ?", id).get(0)[0];
        Fixtures.leave(convener);
        assertEquals(404, act(second, stuck, "consent", "agree").statusCode());
        assertEquals(422, submit(member, form, form, fields).statusCode(), "it is on its way already");

        assertEquals(
                303,
                send(
                                second,
                                "/offers/" + stuck + "/withdrawal",
                                Map.of("form", formToken(second, "/settings"), "note", "Who was asked has left"))
                        .statusCode());
        assertEquals(303, submit(member, form, form, fields).statusCode());
        UUID offer = (UUID) Fixtures.rows("select id from offer where item_id = ? and status = 'ASKED'", id)
                .get(0)[0];
        assertEquals(303, act(second, offer, "consent", "agree").statusCode());
    }

    /** As one that came out of a file, or of whoever is erased. */
    @Test
    void whatNobodyScheduledIsAgreedToByTheConvenerWhoOffersIt() {
        Fixtures.run("update webinar set created_by = null where id = ?", id);
        String form = "/offers/new/webinar/" + id;
        Map<String, Object> fields =
                Map.of("target", NATIONAL.toString(), "reach", "members", "reason", "Others asked");
        assertEquals(303, submit(second, form, form, fields).statusCode());
        UUID offer = (UUID) Fixtures.rows(
                        "select id from offer where item_id = ? and owner_id = ? and status = 'CONSENTED'",
                        id,
                        second.id())
                .get(0)[0];
        assertHidden(core);
        assertEquals(422, submit(convener, form, form, fields).statusCode(), "it is on its way already");
        assertEquals(303, act(convener, offer, "release", "release").statusCode());
        as(core).get("/webinars/" + id).then().statusCode(200);
    }

    @Test
    void aCancelledOneOrOneThatIsOverIsNotOffered() {
        as(member).get("/offers/new/webinar/" + id).then().statusCode(200);
        TestClock.forward(Duration.ofDays(4));
        as(member).get("/offers/new/webinar/" + id).then().statusCode(404);
        TestClock.back();
        as(convener).delete(API + "/" + id).then().statusCode(204);
        as(member).get("/offers/new/webinar/" + id).then().statusCode(404);
        as(member).get("/communities/" + slug + "/offers").then().body(not(containsString(title)));
    }

    private void assertHidden(Somebody who) {
        as(who).get("/webinars/" + id).then().statusCode(404);
        as(who).get("/webinars").then().body(not(containsString(title)));
        as(who).get(API + "/" + id).then().statusCode(404);
        as(who).get(API + "?limit=100").then().body("items.id", not(hasItem(id.toString())));
        as(who).get(API + "?when=past&limit=100").then().body("items.id", not(hasItem(id.toString())));
        as(who).get("/webinars/" + id + "/calendar.ics").then().statusCode(404);
        register(who, id).then().statusCode(404);
    }

    /** A member offers it, the convener who scheduled it agrees, another one releases it. */
    private UUID released(String reach) {
        String form = "/offers/new/webinar/" + id;
        Response made = submit(
                member, form, form, Map.of("target", NATIONAL.toString(), "reach", reach, "reason", "Others asked"));
        assertEquals(303, made.statusCode(), Jsoup.parse(made.asString()).text());
        UUID offer = (UUID)
                Fixtures.rows("select id from offer where item_id = ?", id).get(0)[0];
        assertHidden(core);
        assertEquals(303, act(convener, offer, "consent", "agree").statusCode());
        assertHidden(core);
        assertEquals(303, act(second, offer, "release", "release").statusCode());
        as(second).get("/offers/" + offer).then().body(containsString("It is open to them now."));
        return offer;
    }

    private Response act(Somebody who, UUID offer, String step, String answer) {
        String page = "/offers/" + offer;
        return submit(who, page, page + "/" + step, Map.of("answer", answer));
    }

    private Response withdraw(UUID offer, String why) {
        return send(
                convener,
                "/offers/" + offer + "/withdrawal",
                Map.of("form", formToken(convener, "/settings"), "note", why));
    }

    private boolean carried(Reach reach) {
        Instant now = Instant.now();
        return webinars
                .forIssue(new Audience(NATIONAL, reach), now.minusSeconds(60), now.plusSeconds(60))
                .await()
                .atMost(Duration.ofSeconds(5))
                .stream()
                .anyMatch(news ->
                        news.id().equals(id) && news.audience().communityId().equals(NATIONAL));
    }

    private Optional<Audience> audienceFor(Audience issue) {
        return Fixtures.rows(
                        "with asked as (select array[?::uuid] as ids, ?::uuid as community) "
                                + new QuotableSessions().kinds().get(0).standing(),
                        id,
                        issue.communityId())
                .stream()
                .findFirst()
                .map(row -> new Audience((UUID) row[1], Reach.ofRank(((Number) row[2]).intValue())));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
