package org.nnssil.admission;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.HeldRows;
import org.nnssil.testing.Links;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.Statements;
import org.nnssil.testing.TestClock;

/** J2: who may name whom, what the coordinator decides, and that two decisions are one. */
@QuarkusTest
class NominationTest extends NetworkTest {

    private static final String FORM = "/nominations/new";
    private static final String OWN = "/nominations";
    private static final String DESK = "/desk/nominations/";

    private Somebody coordinator;
    private Somebody holder;

    @BeforeEach
    void begin() {
        SeatsAside.take();
        coordinator = Fixtures.coordinator();
        holder = Fixtures.director("Hope Holder", "MS");
        seat(holder, "MS");
    }

    @AfterEach
    void end() {
        TestClock.back();
        Fixtures.run("update size_limit set network_core = null, jurisdiction_core = 3, center_core = null");
        Fixtures.run("update nomination set state = 'DECLINED' where state in ('ASKED', 'PENDING')");
        SeatsAside.giveBack();
    }

    @Test
    void aSeatHolderNamesAColleagueWhoIsApprovedAndInvited() {
        long seats = filled();
        Map<String, Object> fields = colleague("Cora Colleague");
        Response named = submit(holder, FORM, OWN, fields);
        assertEquals(303, named.statusCode(), named.asString());
        UUID id = id(named);
        as(holder).get(OWN).then().body(containsString("Cora Colleague"), containsString("Waits for the coordinator"));
        as(coordinator).get("/desk").then().body(containsString("/desk/nominations"));
        assertEquals(0, Fixtures.number("select count(*) from person where email = ?", fields.get("email")));

        assertEquals(303, decide(coordinator, id, "core", "Welcome to the core").statusCode());

        assertEquals("APPROVED", state(id));
        String email = (String) fields.get("email");
        assertEquals(1, mails(email, "INVITATION"));
        assertEquals(1, mails(holder.email(), "NOMINATION_DECIDED"));
        assertEquals(0, memberships(email), "named persons accept before they are members");
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from audit_entry where act = 'nomination.approved' and actor_id = ? and target = ?"
                                + " and reason = 'Welcome to the core' and jurisdiction_key = 'MS'",
                        coordinator.id(),
                        "nomination " + id));

        String link = Links.intoNetwork(email);
        String form = formTokenOf(anonymous().get(link).asString());
        anonymous()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("form", form)
                .post(link + "/acceptance")
                .then()
                .statusCode(303);
        assertEquals(1, memberships(email));
        assertEquals(seats, filled(), "still one seat for each state");
    }

    @Test
    void centerStaffNameTheirsWithTheStatesTheyServe() {
        Somebody staff = Fixtures.director("Sora Staff", null);
        Fixtures.run(
                "update person set organization_id = (select id from organization where center_key = 'SECC') where id = ?",
                staff.id());
        as(staff)
                .get(FORM)
                .then()
                .body(containsString("Liaison for"), containsString("Alabama"), not(containsString("Wyoming")));
        Map<String, Object> fields = colleague("Lia Liaison");
        fields.put("liaisonFor", List.of("AL", "GA"));
        UUID id = id(submit(staff, FORM, OWN, fields));

        as(coordinator).get(DESK + id).then().body(containsString("Alabama"), containsString("Georgia"));
        decide(coordinator, id, "core", "");
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from person p join organization o on o.id = p.organization_id where p.email = ?"
                                + " and o.center_key = 'SECC' and p.jurisdiction_key is null",
                        fields.get("email")));
        assertEquals(
                "CENTER",
                Fixtures.rows("select basis from invitation where nomination_id = ?", id)
                        .get(0)[0]);

        fields = colleague("Wy Wrong");
        fields.put("liaisonFor", List.of("WY"));
        assertEquals(422, submit(staff, FORM, OWN, fields).statusCode());
    }

    @Test
    void anyoneElseIsRefusedWithTheReason() {
        Somebody colleague = Fixtures.director("Colin Colleague", "MS");
        as(colleague)
                .get(FORM)
                .then()
                .statusCode(200)
                .body(
                        containsString("named by the holder of its seat, Hope Holder"),
                        not(containsString("name=\"email\"")));
        Map<String, Object> fields = colleague("Never Named");
        fields.put("form", formToken(colleague, "/settings"));
        Response refused = send(colleague, OWN, fields);
        assertEquals(409, refused.statusCode());
        assertTrue(refused.asString().contains("named by the holder of its seat, Hope Holder"));

        Map<String, Object> elsewhere = colleague("Tenn Essee");
        elsewhere.put("jurisdiction", "TN");
        Response other = submit(holder, FORM, OWN, elsewhere);
        assertEquals(422, other.statusCode());
        assertTrue(other.asString().contains("You hold the seat of Mississippi"));
        Somebody tennessee = Fixtures.extended("Tess Tennessee", "TN");
        Map<String, Object> theirs = colleague("Tess");
        theirs.put("email", tennessee.email());
        assertEquals(422, submit(holder, FORM, OWN, theirs).statusCode());

        Somebody outsider = Fixtures.outsider();
        as(outsider).get(FORM).then().statusCode(404);
        as(outsider).get(OWN).then().statusCode(404);
        as(colleague).get(DESK).then().statusCode(404);
        assertEquals(0, Fixtures.number("select count(*) from nomination where name in ('Never Named', 'Tenn Essee')"));
    }

    @Test
    void aFullSizeWarnsAndStopsNothing() {
        String limits = "/desk/limits";
        Map<String, String> wanted = new HashMap<>(Map.of("network", "", "jurisdiction", "1", "center", "5"));
        wanted.put("version", version());
        assertEquals(303, submit(coordinator, limits, limits, wanted).statusCode());
        wanted.put("version", version());
        wanted.put("jurisdiction", "none");
        assertEquals(422, submit(coordinator, limits, limits, wanted).statusCode());
        as(holder).get(limits).then().statusCode(404);

        UUID id = id(submit(holder, FORM, OWN, colleague("Olga Over")));
        as(coordinator)
                .get(DESK + id)
                .then()
                .body(containsString("the limit is 1."), containsString("nobody is turned away"));
        assertEquals(303, decide(coordinator, id, "core", "Needed").statusCode());
        assertEquals("APPROVED", state(id));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from audit_entry where target = ? and detail ->> 'over-limit' = 'true'",
                        "nomination " + id));
    }

    @Test
    void theCoordinatorAdmitsAsExtendedOrDeclinesWithANote() {
        Map<String, Object> fields = colleague("Exa Extended");
        UUID extended = id(submit(holder, FORM, OWN, fields));
        Response done = submit(
                coordinator,
                DESK + extended,
                DESK + extended + "/decision",
                Map.of("decision", "extended", "note", "", "until", "2099-06-30"));
        assertEquals(303, done.statusCode(), done.asString());
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from invitation where nomination_id = ? and reach = 1 and access_until is not null",
                        extended));

        UUID declined = id(submit(holder, FORM, OWN, colleague("Dee Declined")));
        assertEquals(422, decide(coordinator, declined, "decline", " ").statusCode());
        assertEquals("PENDING", state(declined));
        assertEquals(
                303,
                decide(coordinator, declined, "decline", "Not school improvement")
                        .statusCode());
        as(holder).get(OWN + "/" + declined).then().body(containsString("Not school improvement"));
        assertEquals(0, Fixtures.number("select count(*) from invitation where nomination_id = ?", declined));
        assertEquals(2, mails(holder.email(), "NOMINATION_DECIDED"));
    }

    @Test
    void aLinkInTheMailOpensAPageThatAsksOnceMore() {
        UUID id = id(submit(holder, FORM, OWN, colleague("Mel Mailed")));
        String text = Links.text(coordinator.email(), "NOMINATION");
        Matcher path =
                Pattern.compile("Approve as core: \\S+?(/decisions/\\S+)").matcher(text);
        assertTrue(path.find(), text);
        String link = path.group(1);

        Response page = as(coordinator).get(link);
        assertEquals(200, page.statusCode());
        assertEquals("PENDING", state(id), "looking decides nothing");
        assertFalse(List.of(200, 303).contains(anonymous().get(link).statusCode()));
        as(Fixtures.coordinator()).get(link).then().statusCode(404);
        as(holder).get(link).then().statusCode(404);
        as(coordinator).get(link + "x").then().statusCode(404);

        Map<String, Object> yes = Map.of("form", formTokenOf(page.asString()), "decision", "core", "note", "");
        TestClock.forward(DecisionLinks.GOOD_FOR.plus(Duration.ofMinutes(1)));
        assertEquals(409, send(coordinator, link, yes).statusCode());
        assertEquals("PENDING", state(id));
        TestClock.back();
        assertEquals(303, send(coordinator, link, yes).statusCode());
        assertEquals("APPROVED", state(id));
    }

    @Test
    void ofTwoDecisionsAtOnceOneWinsAndTheOtherIsToldWhoDecided() {
        for (int round = 0; round < 3; round++) {
            UUID id = id(submit(holder, FORM, OWN, colleague("Rae Raced")));

            List<Response> answers = twoDecisions(id);

            assertEquals(List.of(303, 409), codes(answers));
            assertTrue(answers.get(1).asString().contains("Avery Coordinator decided on this nomination before you"));
            long invitations = Fixtures.number("select count(*) from invitation where nomination_id = ?", id);
            assertEquals(state(id).equals("APPROVED") ? 1 : 0, invitations);
            assertEquals(1, decisionsTold(id));
        }
    }

    /** The control: without the locks both find that it waits; the database refuses one, and nobody says why. */
    @Test
    void withoutTheLocksTheOtherWouldBeToldNothing() {
        UUID id = id(submit(holder, FORM, OWN, colleague("Una Unlocked")));

        Statements.changed(
                Statements.unlocked("community", "nomination"),
                () -> assertEquals(List.of(303, 500), codes(twoDecisions(id))));

        assertEquals(1, decisionsTold(id));
    }

    @Test
    void theSameFormTwiceNamesOnceAndDecidesOnce() {
        Map<String, Object> fields = colleague("Tia Twice");
        fields.put("form", formToken(holder, FORM));
        UUID id = id(send(holder, OWN, fields));
        assertEquals(id, id(send(holder, OWN, fields)));
        Response again = submit(holder, FORM, OWN, fields);
        assertEquals(422, again.statusCode(), "named already, and waits");

        Map<String, Object> decision =
                Map.of("form", formToken(coordinator, DESK + id), "decision", "core", "note", "");
        assertEquals(303, send(coordinator, DESK + id + "/decision", decision).statusCode());
        assertEquals(303, send(coordinator, DESK + id + "/decision", decision).statusCode());
        assertEquals(1, mails((String) fields.get("email"), "INVITATION"));
    }

    @Test
    void whoWasAskedToHoldASeatIsNotAskedSomethingElseInstead() {
        Map<String, Object> fields = colleague("Sia Seated");
        UUID id = id(submit(holder, FORM, OWN, fields));
        Map<String, Object> seat = new HashMap<>(fields);
        seat.put(
                "from",
                java.time.LocalDate.now(org.nnssil.security.Viewer.EASTERN).toString());
        assertEquals(
                303,
                submit(coordinator, "/seats/MS/holder", "/seats/MS/holder", seat)
                        .statusCode());

        Response refused = decide(coordinator, id, "core", "Yes");

        assertEquals(409, refused.statusCode());
        assertTrue(refused.asString().contains("was asked to hold the seat of Mississippi"), refused.asString());
        assertEquals("PENDING", state(id));
        String email = (String) fields.get("email");
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from invitation i join person p on p.id = i.person_id where p.email = ?"
                                + " and i.state = 'SENT' and i.seat_key = 'MS'",
                        email));
        assertEquals(303, acceptsByMail(email).statusCode());
        assertEquals(1, memberships(email));
        assertEquals(
                0,
                Fixtures.number(
                        "select count(*) from seat_tenure where jurisdiction_key = 'MS' and to_date is null and unanswered"));
    }

    @Test
    void ofTwoWhoNameTheSamePersonAtOnceOneIsToldAndTheSameFormIsOne() {
        Somebody staff = Fixtures.director("Sora Staff", null);
        Fixtures.run(
                "update person set organization_id = (select id from organization where center_key = 'SECC') where id = ?",
                staff.id());
        for (int round = 0; round < 5; round++) {
            Map<String, Object> one = colleague("Nan Named");
            Map<String, Object> other = new HashMap<>(one);
            one.put("form", formToken(holder, FORM));
            other.put("form", formToken(staff, FORM));
            assertEquals(List.of(303, 422), atOnce(holder, OWN, one, staff, other));
            assertEquals(1, Fixtures.number("select count(*) from nomination where email = ?", one.get("email")));

            Map<String, Object> twice = colleague("Tia Twice");
            twice.put("form", formToken(holder, FORM));
            assertEquals(List.of(303, 303), atOnce(holder, OWN, twice, holder, twice));
            assertEquals(1, Fixtures.number("select count(*) from nomination where email = ?", twice.get("email")));
        }
        Somebody extended = Fixtures.extended("Exa Extended", "VT");
        Map<String, Object> wish = Map.of("why", "I lead it", "form", formToken(extended, "/core-request"));
        assertEquals(List.of(303, 303), atOnce(extended, "/core-request", wish, extended, wish));
        assertEquals(1, Fixtures.number("select count(*) from nomination where nominator_id = ?", extended.id()));
    }

    private static List<Integer> atOnce(
            Somebody one, String path, Map<String, Object> fields, Somebody other, Map<String, Object> theirs) {
        CompletableFuture<Integer> first =
                CompletableFuture.supplyAsync(() -> send(one, path, fields).statusCode());
        CompletableFuture<Integer> second =
                CompletableFuture.supplyAsync(() -> send(other, path, theirs).statusCode());
        return java.util.stream.Stream.of(first.join(), second.join()).sorted().toList();
    }

    @Test
    void theApiNamesDecidesAndListsInTheSameWay() {
        String email = UUID.randomUUID() + "@tests.example";
        String body = "{\"email\": \"%s\", \"name\": \"Apia Named\", \"why\": \"Runs review panels\"}".formatted(email);
        String id = as(holder)
                .contentType("application/json")
                .header("Idempotency-Key", email)
                .body(body)
                .post("/api/v1/nominations")
                .then()
                .statusCode(201)
                .body("state", equalTo("pending"), "jurisdiction", equalTo("MS"))
                .extract()
                .path("id");
        as(holder)
                .contentType("application/json")
                .header("Idempotency-Key", email)
                .body(body)
                .post("/api/v1/nominations")
                .then()
                .statusCode(201)
                .body("id", equalTo(id));
        as(holder).get("/api/v1/nominations").then().body("items", hasSize(1));
        Somebody stranger = Fixtures.director("Sid Stranger", "WY");
        as(stranger).get("/api/v1/nominations").then().body("items", hasSize(0));
        as(stranger).get("/api/v1/nominations/" + id).then().statusCode(404);
        as(stranger)
                .contentType("application/json")
                .body(body.replace(email, "x" + email))
                .post("/api/v1/nominations")
                .then()
                .statusCode(409);
        String decision = "{\"decision\": \"core\", \"note\": \"Yes\"}";
        String place = "/api/v1/nominations/" + id + "/decision";
        as(holder)
                .contentType("application/json")
                .body(decision)
                .post(place)
                .then()
                .statusCode(404);
        as(coordinator)
                .contentType("application/json")
                .body(decision)
                .post(place)
                .then()
                .statusCode(200)
                .body("state", equalTo("approved"), "decidedBy", equalTo("Avery Coordinator"));
        as(coordinator)
                .get("/api/v1/invitations?status=sent&limit=5")
                .then()
                .body("items[0].email", equalTo(email), "items[0].reach", equalTo("core"));
        as(holder).get("/api/v1/invitations").then().statusCode(404);
        as(coordinator)
                .contentType("application/json")
                .body("{\"email\": \"nowhere\", \"name\": \"\", \"reach\": \"members\"}")
                .post("/api/v1/invitations")
                .then()
                .statusCode(422)
                .body("errors.email", containsString("e-mail address"), "errors.name", equalTo("Fill this in."));
    }

    /** One approves and one declines, and both have begun before either may write it down; the lower answer first. */
    private List<Response> twoDecisions(UUID id) {
        Somebody second = Fixtures.coordinator();
        Map<String, Object> one = Map.of("form", formToken(coordinator, DESK + id), "decision", "core", "note", "Yes");
        Map<String, Object> other = Map.of("form", formToken(second, DESK + id), "decision", "decline", "note", "No");
        return HeldRows.meeting(
                        () -> send(coordinator, DESK + id + "/decision", one),
                        () -> send(second, DESK + id + "/decision", other),
                        "select id from nomination where id = ? for no key update",
                        id)
                .stream()
                .sorted(Comparator.comparing(Response::statusCode))
                .toList();
    }

    private static List<Integer> codes(List<Response> answers) {
        return answers.stream().map(Response::statusCode).toList();
    }

    private static long decisionsTold(UUID id) {
        return Fixtures.number(
                "select count(*) from audit_entry where target = ? and act <> 'nomination.made'", "nomination " + id);
    }

    static void seat(Somebody somebody, String key) {
        Fixtures.run(
                "insert into seat_tenure (id, jurisdiction_key, person_id, from_date) values (gen_random_uuid(), ?, ?, current_date)",
                key,
                somebody.id());
    }

    private static Response decide(Somebody who, UUID id, String decision, String note) {
        return submit(who, DESK + id, DESK + id + "/decision", Map.of("decision", decision, "note", note, "until", ""));
    }

    private static Map<String, Object> colleague(String name) {
        return new HashMap<>(Map.of(
                "email",
                UUID.randomUUID() + "@tests.example",
                "name",
                name,
                "roleTitle",
                "Director of Planning",
                "why",
                "Runs the review panels"));
    }

    private static UUID id(Response created) {
        String place = created.header("Location");
        return UUID.fromString(place.substring(place.lastIndexOf('/') + 1));
    }

    private static String state(UUID id) {
        return (String)
                Fixtures.rows("select state from nomination where id = ?", id).get(0)[0];
    }

    private static String version() {
        return String.valueOf(Fixtures.number("select version from size_limit"));
    }

    private static long mails(String address, String kind) {
        return Fixtures.number("select count(*) from mail_outbox where to_address = ? and kind = ?", address, kind);
    }

    private static long memberships(String email) {
        return Fixtures.number(
                "select count(*) from membership m join person p on p.id = m.person_id where p.email = ? and m.ended_at is null",
                email);
    }

    private static long filled() {
        return Fixtures.number("select count(*) from seat_tenure where to_date is null");
    }
}
