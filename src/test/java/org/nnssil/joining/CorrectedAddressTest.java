package org.nnssil.joining;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.audience.Plain;
import org.nnssil.security.Reach;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.Links;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.PostOffice;
import org.nnssil.testing.TestClock;

/** A convener wrote the address of somebody new to the service wrong. */
@QuarkusTest
class CorrectedAddressTest extends NetworkTest {

    private String here;
    private UUID community;
    private Somebody convener;
    private String wrong;
    private UUID invitation;

    @BeforeEach
    void somebodyAskedAtAnAddressThatIsWrong() {
        String slug = "typo-" + UUID.randomUUID().toString().substring(0, 8);
        here = "/communities/" + slug;
        community = Fixtures.community(slug, "Circle " + slug);
        convener = Fixtures.person("Carla Convener", "MA");
        Fixtures.join(convener, community, Reach.CONVENERS);
        wrong = asked("Nina New");
        invitation = invitationTo(wrong);
    }

    @AfterEach
    void thePresent() {
        TestClock.back();
    }

    @Test
    void theQuestionGoesToTheRightAddressAndTheOldLinkIsWorthNothing() {
        String bounced = "gone-" + UUID.randomUUID() + "@tests.example";
        String old = Links.ofRefused(
                bounced, "COMMUNITY_INVITATION", "/invited/by-link/[\\w-]+", () -> ask(bounced, "Gus Gone"));
        UUID toGus = invitationTo(bounced);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> as(convener)
                .get(here + "/invitations")
                .then()
                .body(containsString("The mail came back"), containsString(address(toGus))));
        String right = UUID.randomUUID() + "@tests.example";

        assertEquals(303, correct(toGus, right).statusCode());

        as(convener)
                .get(here + "/invitations")
                .then()
                .body(containsString("Gus Gone"), not(containsString("The mail came back")));
        anonymous().get(old).then().statusCode(404);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !PostOffice.received(right).isEmpty());
        String link = Links.ontoRoster(right);
        assertEquals(303, accept(link).statusCode());
        assertEquals(1, memberships(right));
        assertEquals(0, memberships(bounced));
        assertEquals(
                List.of("Program Lead", "MA"),
                List.of(Fixtures.rows("select role_title, jurisdiction_key from person where email = ?", right)
                        .get(0)),
                "what the convener wrote of them");
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from audit_entry where act = 'community-invitation.readdressed' and actor_id = ?"
                                + " and community_id = ? and target = ?",
                        convener.id(),
                        community,
                        "invitation " + toGus));
    }

    @Test
    void whetherTheAddressBelongsToSomebodyIsToldToItsMailboxAlone() {
        Somebody known = Fixtures.director("Zoe Zweig", "TN");
        String nobodys = UUID.randomUUID() + "@tests.example";
        String other = asked("Nina New");
        UUID second = invitationTo(other);

        Response toKnown = correct(invitation, known.email());
        Response toNobody = correct(second, nobodys);

        assertEquals(Plain.of(toKnown, invitation, known.email()), Plain.of(toNobody, second, nobodys));
        for (String page : List.of("/invitations", "/audit", "/members")) {
            as(convener).get(here + page).then().statusCode(200).body(not(containsString("Zweig")));
        }
        assertEquals(
                Plain.of(as(convener).get(address(invitation)), invitation, known.email()),
                Plain.of(as(convener).get(address(second)), second, nobodys));
        as(known)
                .get("/invited/" + invitation)
                .then()
                .statusCode(200)
                .body(containsString("Carla Convener invites you"));
        as(known).get("/people/" + known.id()).then().body(containsString("Zoe Zweig"), containsString(known.email()));
        assertEquals(
                303,
                submit(known, "/invited/" + invitation, "/invited/" + invitation, Map.of("answer", "accept"))
                        .statusCode());
        as(convener).get(here + "/members").then().body(containsString("Zoe Zweig"));
    }

    /** Others may ask the same person; an address written into their row would open their account to a stranger. */
    @Test
    void noRowOfAPersonChangesByIt() {
        String theirs = UUID.randomUUID() + "@tests.example";
        correct(invitation, theirs);
        assertEquals(
                List.of("Nina New", "Nina New"),
                Fixtures.rows("select name from person where email in (?, ?)", wrong, theirs).stream()
                        .map(row -> row[0])
                        .toList());
        Somebody member = Fixtures.director("Mia Member", "TN");
        UUID toMember = invite(member);
        assertEquals(
                303, correct(toMember, UUID.randomUUID() + "@tests.example").statusCode());
        assertEquals(
                1,
                Fixtures.number("select count(*) from person where id = ? and email = ?", member.id(), member.email()));
        as(member).get("/invited/" + toMember).then().statusCode(404);
    }

    @Test
    void theSameFormTwiceSendsOnceAndAnExpiredOneIsGoodAgain() {
        TestClock.forward(InvitationService.GOOD_FOR.plusDays(1));
        anonymous().get(Links.ontoRoster(wrong)).then().body(containsString("can no longer be answered"));
        Map<String, Object> form = new HashMap<>(Map.of("email", wrong));
        form.put("form", formToken(convener, address(invitation)));

        assertEquals(303, send(convener, address(invitation), form).statusCode());
        String link = Links.ontoRoster(wrong);
        assertEquals(303, send(convener, address(invitation), form).statusCode());

        assertEquals(2, mails(wrong), "the first and the one at the same address");
        assertEquals(303, accept(link).statusCode());
        assertEquals(1, memberships(wrong));
    }

    @Test
    void whatCannotBeAskedIsSaidAndChangesNothing() {
        String link = Links.ontoRoster(wrong);
        assertEquals("email", refusedField("nonsense"));
        assertEquals("email", refusedField(convener.email()));
        assertEquals("email", refusedField(asked("Nils New")));
        anonymous().get(link).then().body(containsString("invites you"));

        Somebody member = Fixtures.person("Mo Member", "MA");
        Fixtures.join(member, community, Reach.CORE);
        for (Somebody who : List.of(member, Fixtures.coordinator(), Fixtures.director("Otis Other", "MA"))) {
            as(who).get(address(invitation)).then().statusCode(404);
            Map<String, Object> fields =
                    Map.of("email", UUID.randomUUID() + "@tests.example", "form", formToken(who, "/settings"));
            assertEquals(404, send(who, address(invitation), fields).statusCode());
        }

        String form = formToken(convener, address(invitation));
        assertEquals(303, accept(link).statusCode());
        as(convener).get(address(invitation)).then().statusCode(404);
        Response late = send(
                convener, address(invitation), Map.of("email", UUID.randomUUID() + "@tests.example", "form", form));
        assertEquals(409, late.statusCode());
        assertTrue(late.asString().contains("works once"), late.asString());
    }

    /** The control: who accepts is named as they call themselves. */
    @Test
    void whoDeclinesIsNamedAsTheConvenerWroteIt() {
        Somebody declining = Fixtures.director("Zoe Zweig", "TN");
        correct(invitation, declining.email());
        assertEquals(303, answer(declining, invitation, "decline").statusCode());
        assertEquals(List.of("Nina New declined: Circle " + slug()), told(invitation));

        String known = UUID.randomUUID() + "@tests.example";
        Fixtures.run(
                "insert into person (id, email, name, created_at) values (gen_random_uuid(), ?, 'Zed Zweig', now())",
                known);
        ask(known, "Nils New");
        UUID toKnown = invitationTo(known);
        assertEquals(303, answer(Links.ontoRoster(known), "decline").statusCode());
        assertEquals(List.of("Nils New declined: Circle " + slug()), told(toKnown));
        assertEquals(
                0,
                Fixtures.number(
                        "select count(*) from mail_outbox o join mail_body b on b.id = o.body_id where o.person_id = ?"
                                + " and b.subject || b.text || b.html like '%Zweig%'",
                        convener.id()));

        Somebody accepting = Fixtures.director("Zora Zweig", "TN");
        UUID third = invitationTo(asked("Noa New"));
        correct(third, accepting.email());
        assertEquals(303, answer(accepting, third, "accept").statusCode());
        assertEquals(List.of("Zora Zweig accepted: Circle " + slug()), told(third));
    }

    /** The control: an address of somebody who was merely asked gets mail again. */
    @Test
    void theStopOfAMembersAddressIsTheCoordinatorsToLift() {
        Somebody member = Fixtures.director("Mia Member", "TN");
        Somebody neverHere = Fixtures.director("Noor Never", "TN");
        Fixtures.run("update person set subject = null where id = ?", neverHere.id());
        Somebody outside = Fixtures.outsider();
        String merelyAsked = UUID.randomUUID() + "@tests.example";
        List<String> addresses = List.of(member.email(), neverHere.email(), outside.email(), merelyAsked);
        for (String address : addresses) {
            Fixtures.run(
                    "insert into mail_suppression (address, list, reason, created_at) values (?, '*', 'BOUNCED', now())",
                    address);
        }

        for (String address : addresses) {
            assertEquals(303, correct(invitation, address).statusCode());
        }

        assertEquals(
                List.of(1L, 1L, 1L, 0L),
                addresses.stream()
                        .map(address ->
                                Fixtures.number("select count(*) from mail_suppression where address = ?", address))
                        .toList());
    }

    @Test
    void whomTheRulesKeepOutReadsThatTheyDoAndNotThatTheyChanged() {
        Fixtures.run(
                "update community set eligibility = cast(? as jsonb) where id = ?",
                "[{\"rule\": \"within\", \"in\": [\"MA\"]}]",
                community);
        UUID toNora = invitationTo(asked("Nora New"));
        Somebody elsewhere = Fixtures.director("Zoe Zweig", "TN");
        assertEquals(303, correct(toNora, elsewhere.email()).statusCode());

        Response refused = answer(elsewhere, toNora, "accept");

        assertEquals(409, refused.statusCode());
        String page = org.jsoup.Jsoup.parse(refused.asString()).text();
        assertTrue(
                page.contains(
                        "The charter's rules do not hold for you: Tennessee is not Massachusetts. Ask who invited"),
                page);
        assertEquals(0, memberships(elsewhere.email()));
    }

    @Test
    void aFormThatComesBackWithAnotherAddressOrAfterALaterOneIsRefused() {
        String first = UUID.randomUUID() + "@tests.example";
        String other = UUID.randomUUID() + "@tests.example";
        Map<String, Object> form = new HashMap<>(Map.of("email", first));
        form.put("form", formToken(convener, address(invitation)));
        assertEquals(303, send(convener, address(invitation), form).statusCode());

        form.put("email", other);
        Response changed = send(convener, address(invitation), form);
        assertEquals(409, changed.statusCode());
        assertTrue(changed.asString().contains("Nothing was changed"), changed.asString());
        assertEquals(0, mails(other));
        anonymous().get(Links.ontoRoster(first)).then().body(containsString("invites you"));

        assertEquals(303, correct(invitation, other).statusCode());
        form.put("email", first);
        assertEquals(409, send(convener, address(invitation), form).statusCode());
        assertEquals(1, mails(first));
        anonymous().get(Links.ontoRoster(first)).then().statusCode(404);
        anonymous().get(Links.ontoRoster(other)).then().statusCode(200).body(containsString("invites you"));
    }

    private String slug() {
        return here.substring("/communities/".length());
    }

    /** What whoever invited was told of the answer. */
    private static List<String> told(UUID invitation) {
        return Fixtures.rows(
                        "select b.subject from mail_outbox o join mail_body b on b.id = o.body_id where o.dedupe_key = ?",
                        "community-invitation:" + invitation + ":answered")
                .stream()
                .map(row -> (String) row[0])
                .toList();
    }

    private String address(UUID id) {
        return here + "/invitations/" + id + "/address";
    }

    private Response correct(UUID id, String email) {
        return submit(convener, address(id), address(id), Map.of("email", email));
    }

    private String refusedField(String email) {
        Response refused = correct(invitation, email);
        assertEquals(422, refused.statusCode());
        return org.jsoup.Jsoup.parse(refused.asString())
                .selectFirst("p.error")
                .id()
                .substring(2);
    }

    private String asked(String name) {
        String email = UUID.randomUUID() + "@tests.example";
        ask(email, name);
        return email;
    }

    private void ask(String email, String name) {
        Map<String, Object> fields = Map.of(
                "email", email, "name", name, "roleTitle", "Program Lead", "jurisdiction", "MA", "reach", "core");
        assertEquals(
                303,
                submit(convener, here + "/members", here + "/members", fields).statusCode());
    }

    private UUID invite(Somebody member) {
        String invitations = here + "/invitations";
        assertEquals(
                303,
                submit(convener, invitations, invitations, Map.of("email", member.email()))
                        .statusCode());
        return invitationTo(member.email());
    }

    private static UUID invitationTo(String email) {
        return (UUID) Fixtures.rows(
                        "select i.id from community_invitation i join person p on p.id = i.person_id where p.email = ?",
                        email)
                .get(0)[0];
    }

    private static Response answer(Somebody who, UUID invitation, String answer) {
        return submit(who, "/invited/" + invitation, "/invited/" + invitation, Map.of("answer", answer));
    }

    private static Response accept(String link) {
        return answer(link, "accept");
    }

    private static Response answer(String link, String answer) {
        return anonymous()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("form", formTokenOf(anonymous().get(link).asString()))
                .formParam("answer", answer)
                .post(link);
    }

    private long memberships(String email) {
        return Fixtures.number(
                "select count(*) from membership m join person p on p.id = m.person_id where p.email = ?"
                        + " and m.community_id = ?",
                email,
                community);
    }

    private static long mails(String email) {
        return Fixtures.number(
                "select count(*) from mail_outbox where to_address = ? and kind = 'COMMUNITY_INVITATION'", email);
    }
}
