package org.nnssil.admission;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.Links;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.PostgresAndKeys;

/** What somebody who leaves had open of coming in: the seat has it, the coordinator has it, or it ends. */
@QuarkusTest
class OpenRequestsTest extends NetworkTest {

    private Somebody coordinator;
    private Somebody holder;

    @BeforeEach
    void aHolderOfTheSeatOfMississippi() {
        SeatsAside.take();
        coordinator = Fixtures.coordinator();
        holder = Fixtures.director("Hope Holder", "MS");
        NominationTest.seat(holder, "MS");
    }

    @AfterEach
    void end() {
        Fixtures.run("update nomination set state = 'DECLINED' where state in ('ASKED', 'PENDING')");
        SeatsAside.giveBack();
    }

    @Test
    void aNominationPassesToTheSeatAndItsNextHolderIsTold() {
        String email = UUID.randomUUID() + "@tests.example";
        UUID nomination = named(holder, email, "Cora Colleague");
        as(coordinator)
                .get(leaving(holder))
                .then()
                .body(containsString("1 nomination that they made passes to the seat"));

        depart(holder);

        assertEquals("PENDING", state(nomination));
        as(coordinator)
                .get("/desk/nominations/" + nomination)
                .then()
                .body(containsString("Hope Holder has left; it is with the seat now"));
        Somebody successor = Fixtures.director("Sue Successor", "MS");
        as(successor).get("/nominations/" + nomination).then().statusCode(404);
        Fixtures.run("update seat_tenure set to_date = current_date where jurisdiction_key = 'MS' and to_date is null");
        NominationTest.seat(successor, "MS");
        as(successor).get("/nominations").then().body(containsString("Cora Colleague"));
        as(successor).get("/seats/MS").then().body(containsString("1 colleague named before you came"));
        as(Fixtures.director("Wes Elsewhere", "WY"))
                .get("/nominations/" + nomination)
                .then()
                .statusCode(404);

        decide(nomination, "core");

        assertEquals(1, mails(successor.email(), "NOMINATION_DECIDED"));
        assertEquals(0, mails(holder.email(), "NOMINATION_DECIDED"));
        assertEquals(303, acceptsByMail(email).statusCode());
        assertEquals(figures(holder), "1 0 0");
    }

    @Test
    void aNominationOfWhoLeavesIsWithdrawnAndWhoNamedThemIsTold() {
        Somebody extended = Fixtures.extended("Exa Extended", "MS");
        UUID nomination = named(holder, extended.email(), "Exa Extended");
        as(coordinator).get(leaving(extended)).then().body(containsString("1 nomination of them is withdrawn."));

        depart(extended);

        assertEquals("WITHDRAWN", state(nomination));
        assertEquals(1, mails(holder.email(), "NOMINATION_DECIDED"));
        Response late = submit(
                coordinator,
                "/settings",
                "/desk/nominations/" + nomination + "/decision",
                Map.of("decision", "core", "note", "", "until", ""));
        assertTrue(List.of(303, 409).contains(late.statusCode()), late.asString());
        assertEquals("WITHDRAWN", state(nomination), "an ended one cannot be approved");
        assertEquals(0, mails(extended.email(), "INVITATION"));
        as(holder).get("/nominations").then().body(containsString("Withdrawn"));
    }

    @Test
    void aNominationThatPassedOnIsTheNextHoldersToBeToldOf() {
        Somebody extended = Fixtures.extended("Exa Extended", "MS");
        UUID nomination = named(holder, extended.email(), "Exa Extended");
        depart(holder);
        Somebody next = Fixtures.director("Nia Next", "MS");
        NominationTest.seat(next, "MS");

        depart(extended);

        assertEquals("WITHDRAWN", state(nomination));
        assertEquals(0, mails(holder.email(), "NOMINATION_DECIDED"), "who has left is told nothing of the roster");
        assertEquals(1, mails(next.email(), "NOMINATION_DECIDED"));
    }

    @Test
    void aWishToBecomeCoreEndsWithWhoAskedAndGoesToTheCoordinatorWhenTheHolderLeaves() {
        Somebody first = Fixtures.extended("Fay First", "MS");
        Somebody second = Fixtures.extended("Sol Second", "MS");
        UUID one = asked(first);
        UUID two = asked(second);
        assertEquals("ASKED", state(one));

        as(coordinator)
                .get(leaving(first))
                .then()
                .body(containsString("1 request of theirs to become core is withdrawn."));
        depart(first);
        assertEquals("WITHDRAWN", state(one));
        assertEquals("ASKED", state(two));

        as(coordinator)
                .get(leaving(holder))
                .then()
                .body(containsString("1 request to become core that waits for them goes to the coordinator."));
        depart(holder);
        assertEquals("PENDING", state(two), "nobody holds the seat, so the coordinator decides");
    }

    @Test
    void aWishWaitsForTheCoordinatorWhileTheSeatIsVacantAndForTheNextHolderAfterThat() {
        Somebody extended = Fixtures.extended("Exa Extended", "MS");
        UUID wish = asked(extended);
        as(coordinator).get("/desk").then().body(not(containsString("nomination to decide")));
        String vacancy = "/seats/MS/vacancy";
        assertEquals(
                303,
                submit(
                                coordinator,
                                vacancy,
                                vacancy,
                                Map.of(
                                        "on",
                                        java.time.LocalDate.now(Viewer.EASTERN).toString(),
                                        "reason",
                                        "Other tasks"))
                        .statusCode());
        as(coordinator).get("/desk").then().body(containsString("<b>1</b> nomination to decide"));

        Somebody next = Fixtures.director("Nan Next", "MS");
        name(next.email());
        String link = Links.intoNetwork(next.email());
        submit(next, link, link + "/acceptance", Map.of());
        as(next).get("/seats/MS").then().body(containsString("1 request to become core waits for you"));
        as(next).get("/nominations/" + wish).then().statusCode(200);
    }

    @Test
    void anInvitationToHoldASeatEndsWithTheMembership() {
        Fixtures.run("update seat_tenure set to_date = current_date where jurisdiction_key = 'MS' and to_date is null");
        Somebody member = Fixtures.director("Mo Member", "MS");
        name(member.email());
        String link = Links.intoNetwork(member.email());
        as(coordinator)
                .get(leaving(member))
                .then()
                .body(
                        containsString("1 invitation to them is withdrawn."),
                        containsString("The seat of Mississippi becomes vacant"));

        depart(member);

        assertEquals(409, anonymous().get(link).statusCode());
        assertEquals(
                0,
                Fixtures.number("select count(*) from seat_tenure where jurisdiction_key = 'MS' and to_date is null"));
        assertEquals(
                0,
                Fixtures.number(
                        "select count(*) from membership where person_id = ? and ended_at is null", member.id()));
    }

    @Test
    void whoComesBackByAnInvitationWorksWhereItSaysAndHasTheirAccountAgain() {
        depart(holder);
        Map<String, Object> fields = new HashMap<>(Map.of(
                "email",
                holder.email(),
                "name",
                "Ignored",
                "roleTitle",
                "",
                "jurisdiction",
                "WV",
                "reach",
                "core",
                "until",
                ""));
        assertEquals(
                303,
                submit(coordinator, "/desk/invitations/new", "/desk/invitations", fields)
                        .statusCode());

        assertEquals(303, acceptsByMail(holder.email()).statusCode());

        assertEquals(
                "WV",
                Fixtures.rows("select jurisdiction_key from person where id = ?", holder.id())
                        .get(0)[0]);
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from account_task where person_id = ? and kind in ('OPEN', 'REOPEN') and state <> 'OVERTAKEN'",
                        holder.id()));
    }

    @Test
    void anAcceptanceAndAnotherNamingAtTheSameMomentLeaveOneHolder() throws Exception {
        for (int round = 0; round < 4; round++) {
            Fixtures.run(
                    "update seat_tenure set to_date = current_date where jurisdiction_key = 'MS' and to_date is null");
            String first = "first-" + UUID.randomUUID() + "@tests.example";
            name(first);
            String link = Links.intoNetwork(first);
            String form = formTokenOf(anonymous().get(link).asString());
            Map<String, Object> second = naming("second-" + UUID.randomUUID() + "@tests.example");
            second.put("form", formToken(coordinator, "/seats/MS/holder"));
            List<Callable<Integer>> acts = List.of(
                    () -> anonymous()
                            .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                            .formParam("form", form)
                            .post(link + "/acceptance")
                            .statusCode(),
                    () -> send(coordinator, "/seats/MS/holder", second).statusCode());
            ExecutorService threads = Executors.newFixedThreadPool(2);
            List<Future<Integer>> answers = threads.invokeAll(acts);
            threads.shutdown();

            int accepted = answers.get(0).get();
            assertTrue(List.of(303, 409).contains(accepted), "accepted: " + accepted);
            assertEquals(303, answers.get(1).get());
            assertEquals(
                    1,
                    Fixtures.number(
                            "select count(*) from seat_tenure where jurisdiction_key = 'MS' and to_date is null"));
            assertEquals(
                    accepted == 303 ? 1 : 0,
                    Fixtures.number(
                            "select count(*) from membership m join person p on p.id = m.person_id where p.email = ?",
                            first));
        }
    }

    /** The control: without the lock of the seat, who accepts while another is named takes a seat that is gone. */
    @Test
    void controlWithoutTheLockASeatThatIsGoneIsTaken() throws SQLException {
        assertTrue(takenWhileNamed(""));
        assertTrue(!takenWhileNamed(" for update"));
    }

    private boolean takenWhileNamed(String lock) throws SQLException {
        Fixtures.run("update seat_tenure set to_date = current_date where jurisdiction_key = 'MS' and to_date is null");
        Somebody first = Fixtures.person("Fern First", "MS");
        NominationTest.seat(first, "MS");
        try (Connection accepts = begin();
                Connection names = begin()) {
            run(names, "select 1 from seat where jurisdiction_key = 'MS'" + lock);
            run(accepts, "set local lock_timeout = '300ms'");
            try {
                run(accepts, "select 1 from seat where jurisdiction_key = 'MS'" + lock);
            } catch (SQLException waits) {
                assertEquals("55P03", waits.getSQLState());
                return false;
            }
            run(names, "update seat_tenure set to_date = current_date where person_id = '" + first.id() + "'");
            run(
                    accepts,
                    "insert into membership (id, person_id, community_id, reach, basis, from_at) select gen_random_uuid(),"
                            + " t.person_id, '" + Viewer.NATIONAL + "', 2, 'SEAT', now() from seat_tenure t"
                            + " where t.person_id = '" + first.id() + "' and t.to_date is null");
            names.commit();
            accepts.commit();
        }
        return Fixtures.number("select count(*) from membership where person_id = ?", first.id()) == 1;
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

    private void name(String email) {
        Response named = submit(coordinator, "/seats/MS/holder", "/seats/MS/holder", naming(email));
        assertEquals(303, named.statusCode(), named.asString());
    }

    private static Map<String, Object> naming(String email) {
        return new HashMap<>(Map.of(
                "email",
                email,
                "name",
                "Nia Named",
                "roleTitle",
                "",
                "from",
                java.time.LocalDate.now(Viewer.EASTERN).toString()));
    }

    private static UUID named(Somebody by, String email, String name) {
        Response done = submit(
                by,
                "/nominations/new",
                "/nominations",
                Map.of("email", email, "name", name, "roleTitle", "", "why", ""));
        assertEquals(303, done.statusCode(), done.asString());
        String place = done.header("Location");
        return UUID.fromString(place.substring(place.lastIndexOf('/') + 1));
    }

    private static UUID asked(Somebody by) {
        assertEquals(
                303,
                submit(by, "/core-request", "/core-request", Map.of("why", "I lead it"))
                        .statusCode());
        return (UUID) Fixtures.rows("select id from nomination where nominator_id = ?", by.id())
                .get(0)[0];
    }

    private void decide(UUID id, String decision) {
        String page = "/desk/nominations/" + id;
        assertEquals(
                303,
                submit(coordinator, page, page + "/decision", Map.of("decision", decision, "note", "", "until", ""))
                        .statusCode());
    }

    private void depart(Somebody somebody) {
        Response done = submit(
                coordinator,
                leaving(somebody),
                leaving(somebody),
                Map.of("way", "leaves", "reason", "The agency confirmed it"));
        assertEquals(303, done.statusCode(), done.asString());
    }

    private static String leaving(Somebody somebody) {
        return "/people/" + somebody.id() + "/departure";
    }

    private static String figures(Somebody somebody) {
        return (String) Fixtures.rows(
                        "select concat_ws(' ', detail ->> 'nominationsPassed', detail ->> 'nominationsWithdrawn',"
                                + " detail ->> 'invitationsWithdrawn') from audit_entry where subject_id = ? and act = 'membership.departed'",
                        somebody.id())
                .get(0)[0];
    }

    private static String state(UUID id) {
        return (String)
                Fixtures.rows("select state from nomination where id = ?", id).get(0)[0];
    }

    private static long mails(String address, String kind) {
        return Fixtures.number("select count(*) from mail_outbox where to_address = ? and kind = ?", address, kind);
    }
}
