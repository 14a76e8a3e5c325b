package org.nnssil.admission;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.Links;
import org.nnssil.testing.NetworkTest;

/** J13: a guest beyond the core, whose access ends on a day and who asks to become core. */
@QuarkusTest
class AccessTest extends NetworkTest {

    private static final String DESK = "/desk/access/";
    private static final String ASK = "/core-request";

    private final AccessService access;
    private Somebody coordinator;
    private Somebody holder;

    AccessTest(AccessService access) {
        this.access = access;
    }

    @BeforeEach
    void begin() {
        SeatsAside.take();
        coordinator = Fixtures.coordinator();
        holder = Fixtures.director("Olive Ohio", "OH");
        NominationTest.seat(holder, "OH");
    }

    @AfterEach
    void end() {
        Fixtures.run("update nomination set state = 'DECLINED' where state in ('ASKED', 'PENDING')");
        SeatsAside.giveBack();
    }

    @Test
    void whoseAccessEndsWithinAMonthIsToldOnceByWhicheverReplica() {
        Somebody soon = guest("Sona Soon", 29);
        Somebody later = guest("Lara Later", 31);

        List<CompletableFuture<Void>> replicas = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            replicas.add(CompletableFuture.runAsync(this::tellEnding));
        }
        replicas.forEach(CompletableFuture::join);

        assertEquals(1, mails(soon, "ACCESS_ENDING"));
        assertEquals(0, mails(later, "ACCESS_ENDING"));
        as(coordinator).get("/desk/access").then().body(containsString("Sona Soon"), containsString("Lara Later"));
        as(holder).get("/desk/access").then().statusCode(404);
    }

    @Test
    void renewedAccessHasANewEndAndIsToldAgain() {
        Somebody guest = guest("Rena Renewed", 20);
        tellEnding();
        assertEquals(422, renew(guest, "2020-01-01").statusCode());
        assertEquals(422, renew(guest, "").statusCode());

        String day = java.time.LocalDate.now().plusDays(25).toString();
        assertEquals(303, renew(guest, day).statusCode());
        assertEquals(1, mails(guest, "ACCESS_RENEWED"));
        tellEnding();
        assertEquals(2, mails(guest, "ACCESS_ENDING"));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from audit_entry where act = 'access.renewed' and subject_id = ? and actor_id = ?",
                        guest.id(),
                        coordinator.id()));
    }

    @Test
    void accessIsOverWithItsDay() {
        Somebody guest = guest("Gus Gone", 10);
        as(guest).get("/directory").then().statusCode(200);
        Fixtures.run(
                "update membership set access_until = now() - interval '1 minute' where person_id = ?", guest.id());

        as(guest).get("/directory").then().statusCode(404);
        run(access::endLapsed);
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from membership where person_id = ? and ended_at = access_until", guest.id()));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from audit_entry where act = 'access.lapsed' and subject_id = ? and actor_id is null",
                        guest.id()));
        as(coordinator).get(DESK + guest.id()).then().statusCode(404);
    }

    @Test
    void whoseAccessIsOverGivesTheirSeatInASessionToWhoWaits() {
        Somebody guest = guest("Gita Gone", 10);
        Somebody waiting = guest("Wim Waiting", 200);
        String session = "/api/v1/webinars/" + session() + "/registration";
        as(guest).contentType("application/json").post(session).then().body("status", equalTo("confirmed"));
        as(waiting).contentType("application/json").post(session).then().body("status", equalTo("waiting"));
        Fixtures.run(
                "update membership set access_until = now() - interval '1 minute' where person_id = ?", guest.id());

        run(access::endLapsed);

        as(waiting).get(session).then().body("status", equalTo("confirmed"));
        assertEquals(
                0,
                Fixtures.number(
                        "select count(*) from webinar_registration where person_id = ? and status <> 'CANCELLED'",
                        guest.id()));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from account_task where person_id = ? and kind = 'CLOSE'", guest.id()));
    }

    @Test
    void aGuestReadsAndRegistersForWhatIsOpenToThemAndNothingOfTheCore() {
        Somebody guest = guest("Gina Guest", 200);
        for (String reach : List.of("members", "core")) {
            int expected = reach.equals("core") ? 404 : 200;
            UUID session = session(reach);
            as(guest).get("/webinars/" + session).then().statusCode(expected);
            as(guest)
                    .contentType("application/json")
                    .post("/api/v1/webinars/" + session + "/registration")
                    .then()
                    .statusCode(expected);
            as(guest).get("/threads/" + thread(reach)).then().statusCode(expected);
            UUID issue = issue(reach);
            try {
                as(guest).get("/newsletters/" + issue).then().statusCode(expected);
            } finally {
                Fixtures.run("delete from newsletter_issue where id = ?", issue);
            }
        }
    }

    private UUID thread(String reach) {
        String title = "Thread " + UUID.randomUUID();
        as(coordinator)
                .contentType("application/json")
                .body(Map.of("title", title, "body", "?", "reach", reach))
                .post("/api/v1/communities/nnssil/threads")
                .then()
                .statusCode(201);
        return (UUID)
                Fixtures.rows("select id from thread where title = ?", title).get(0)[0];
    }

    private UUID issue(String reach) {
        UUID id = UUID.randomUUID();
        Fixtures.run(
                "insert into newsletter_issue (id, community_id, reach, month, number, title, opening, status, created_by,"
                        + " created_at, changed_at, queued_at, sent_at, html, text) values (?, ?, ?, date '1999-01-01', 1000000, 'T', '',"
                        + " 'SENT', ?, now(), now(), now(), now(), 'T', 'T')",
                id,
                org.nnssil.security.Viewer.NATIONAL,
                reach.equals("core") ? 2 : 1,
                coordinator.id());
        return id;
    }

    private UUID session() {
        return session("members");
    }

    private UUID session(String reach) {
        return UUID.fromString(as(coordinator)
                .contentType("application/json")
                .body(Map.of(
                        "title",
                        "Session " + UUID.randomUUID(),
                        "startsAt",
                        Instant.now()
                                .truncatedTo(ChronoUnit.MINUTES)
                                .plus(Duration.ofDays(3))
                                .toString(),
                        "minutes",
                        60,
                        "capacity",
                        1,
                        "reach",
                        reach))
                .post("/api/v1/webinars")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    @Test
    void aWishToBecomeCoreGoesToTheSeatHolderAndThenToTheCoordinator() {
        Somebody guest = guest("Lita Literacy", 200);
        as(guest).get("/nominations").then().body(containsString("Ask to become a core member"));
        assertEquals(422, submit(guest, ASK, ASK, Map.of("why", "")).statusCode());
        Response asked = submit(guest, ASK, ASK, Map.of("why", "I lead early literacy in 40 schools"));
        assertEquals(303, asked.statusCode(), asked.asString());
        UUID id = id(asked);
        assertEquals("ASKED", state(id));
        assertEquals(1, mails(holder, "CORE_REQUEST"));
        assertEquals(1, reach(guest), "not granted by itself");

        as(guest).get("/nominations/" + id).then().body(containsString("Waits for Olive Ohio"));
        Fixtures.run("update person set listed = false where id = ?", holder.id());
        as(guest)
                .get("/nominations/" + id)
                .then()
                .body(containsString("Waits for the holder of the seat"), not(containsString("Olive Ohio")));
        as(coordinator).get("/nominations/" + id).then().body(containsString("Waits for Olive Ohio"));

        // Nobody else supports it: not the guest, not another seat holder.
        Somebody other = Fixtures.director("Otto Other", "TN");
        NominationTest.seat(other, "TN");
        as(other).get("/nominations/" + id).then().statusCode(404);
        Map<String, Object> support = new HashMap<>(Map.of("support", "yes", "note", ""));
        for (Somebody not : List.of(guest, other)) {
            support.put("form", formToken(not, "/settings"));
            assertEquals(
                    404, send(not, "/nominations/" + id + "/support", support).statusCode());
        }
        assertEquals("ASKED", state(id));

        as(holder).get("/nominations").then().body(containsString("Waits for you."));
        String page = "/nominations/" + id;
        assertEquals(
                303,
                submit(holder, page, page + "/support", Map.of("support", "yes", "note", ""))
                        .statusCode());
        assertEquals("PENDING", state(id));
        assertEquals(1, reach(guest));
        assertEquals(1, mails(coordinator, "NOMINATION"));

        String desk = "/desk/nominations/" + id;
        as(coordinator).get(desk).then().body(containsString("Olive Ohio supports it"));
        assertEquals(
                303,
                submit(coordinator, desk, desk + "/decision", Map.of("decision", "core", "note", ""))
                        .statusCode());
        assertEquals(2, reach(guest));
        assertEquals(
                0,
                Fixtures.number(
                        "select count(*) from membership where person_id = ? and access_until is not null",
                        guest.id()));
        assertEquals(1, mails(guest, "NOMINATION_DECIDED"));
        as(guest).get(ASK).then().statusCode(409);
    }

    @Test
    void theSeatHolderDeclinesWithAReasonAndAVacantSeatIsPassedBy() {
        Somebody guest = guest("Dina Declined", 200);
        UUID id = id(submit(guest, ASK, ASK, Map.of("why", "Please")));
        String page = "/nominations/" + id;
        assertEquals(
                422,
                submit(holder, page, page + "/support", Map.of("support", "no", "note", ""))
                        .statusCode());
        assertEquals(
                303,
                submit(holder, page, page + "/support", Map.of("support", "no", "note", "Not yet"))
                        .statusCode());
        as(guest).get(page).then().body(containsString("Not yet"), not(containsString("Do you support it")));
        assertEquals(1, mails(guest, "NOMINATION_DECIDED"));

        Somebody alone = Fixtures.extended("Ada Alone", "WY");
        UUID direct = id(submit(alone, ASK, ASK, Map.of("why", "The seat is vacant")));
        assertEquals("PENDING", state(direct));
        assertEquals(1, mails(coordinator, "NOMINATION"));
    }

    @Test
    void aForwardedLinkDoesNothingForAnotherAccountAndAGuestReadsNoAddresses() {
        String form = "/desk/invitations/new";
        String email = UUID.randomUUID() + "@tests.example";
        submit(
                coordinator,
                form,
                "/desk/invitations",
                Map.of(
                        "email",
                        email,
                        "name",
                        "Nell Guest",
                        "jurisdiction",
                        "OH",
                        "reach",
                        "members",
                        "until",
                        "2099-06-30"));
        String link = Links.intoNetwork(email);
        Somebody friend = Fixtures.extended("Fred Friend", "OH");
        as(friend).get(link).then().statusCode(409);

        Somebody nell = new Somebody(
                (UUID) Fixtures.rows("select id from person where email = ?", email)
                        .get(0)[0],
                UUID.randomUUID().toString(),
                "Nell Guest",
                email);
        assertEquals(303, submit(nell, link, link + "/acceptance", Map.of()).statusCode());
        assertTrue(!as(nell).get("/directory").asString().contains(holder.email()));
        as(nell).get("/practices").then().statusCode(200);
    }

    private static Somebody guest(String name, int days) {
        Somebody guest = Fixtures.extended(name, "OH");
        Fixtures.run(
                "update membership set access_until = now() + make_interval(days => ?) where person_id = ?",
                days,
                guest.id());
        return guest;
    }

    private Response renew(Somebody guest, String until) {
        return submit(coordinator, DESK + guest.id(), DESK + guest.id() + "/renewal", Map.of("until", until));
    }

    private void tellEnding() {
        run(access::tellEnding);
    }

    private static void run(java.util.function.Supplier<io.smallrye.mutiny.Uni<Boolean>> act) {
        try {
            VertxContextSupport.subscribeAndAwait(act);
        } catch (Throwable failure) {
            throw new CompletionException(failure);
        }
    }

    private static UUID id(Response created) {
        String place = created.header("Location");
        return UUID.fromString(place.substring(place.lastIndexOf('/') + 1));
    }

    private static String state(UUID id) {
        return (String)
                Fixtures.rows("select state from nomination where id = ?", id).get(0)[0];
    }

    private static long reach(Somebody somebody) {
        return Fixtures.number("select reach from membership where person_id = ? and ended_at is null", somebody.id());
    }

    private static long mails(Somebody to, String kind) {
        return Fixtures.number("select count(*) from mail_outbox where to_address = ? and kind = ?", to.email(), kind);
    }
}
