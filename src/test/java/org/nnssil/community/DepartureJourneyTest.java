package org.nnssil.community;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.PostOffice;
import org.nnssil.testing.PostgresAndKeys;

/** Journey J3: the director leaves, the seat stays; and the same person comes back somewhere else. */
@QuarkusTest
class DepartureJourneyTest extends NetworkTest {

    private static final String GONE = "550 5.1.1 No such user";

    private Somebody coordinator;
    private Somebody director;

    @BeforeEach
    void aDirectorInTheSeatOfTennessee() {
        coordinator = Fixtures.coordinator();
        director = Fixtures.director("Priya " + UUID.randomUUID().toString().substring(0, 8), "TN");
        seat("TN", director);
    }

    @Test
    void theDirectorLeavesTheSeatStaysAndThePersonComesBackForAnotherState() {
        bouncedMailOpensOneTaskAndTheSeatIsStillHeld();

        Somebody liaison = Fixtures.director("Calvin Liaison", null);
        Fixtures.run(
                "insert into center_liaison (id, jurisdiction_key, person_id, from_date) values (gen_random_uuid(), 'TN', ?,"
                        + " current_date - 30)",
                liaison.id());
        Somebody colleague = Fixtures.director("Marshall Colleague", "TN");
        Somebody waiting = Fixtures.director("Walt Waiting", "WY");
        UUID session = session(1);
        register(director, session, "confirmed");
        register(waiting, session, "waiting");
        String draft = draft(director, "Panels without travel");
        UUID thread = thread(director, "What have you stopped doing?");
        UUID group = Fixtures.community("j3-" + UUID.randomUUID().toString().substring(0, 8), "Private circle");
        Fixtures.join(director, group, Reach.CORE);

        String page = leaving(director);
        as(coordinator)
                .get(page)
                .then()
                .statusCode(200)
                .body(
                        containsString("The seat of Tennessee becomes vacant today."),
                        containsString("1 registration for a session to come is given up"),
                        containsString("1 draft or submission passes to the seat."),
                        containsString("1 sub-community end"),
                        containsString("Calvin Liaison"),
                        not(containsString("Private circle")));
        assertEquals(303, depart(coordinator, director, Map.of()).statusCode());

        // The next request is already closed, on every surface, as for somebody who never was in.
        as(director).get("/directory").then().statusCode(404);
        seesWhatAnOutsiderSees(director, session, draft, thread);
        assertEquals(
                0,
                Fixtures.number(
                        "select count(*) from membership where person_id = ? and ended_at is null", director.id()));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from account_task where person_id = ? and kind = 'CLOSE'", director.id()));

        as(waiting).get("/api/v1/webinars/" + session + "/registration").then().body("status", equalTo("confirmed"));
        assertEquals(1, mails(waiting, "WEBINAR_PROMOTED"));
        assertEquals(1, mails(director, "WEBINAR_WITHDRAWN"));
        assertEquals(1, mails(liaison, "LIAISON_TOLD"));
        assertTrue(text(liaison, "LIAISON_TOLD").contains("The seat is vacant"));
        assertEquals(
                0,
                Fixtures.number(
                        "select count(*) from roster_task where person_id = ? and closed_at is null", director.id()));

        as(colleague).get("/practices/mine").then().body(containsString("passed to the seat"));
        as(colleague).get("/practices/" + draft + "/edit").then().statusCode(200);
        as(colleague)
                .get("/threads/" + thread)
                .then()
                .body(containsString("former Director of School Improvement · Tennessee"));
        as(colleague).get("/directory?q=Priya").then().body(not(containsString(director.name())));
        Object[] audit = Fixtures.rows(
                        "select act, detail->>'registrations', detail->>'drafts', reason, jurisdiction_key from audit_entry"
                                + " where subject_id = ? and act = 'membership.departed'",
                        director.id())
                .get(0);
        assertEquals(List.of("membership.departed", "1", "1", "The agency confirmed it", "TN"), List.of(audit));

        aSuccessorFindsTheDraft(draft);
        thePersonJoinsWestVirginiaAndBringsNothing(draft);
    }

    private void bouncedMailOpensOneTaskAndTheSeatIsStillHeld() {
        PostOffice.gate().refuse(director.email(), GONE);
        mailTo(director);
        mailTo(director);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Fixtures.number(
                                "select count(*) from mail_outbox where to_address = ? and state in ('DUE', 'LEASED')",
                                director.email())
                        == 0);
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from roster_task where person_id = ? and closed_at is null", director.id()));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from seat_tenure where person_id = ? and to_date is null", director.id()));
        PostOffice.gate().refuse(director.email(), null);
        UUID later = mailTo(director);
        await().atMost(Duration.ofSeconds(10)).until(() -> "SUPPRESSED"
                .equals(Fixtures.rows("select state from mail_outbox where id = ?", later)
                        .get(0)[0]));
        as(coordinator)
                .get("/desk/roster-tasks")
                .then()
                .body(containsString("Check the roster"), containsString(director.name()));
        as(director).get("/desk/roster-tasks").then().statusCode(404);
    }

    private void aSuccessorFindsTheDraft(String draft) {
        String email = "successor-" + UUID.randomUUID() + "@tests.example";
        String form = "/seats/TN/holder";
        Map<String, Object> fields =
                Map.of("email", email, "name", "Sue Successor", "roleTitle", "Chief", "from", today());
        assertEquals(303, submit(coordinator, form, form, fields).statusCode());
        assertEquals(303, acceptsByMail(email).statusCode());
        Somebody successor = new Somebody(UUID.randomUUID(), UUID.randomUUID().toString(), "Sue Successor", email);
        as(successor).get("/practices/mine").then().body(containsString("Panels without travel"));
        String welcome = (String) Fixtures.rows(
                        "select b.text from mail_outbox o join mail_body b on b.id = o.body_id where o.to_address = ?"
                                + " and o.kind = 'SEAT_HOLDER'",
                        email)
                .get(0)[0];
        assertTrue(
                welcome.contains("in hand") && welcome.contains("/seats/TN") && welcome.contains("Next session: "),
                welcome);
        as(successor)
                .get("/seats/TN")
                .then()
                .statusCode(200)
                .body(
                        containsString(director.name()),
                        containsString("in hand"),
                        not(containsString("agency confirmed")));
        as(coordinator).get("/seats/TN").then().body(containsString("The agency confirmed it"));
        as(Fixtures.director("Other State", "UT")).get("/seats/TN").then().statusCode(404);
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from audit_entry where act = 'seat.filled' and subject_id ="
                                + " (select id from person where email = ?)",
                        email));
    }

    private void thePersonJoinsWestVirginiaAndBringsNothing(String draft) {
        Fixtures.run("delete from mail_suppression where address = ?", director.email());
        String roster = "/communities/nnssil/members";
        Map<String, Object> fields = Map.of(
                "email", director.email(), "name", "Ignored", "roleTitle", "", "jurisdiction", "WV", "reach", "core");
        assertEquals(303, submit(coordinator, roster, roster, fields).statusCode());
        as(director).get("/directory").then().statusCode(404);
        assertEquals(303, acceptsByMail(director.email()).statusCode());

        as(director).get("/directory").then().statusCode(200);
        as(director).get("/practices/" + draft).then().statusCode(404);
        as(director).get("/practices/mine").then().body(not(containsString("Panels without travel")));
        assertEquals(
                "WV",
                Fixtures.rows("select jurisdiction_key from person where id = ?", director.id())
                        .get(0)[0]);
        assertEquals(
                2,
                Fixtures.number(
                        "select count(*) from membership where person_id = ? and community_id = ?",
                        director.id(),
                        Viewer.NATIONAL));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from account_task where person_id = ? and kind = 'REOPEN'", director.id()));
    }

    @Test
    void aMoveBeginsAnotherMembershipAndCarriesNothingOver() {
        String draft = draft(director, "Stays in Tennessee");
        UUID session = session(5);
        register(director, session, "confirmed");
        UUID office =
                Fixtures.community("office-" + UUID.randomUUID().toString().substring(0, 8), "Office circle");
        UUID own = Fixtures.community("own-" + UUID.randomUUID().toString().substring(0, 8), "Own circle");
        Fixtures.join(director, office, Reach.CORE);
        Fixtures.join(director, own, Reach.CORE);
        Fixtures.run(
                "update membership set organization_id = (select id from organization where kind = 'SEA' and"
                        + " jurisdiction_key = 'TN') where person_id = ? and community_id = ?",
                director.id(),
                office);

        Response nowhere = depart(coordinator, director, Map.of("way", "moves", "jurisdiction", "TN"));
        assertEquals(422, nowhere.statusCode());
        Map<String, Object> move = Map.of(
                "way",
                "moves",
                "jurisdiction",
                "WV",
                "roleTitle",
                "Executive Director",
                "reach",
                "core",
                "keep",
                "yes");
        assertEquals(303, depart(coordinator, director, move).statusCode());

        as(director).get("/practices/" + draft).then().statusCode(404);
        as(director).get("/directory").then().statusCode(200);
        as(director).get("/api/v1/webinars/" + session + "/registration").then().body("status", equalTo("confirmed"));
        assertEquals(
                "WV",
                Fixtures.rows("select jurisdiction_key from webinar_registration where person_id = ?", director.id())
                        .get(0)[0]);
        assertEquals(
                0,
                Fixtures.number(
                        "select count(*) from seat_tenure where person_id = ? and to_date is null", director.id()));
        assertEquals(0, open(office));
        assertEquals(1, open(own));
        assertEquals(1, mails(director, "MEMBERSHIP_MOVED"));
    }

    @Test
    void onlyTheCoordinatorAndThePersonDecideAndNobodyMovesThemself() {
        Somebody colleague = Fixtures.director("Cole Colleague", "TN");
        as(colleague).get(leaving(director)).then().statusCode(404);
        Map<String, Object> fields = new HashMap<>(Map.of("way", "leaves", "reason", "Planted"));
        fields.put("form", formToken(colleague, "/settings"));
        assertEquals(404, send(colleague, leaving(director), fields).statusCode());

        as(director).get(leaving(director)).then().statusCode(200).body(not(containsString("name=\"jurisdiction\"")));
        assertEquals(
                303,
                depart(director, director, Map.of("way", "moves", "jurisdiction", "WV"))
                        .statusCode());
        assertEquals(0, open(Viewer.NATIONAL));
        assertEquals(
                0,
                Fixtures.number(
                        "select count(*) from seat_tenure where person_id = ? and to_date is null", director.id()));
    }

    @Test
    void aTaskIsEndedOnceAndADismissedOneLetsMailGoThereAgain() {
        PostOffice.gate().refuse(director.email(), GONE);
        mailTo(director);
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        Fixtures.number("select count(*) from roster_task where person_id = ?", director.id()) == 1);
        PostOffice.gate().refuse(director.email(), null);
        Object id = Fixtures.rows("select id from roster_task where person_id = ?", director.id())
                .get(0)[0];
        String list = "/desk/roster-tasks";
        Map<String, Object> fields = Map.of("outcome", "dismissed", "note", "The server was set up wrongly");

        assertEquals(
                422,
                submit(coordinator, list, list + "/" + id, Map.of("outcome", "done"))
                        .statusCode());
        assertEquals(303, submit(coordinator, list, list + "/" + id, fields).statusCode());
        assertEquals(
                409, submit(coordinator, "/settings", list + "/" + id, fields).statusCode());
        assertEquals(
                404,
                submit(coordinator, "/settings", list + "/" + UUID.randomUUID(), fields)
                        .statusCode());

        mailTo(director);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !PostOffice.received(director.email()).isEmpty());
    }

    @Test
    void twoDeparturesAtOnceEndOnceAndARegistrationNeverOutlivesThem() throws Exception {
        for (int round = 0; round < 3; round++) {
            Somebody leaver = Fixtures.director("Racing Leaver", "TN");
            seat("TN", leaver);
            UUID session = session(5);
            Somebody second = Fixtures.coordinator();
            List<Callable<Integer>> acts = new ArrayList<>();
            acts.add(departing(coordinator, leaver));
            acts.add(departing(second, leaver));
            acts.add(() -> as(leaver)
                    .contentType("application/json")
                    .post("/api/v1/webinars/" + session + "/registration")
                    .statusCode());
            String form = "/seats/TN/holder";
            Map<String, Object> naming = new HashMap<>(Map.of(
                    "email",
                    "race-" + UUID.randomUUID() + "@tests.example",
                    "name",
                    "Named",
                    "roleTitle",
                    "",
                    "from",
                    today()));
            naming.put("form", formToken(coordinator, form));
            acts.add(() -> send(coordinator, form, naming).statusCode());

            ExecutorService threads = Executors.newFixedThreadPool(acts.size());
            List<Future<Integer>> answers = threads.invokeAll(acts);
            threads.shutdown();

            assertEquals(303, answers.get(0).get());
            assertEquals(303, answers.get(1).get());
            assertTrue(
                    List.of(200, 404).contains(answers.get(2).get()),
                    answers.get(2).get().toString());
            assertEquals(303, answers.get(3).get());
            assertEquals(
                    0,
                    Fixtures.number(
                            "select count(*) from webinar_registration where person_id = ? and status <> 'CANCELLED'",
                            leaver.id()));
            assertEquals(
                    1,
                    Fixtures.number(
                            "select count(*) from audit_entry where subject_id = ? and act = 'membership.departed'",
                            leaver.id()));
            assertEquals(1, mails(leaver, "MEMBERSHIP_ENDED"));
            assertEquals(
                    0,
                    Fixtures.number(
                            "select count(*) from seat_tenure t where t.to_date is null and t.jurisdiction_key = 'TN'"
                                    + " and not exists (select 1 from membership m where m.person_id = t.person_id and m.ended_at is null)"
                                    + " and not (t.unanswered and exists (select 1 from invitation i where i.person_id = t.person_id"
                                    + " and i.seat_key = 'TN' and i.state = 'SENT'))"));
        }
    }

    /** The control: without waiting for the person's row a registration slips past the departure. */
    @Test
    void controlWithoutTheLockARegistrationOutlivesTheDeparture() throws SQLException {
        assertEquals(1, registeredWhileLeaving(""));
        assertEquals(0, registeredWhileLeaving(" for share"));
    }

    private long registeredWhileLeaving(String lock) throws SQLException {
        Somebody leaver = Fixtures.director("Slipping Leaver", "TN");
        UUID session = session(5);
        try (Connection leaves = begin();
                Connection registers = begin()) {
            run(leaves, "select 1 from person where id = '" + leaver.id() + "' for no key update");
            run(registers, "set local lock_timeout = '300ms'");
            try {
                run(registers, "select 1 from person where id = '" + leaver.id() + "'" + lock);
            } catch (SQLException waits) {
                assertEquals("55P03", waits.getSQLState());
                return 0;
            }
            run(
                    registers,
                    "insert into webinar_registration (id, webinar_id, person_id, status, queued_at, changed_at)"
                            + " select gen_random_uuid(), '" + session
                            + "', m.person_id, 'CONFIRMED', now(), now() from membership m"
                            + " where m.person_id = '" + leaver.id() + "' and m.ended_at is null");
            run(leaves, "update membership set ended_at = now() where person_id = '" + leaver.id() + "'");
            run(leaves, "update webinar_registration set status = 'CANCELLED' where person_id = '" + leaver.id() + "'");
            leaves.commit();
            registers.commit();
        }
        return Fixtures.number(
                "select count(*) from webinar_registration where person_id = ? and status <> 'CANCELLED'", leaver.id());
    }

    private void seesWhatAnOutsiderSees(Somebody former, UUID session, String draft, UUID thread) {
        Somebody outsider = Fixtures.outsider();
        List<String> paths = List.of(
                "/",
                "/directory",
                "/seats",
                "/seats/TN/holder",
                "/jurisdictions/TN",
                "/webinars",
                "/webinars/" + session,
                "/practices",
                "/practices/" + draft,
                "/practices/mine",
                "/discussions",
                "/threads/" + thread,
                "/communities",
                "/communities/nnssil/members",
                "/newsletters",
                "/people/" + former.id(),
                "/api/v1/people",
                "/api/v1/jurisdictions",
                "/api/v1/practices",
                "/desk",
                "/people/" + former.id() + "/departure");
        for (String path : paths) {
            Response mine = as(former).get(path);
            Response theirs = as(outsider).get(path);
            assertEquals(theirs.statusCode(), mine.statusCode(), path);
            String body =
                    plain(mine).replace(former.name(), "N").replace(former.id().toString(), "I");
            assertEquals(
                    plain(theirs)
                            .replace(outsider.name(), "N")
                            .replace(former.id().toString(), "I"),
                    body,
                    path);
        }
    }

    private static String plain(Response answer) {
        String type = String.valueOf(answer.contentType());
        return type.contains("html") ? Jsoup.parse(answer.asString()).body().text() : answer.asString();
    }

    private Callable<Integer> departing(Somebody by, Somebody leaver) {
        Map<String, Object> fields = new HashMap<>(Map.of("way", "leaves", "reason", "Both were told"));
        fields.put("form", formToken(by, leaving(leaver)));
        return () -> send(by, leaving(leaver), fields).statusCode();
    }

    private static Response depart(Somebody by, Somebody leaver, Map<String, Object> more) {
        Map<String, Object> fields = new HashMap<>(Map.of("way", "leaves", "reason", "The agency confirmed it"));
        fields.putAll(more);
        return submit(by, leaving(leaver), leaving(leaver), fields);
    }

    private static String leaving(Somebody somebody) {
        return "/people/" + somebody.id() + "/departure";
    }

    private long open(UUID community) {
        return Fixtures.number(
                "select count(*) from membership where person_id = ? and community_id = ? and ended_at is null",
                director.id(),
                community);
    }

    private static void seat(String key, Somebody holder) {
        Fixtures.run("delete from seat_tenure where jurisdiction_key = ?", key);
        Fixtures.run(
                "insert into seat_tenure (id, jurisdiction_key, person_id, from_date) values (gen_random_uuid(), ?, ?,"
                        + " current_date - 300)",
                key,
                holder.id());
    }

    private UUID session(int capacity) {
        String start = Instant.now()
                .truncatedTo(ChronoUnit.MINUTES)
                .plus(Duration.ofDays(3))
                .toString();
        return UUID.fromString(as(coordinator)
                .contentType("application/json")
                .body(Map.of(
                        "title",
                        "Session " + UUID.randomUUID(),
                        "startsAt",
                        start,
                        "minutes",
                        60,
                        "capacity",
                        capacity))
                .post("/api/v1/webinars")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static void register(Somebody somebody, UUID session, String status) {
        as(somebody)
                .contentType("application/json")
                .post("/api/v1/webinars/" + session + "/registration")
                .then()
                .body("status", equalTo(status));
    }

    private static String draft(Somebody author, String title) {
        return as(author)
                .contentType(ContentType.JSON)
                .body(Map.of("title", title))
                .post("/api/v1/practices")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static UUID thread(Somebody author, String title) {
        return UUID.fromString(as(author)
                .contentType(ContentType.JSON)
                .body(Map.of("title", title, "body", "We want to stop two reports."))
                .post("/api/v1/communities/nnssil/threads")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static UUID mailTo(Somebody somebody) {
        UUID body = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        Fixtures.run("insert into mail_body (id, subject, text) values (?, 'S', 'T')", body);
        Fixtures.run(
                "insert into mail_outbox (id, dedupe_key, kind, body_id, person_id, to_address, message_id, state,"
                        + " next_attempt_at, created_at) values (?, ?, 'TEST', ?, ?, ?, ?, 'DUE', now(), now())",
                id,
                id.toString(),
                body,
                somebody.id(),
                somebody.email(),
                "<" + id + "@tests.example>");
        return id;
    }

    private static long mails(Somebody somebody, String kind) {
        return Fixtures.number(
                "select count(*) from mail_outbox where person_id = ? and kind = ?", somebody.id(), kind);
    }

    private static String text(Somebody somebody, String kind) {
        return (String) Fixtures.rows(
                        "select b.text from mail_outbox o join mail_body b on b.id = o.body_id where o.person_id = ? and o.kind = ?",
                        somebody.id(),
                        kind)
                .get(0)[0];
    }

    private static String today() {
        return java.time.LocalDate.now(java.time.ZoneId.of("America/New_York")).toString();
    }

    private static Connection begin() throws SQLException {
        Connection connection = DriverManager.getConnection(PostgresAndKeys.jdbcUrl());
        connection.setAutoCommit(false);
        return connection;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
