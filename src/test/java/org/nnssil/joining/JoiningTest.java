package org.nnssil.joining;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.HeldRows;
import org.nnssil.testing.Links;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.Statements;
import org.nnssil.testing.TestClock;

@QuarkusTest
class JoiningTest extends NetworkTest {

    private String slug;
    private String here;
    private UUID community;
    private Somebody convener;
    private Somebody visitor;

    @BeforeEach
    void aListedCommunityOfDistrictsOverFiveThousand() {
        slug = "join-" + UUID.randomUUID().toString().substring(0, 8);
        here = "/communities/" + slug;
        community = Fixtures.community(slug, "Circle " + slug);
        Fixtures.run(
                "update community set listed = true, member_unit = 'ORGANIZATION', eligibility = cast(? as jsonb) where id = ?",
                "[{\"rule\": \"number\", \"fact\": \"ENROLMENT\", \"is\": \"OVER\", \"bound\": \"5000\"}]",
                community);
        convener = Fixtures.person("Carla Convener", "MA");
        Fixtures.join(convener, community, Reach.CONVENERS);
        visitor = Fixtures.director("Vi Visitor", "MA");
    }

    @AfterEach
    void thePresent() {
        TestClock.back();
    }

    @Test
    void whoAsksWithAFactThatHoldsIsApprovedAndToldAndInAtOnce() {
        String toAsk = here + "/requests/new";
        as(visitor).get(here).then().body(containsString(toAsk));
        UUID request = ask(visitor, "5,001");
        as(visitor).get(here).then().body(containsString("You have asked to join"), not(containsString(toAsk)));
        Object[] mail = mailTo(convener).get(0);
        assertEquals("Vi Visitor asks to join Circle " + slug, mail[0]);
        assertEquals(community, mail[1], "the coordinator's Mail page keeps its words");
        as(convener).get(here).then().body(containsString("One person asks to join."));
        as(convener)
                .get(here + "/requests/" + request)
                .then()
                .body(containsString("Enrolment 5,001 is over 5,000"), containsString("the superintendent, "));

        assertEquals(
                303,
                decide(convener, request, Map.of("decision", "approve", "reach", "core"))
                        .statusCode());

        as(visitor)
                .get(here + "/organizations")
                .then()
                .statusCode(200)
                .body(
                        containsString("District of " + slug),
                        containsString("Vi Visitor"),
                        not(containsString("By exception")));
        assertEquals("You are in Circle " + slug + " now", mailTo(visitor).get(0)[0]);
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from audit_entry where act = 'join-request.approved' and community_id = ?",
                        community));
    }

    @Test
    void fourThousandNineHundredEightyComesInByWrittenExceptionOnly() {
        UUID request = ask(visitor, "4,980");
        Response refused = decide(convener, request, Map.of("decision", "approve"));
        assertEquals(422, refused.statusCode());
        assertTrue(Jsoup.parse(refused.asString())
                .selectFirst("#e-exception")
                .text()
                .startsWith("Enrolment 4,980 is not over 5,000"));

        assertEquals(
                303,
                decide(convener, request, Map.of("decision", "approve", "exception", "They grow fast"))
                        .statusCode());
        assertEquals("EXCEPTION", status(request));
        as(convener).get(here + "/organizations").then().body(containsString("By exception"));
    }

    @Test
    void whatIsNotKnownIsNoPassUntilAConvenerRecordsIt() {
        UUID request = ask(visitor, "");
        assertEquals(
                422, decide(convener, request, Map.of("decision", "approve")).statusCode());

        String page = here + "/requests/" + request;
        assertEquals(
                303,
                submit(
                                convener,
                                page,
                                page + "/facts",
                                Map.of("factKind", "ENROLMENT", "factValue", "6100", "factSource", "State report"))
                        .statusCode());
        assertEquals(
                303, decide(convener, request, Map.of("decision", "approve")).statusCode());
        assertEquals("APPROVED", status(request));
    }

    @Test
    void aDeclineNeedsANoteWhichTheRequesterReads() {
        UUID request = ask(visitor, "5,001");
        assertEquals(
                422,
                decide(convener, request, Map.of("decision", "decline", "note", " "))
                        .statusCode());
        assertEquals(
                303,
                decide(convener, request, Map.of("decision", "decline", "note", "Full this year"))
                        .statusCode());

        as(visitor).get(here + "/request").then().body(containsString("Full this year"), containsString("Declined"));
        as(visitor).get(here + "/members").then().statusCode(404);
        ask(visitor, "5,001");
    }

    @Test
    void oneOpenRequestAndTheSameFormTwiceIsOne() {
        Map<String, Object> fields = new HashMap<>(asking("5,001"));
        fields.put("form", formToken(visitor, here + "/requests/new"));
        assertEquals(303, send(visitor, here + "/requests", fields).statusCode());
        assertEquals(303, send(visitor, here + "/requests", fields).statusCode());
        assertEquals(
                409,
                submit(visitor, here + "/requests/new", here + "/requests", asking("7,000"))
                        .statusCode());
        assertEquals(1, Fixtures.number("select count(*) from join_request where community_id = ?", community));

        assertEquals(
                303,
                submit(visitor, here + "/request", here + "/request/withdrawal", Map.of())
                        .statusCode());
        assertEquals(
                404,
                send(visitor, here + "/request/withdrawal", Map.of("form", formToken(visitor, "/settings")))
                        .statusCode());
        ask(visitor, "5,001");
    }

    @Test
    void anUnlistedCommunityTakesNoRequestsAndDoesNotExist() {
        Fixtures.run("update community set listed = false where id = ?", community);
        for (Somebody who : List.of(visitor, Fixtures.coordinator())) {
            as(who).get(here + "/requests/new").then().statusCode(404);
            Map<String, Object> fields = new HashMap<>(asking("5,001"));
            fields.put("form", formToken(who, "/settings"));
            assertEquals(404, send(who, here + "/requests", fields).statusCode());
            as(who).get(here + "/requests").then().statusCode(404);
        }
    }

    @Test
    void ofTwoWhoDecideAtOnceOneWinsAndTheOtherIsTold() throws Exception {
        for (int round = 0; round < 3; round++) {
            UUID request = ask(Fixtures.director("Racer " + round, "MA"), "5,001");

            assertEquals(List.of(303, 409), twoDecisions(request));

            assertEquals(1, decisionsTold(request));
            boolean in = status(request).equals("APPROVED");
            assertEquals(
                    in ? 1 : 0, Fixtures.number("select count(*) from membership where submission_key = ?", request));
        }
    }

    /** The control: without the lock both find the request open; the database refuses one, and nobody says why. */
    @Test
    void withoutTheLockTheOtherWouldBeToldNothing() {
        UUID request = ask(visitor, "5,001");

        Statements.changed(
                Statements.unlocked("community"), () -> assertEquals(List.of(303, 500), twoDecisions(request)));

        assertEquals(1, decisionsTold(request));
    }

    @Test
    void anInvitationIsForOnePersonWorksOnceAndUntilItExpires() {
        Fixtures.run("update community set listed = false, purpose = 'What we are for' where id = ?", community);
        UUID invitation = invite(visitor.email());
        String link = "/invited/" + invitation;
        Somebody other = Fixtures.director("Otis Other", "MA");
        as(other).get(link).then().statusCode(404);
        assertEquals(
                404,
                send(other, link, Map.of("answer", "accept", "form", formToken(other, "/settings")))
                        .statusCode());

        as(visitor).get(link).then().statusCode(200).body(containsString("What we are for"));
        as(visitor).get(here).then().statusCode(404);
        assertEquals(
                303, submit(visitor, link, link, Map.of("answer", "accept")).statusCode());
        as(visitor).get(here).then().statusCode(200);
        Map<String, Object> again = Map.of("answer", "decline", "form", formToken(visitor, "/settings"));
        Response twice = send(visitor, link, again);
        assertEquals(409, twice.statusCode());
        assertTrue(twice.asString().contains("works once"));
        assertEquals(
                "Carla Convener",
                Fixtures.rows(
                                "select p.name from eligibility_exception e join person p on p.id = e.granted_by where"
                                        + " e.community_id = ?",
                                community)
                        .get(0)[0],
                "the exception is the convener's, not the guest's");
    }

    @Test
    void anExpiredInvitationIsRefusedAndANewOneCanBeSent() {
        UUID invitation = invite(visitor.email());
        Map<String, Object> again = inviting(visitor.email());
        assertEquals(
                422,
                submit(convener, here + "/invitations", here + "/invitations", again)
                        .statusCode());
        String token = formToken(visitor, "/settings");
        TestClock.forward(Duration.ofDays(22));
        token = formToken(visitor, "/settings");

        as(visitor).get("/invited/" + invitation).then().body(containsString("expired"));
        Response late = send(visitor, "/invited/" + invitation, Map.of("answer", "accept", "form", token));
        assertEquals(409, late.statusCode());
        assertEquals(
                303,
                submit(convener, here + "/invitations", here + "/invitations", again)
                        .statusCode());
    }

    @Test
    void whoIsInvitedMustBeKnownOutsideAndEligible() {
        Map<String, Object> stranger = inviting("nobody-" + slug + "@tests.example");
        assertEquals("email", refusedField(stranger));
        Map<String, Object> inside = inviting(convener.email());
        assertEquals("email", refusedField(inside));
        Map<String, Object> plain = inviting(visitor.email());
        plain.remove("exception");
        assertEquals("exception", refusedField(plain));
    }

    @Test
    void peopleOneMeetsElsewhereAreFoundByName() {
        Fixtures.join(convener, org.nnssil.security.Viewer.NATIONAL, Reach.CORE);
        Somebody hidden = Fixtures.director("Zenobia Hidden" + slug, "MA");
        Somebody shown = Fixtures.director("Zenobia Shown" + slug, "MA");
        Fixtures.run("update person set listed = false where id = ?", hidden.id());
        as(convener)
                .get(here + "/invitations?q=zenobia shown" + slug)
                .then()
                .body(containsString(shown.id().toString()));
        as(convener)
                .get(here + "/invitations?q=hidden" + slug)
                .then()
                .body(not(containsString(hidden.id().toString())));
        as(convener).get(here + "/invitations?q=%25_").then().statusCode(200).body(not(containsString("/people/")));
    }

    @Test
    void aConvenerHandsOverAndNothingChangesUntilTheOtherAccepts() {
        Somebody member = Fixtures.person("Mo Member", "MA");
        Fixtures.join(member, community, Reach.CORE);
        assertEquals(
                303,
                submit(convener, here + "/succession", here + "/succession", Map.of("email", member.email()))
                        .statusCode());
        as(member).get(here + "/requests").then().statusCode(404);
        UUID invitation = (UUID) Fixtures.rows("select id from community_invitation where person_id = ?", member.id())
                .get(0)[0];
        as(member).get(here).then().body(containsString("/invited/" + invitation));

        assertEquals(
                303,
                submit(member, "/invited/" + invitation, "/invited/" + invitation, Map.of("answer", "accept"))
                        .statusCode());

        as(member).get(here + "/requests").then().statusCode(200);
        as(convener).get(here + "/requests").then().statusCode(404);
        as(convener).get(here + "/members").then().statusCode(200);
    }

    @Test
    void whenNobodyConvenesTheCoordinatorNamesSomebodyAndSeesNoMore() {
        Somebody coordinator = Fixtures.coordinator();
        as(coordinator).get(here + "/succession").then().statusCode(404);
        Fixtures.run("update community set purpose = 'secret-purpose', listed = false where id = ?", community);
        Fixtures.leave(convener);
        as(coordinator).get(here).then().body(containsString("Nobody convenes"), not(containsString("secret-purpose")));
        String email = "next-" + slug + "@tests.example";
        assertEquals(
                303,
                submit(
                                coordinator,
                                here + "/succession",
                                here + "/succession",
                                Map.of("email", email, "name", "Nia Next"))
                        .statusCode());
        UUID nia = (UUID)
                Fixtures.rows("select id from person where email = ?", email).get(0)[0];
        UUID invitation = (UUID) Fixtures.rows("select id from community_invitation where person_id = ?", nia)
                .get(0)[0];
        as(coordinator).get("/invited/" + invitation).then().statusCode(404);
        as(coordinator).get(here + "/members").then().statusCode(404);

        Somebody next = new Somebody(nia, UUID.randomUUID().toString(), "Nia Next", email);
        assertEquals(
                303,
                submit(next, "/invited/" + invitation, "/invited/" + invitation, Map.of("answer", "accept"))
                        .statusCode());
        as(next).get(here + "/members").then().statusCode(200);
        as(coordinator).get(here + "/succession").then().statusCode(404);
    }

    @Test
    void aProgramAsksDecidesAndTakesBack() {
        String api = "/api/v1" + here + "/requests";
        String body =
                """
                {"reason": "We want in", "organization": "District A %s", "jurisdiction": "MA",
                 "facts": [{"fact": "ENROLMENT", "value": "5001"}], "factSource": "Own count"}
                """
                        .formatted(slug);
        String id = as(visitor)
                .contentType("application/json")
                .header("Idempotency-Key", "k1")
                .body(body)
                .post(api)
                .then()
                .statusCode(201)
                .body("status", equalTo("open"))
                .extract()
                .path("id");
        as(visitor)
                .contentType("application/json")
                .header("Idempotency-Key", "k1")
                .body(body)
                .post(api)
                .then()
                .statusCode(201)
                .body("id", equalTo(id));
        as(visitor).get(api).then().statusCode(404);
        as(visitor)
                .contentType("application/json")
                .body("{}")
                .post(api)
                .then()
                .statusCode(422)
                .body("errors.reason", equalTo("Fill this in."));
        as(convener).get(api).then().statusCode(200).body("items[0].name", equalTo("Vi Visitor"));
        as(convener)
                .contentType("application/json")
                .body("{\"decision\": \"approve\"}")
                .post(api + "/" + id + "/decision")
                .then()
                .statusCode(200)
                .body("status", equalTo("approved"));
        as(visitor).delete(api).then().statusCode(404);
    }

    private UUID ask(Somebody who, String enrolment) {
        Response asked = submit(who, here + "/requests/new", here + "/requests", asking(enrolment));
        assertEquals(303, asked.statusCode(), asked.asString());
        return (UUID) Fixtures.rows(
                        "select id from join_request where community_id = ? and person_id = ? and status = 'OPEN'",
                        community,
                        who.id())
                .get(0)[0];
    }

    private Map<String, Object> asking(String enrolment) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("reason", "We would learn from you");
        fields.put("organization", "District of " + slug);
        fields.put("organizationKind", "DISTRICT");
        fields.put("organizationPlace", "MA");
        fields.put("factKind", "ENROLMENT");
        fields.put("factValue", enrolment);
        fields.put("factSource", "the superintendent");
        return fields;
    }

    private UUID invite(String email) {
        Response sent = submit(convener, here + "/invitations", here + "/invitations", inviting(email));
        assertEquals(303, sent.statusCode(), sent.asString());
        return (UUID) Fixtures.rows(
                        "select id from community_invitation where community_id = ? and status = 'SENT'", community)
                .get(0)[0];
    }

    private Map<String, Object> inviting(String email) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("email", email);
        fields.put("organization", "Guests of " + slug);
        fields.put("organizationKind", "DISTRICT");
        fields.put("exception", "We asked for them");
        return fields;
    }

    private String refusedField(Map<String, Object> fields) {
        Response refused = submit(convener, here + "/invitations", here + "/invitations", fields);
        assertEquals(422, refused.statusCode());
        return Jsoup.parse(refused.asString()).selectFirst("p.error").id().substring(2);
    }

    private Response decide(Somebody who, UUID request, Map<String, ?> fields) {
        String page = here + "/requests/" + request;
        return submit(who, page, page + "/decision", fields);
    }

    /** One approves and one declines, and both have begun before either may write it down. */
    private List<Integer> twoDecisions(UUID request) {
        Somebody second = Fixtures.person("Cyd Convener", "MA");
        Fixtures.join(second, community, Reach.CONVENERS);
        return HeldRows.meeting(
                        decision(convener, request, Map.of("decision", "approve")),
                        decision(second, request, Map.of("decision", "decline", "note", "No")),
                        "select id from join_request where id = ? for no key update",
                        request)
                .stream()
                .sorted()
                .toList();
    }

    private Supplier<Integer> decision(Somebody who, UUID request, Map<String, ?> fields) {
        String page = here + "/requests/" + request;
        Map<String, Object> all = new HashMap<>(fields);
        all.put("form", formToken(who, page));
        return () -> send(who, page + "/decision", all).statusCode();
    }

    private static long decisionsTold(UUID request) {
        return Fixtures.number(
                "select count(*) from audit_entry where target = ? and act in ('join-request.approved',"
                        + " 'join-request.declined')",
                "request " + request);
    }

    private static String status(UUID request) {
        return (String) Fixtures.rows("select status from join_request where id = ?", request)
                .get(0)[0];
    }

    private static List<Object[]> mailTo(Somebody somebody) {
        return Fixtures.rows(
                "select b.subject, b.community_id from mail_outbox o join mail_body b on b.id = o.body_id where"
                        + " o.person_id = ? order by o.created_at desc",
                somebody.id());
    }

    @Test
    void aLinkIsAnsweredOnceAndOpensNoAccountAgain() {
        String email = asked("Nina New");
        String link = Links.ontoRoster(email);
        String first = formTokenOf(anonymous().get(link).asString());
        String second = formTokenOf(anonymous().get(link).asString());
        assertEquals(303, accepts(link, first).statusCode());
        assertEquals(303, accepts(link, first).statusCode(), "the same form is the same answer");
        assertEquals(1, opened(email));

        UUID person = (UUID)
                Fixtures.rows("select id from person where email = ?", email).get(0)[0];
        String roster = "/communities/plain-" + slug + "/members/" + person;
        assertEquals(
                303,
                submit(convener, roster, roster + "/departure", Map.of("reason", "Another task"))
                        .statusCode());
        Response again = accepts(link, second);

        assertEquals(409, again.statusCode());
        assertTrue(again.asString().contains("works once"), again.asString());
        assertEquals(303, accepts(link, first).statusCode());
        assertEquals(1, opened(email));
        assertEquals(
                "CLOSE",
                Fixtures.rows("select kind from account_task where person_id = ? order by number desc limit 1", person)
                        .get(0)[0]);
    }

    @Test
    void aLinkThatIsNotOpenSaysNothingOfTheCommunity() {
        String withdrawn = asked("Wim Withdrawn");
        String expired = asked("Exa Expired");
        for (String email : List.of(withdrawn, expired)) {
            anonymous()
                    .get(Links.ontoRoster(email))
                    .then()
                    .statusCode(200)
                    .body(containsString("Plain " + slug), containsString("plain-purpose"));
        }
        Object invitation = Fixtures.rows(
                        "select i.id from community_invitation i join person p on p.id = i.person_id where p.email = ?",
                        withdrawn)
                .get(0)[0];
        String invitations = "/communities/plain-" + slug + "/invitations";
        assertEquals(
                303,
                submit(convener, invitations, invitations + "/" + invitation + "/withdrawal", Map.of())
                        .statusCode());
        TestClock.forward(InvitationService.GOOD_FOR.plusDays(1));

        for (String email : List.of(withdrawn, expired)) {
            anonymous()
                    .get(Links.ontoRoster(email))
                    .then()
                    .statusCode(200)
                    .body(
                            containsString("can no longer be answered"),
                            not(containsString(slug)),
                            not(containsString("plain-purpose")),
                            not(containsString("Carla")));
        }
    }

    @Test
    void whoTakesOverIsTheContactWhereTheContactHasLeft() {
        Somebody gone = Fixtures.director("Gus Gone", "MA");
        Somebody member = Fixtures.person("Mo Member", "MA");
        Fixtures.join(member, community, Reach.CORE);
        Fixtures.run("update community set contact_person_id = ? where id = ?", gone.id(), community);
        submit(convener, here + "/succession", here + "/succession", Map.of("email", member.email()));
        Object invitation = Fixtures.rows("select id from community_invitation where person_id = ?", member.id())
                .get(0)[0];

        submit(member, "/invited/" + invitation, "/invited/" + invitation, Map.of("answer", "accept"));

        assertEquals(
                member.id(),
                Fixtures.rows("select contact_person_id from community where id = ?", community)
                        .get(0)[0]);
    }

    /** Asks somebody new into a private community where people are the members. */
    private String asked(String name) {
        String plain = "plain-" + slug;
        if (Fixtures.number("select count(*) from community where slug = ?", plain) == 0) {
            UUID id = Fixtures.community(plain, "Plain " + slug);
            Fixtures.run("update community set purpose = 'plain-purpose' where id = ?", id);
            Fixtures.join(convener, id, Reach.CONVENERS);
        }
        String email = UUID.randomUUID() + "@tests.example";
        String roster = "/communities/" + plain + "/members";
        Map<String, Object> fields =
                Map.of("email", email, "name", name, "roleTitle", "", "jurisdiction", "MA", "reach", "core");
        assertEquals(303, submit(convener, roster, roster, fields).statusCode());
        return email;
    }

    private static Response accepts(String link, String form) {
        return anonymous()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("form", form)
                .formParam("answer", "accept")
                .post(link);
    }

    private static long opened(String email) {
        return Fixtures.number(
                "select count(*) from account_task t join person p on p.id = t.person_id where p.email = ? and t.kind = 'OPEN'",
                email);
    }
}
