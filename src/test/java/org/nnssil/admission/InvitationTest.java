package org.nnssil.admission;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.security.LinkToken;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.Links;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.PostOffice;
import org.nnssil.testing.TestClock;

/** A link works once, for the person it was sent to, until its day. */
@QuarkusTest
class InvitationTest extends NetworkTest {

    private static final String LIST = "/desk/invitations";
    private static final String FORM = LIST + "/new";

    private Somebody coordinator;

    @BeforeEach
    void begin() {
        coordinator = Fixtures.coordinator();
    }

    @AfterEach
    void end() {
        TestClock.back();
    }

    @Test
    void whoIsInvitedAcceptsWithoutAnAccountAndGetsOne() {
        String email = invite("Nina New", "core", "");
        String link = Links.intoNetwork(email);
        assertEquals("sent", status(email));

        Response page = anonymous().get(link);
        assertEquals(200, page.statusCode());
        assertTrue(page.asString().contains("join the National Network"));
        assertEquals("opened", status(email));
        assertEquals(0, memberships(email), "looking decides nothing");

        String form = formTokenOf(page.asString());
        Response done = anonymously(link + "/acceptance", Map.of("form", form));
        assertEquals(303, done.statusCode(), done.asString());
        assertEquals("accepted", status(email));
        assertEquals(1, memberships(email));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from account_task t join person p on p.id = t.person_id where p.email = ? and t.kind = 'OPEN'",
                        email));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from audit_entry a join person p on p.id = a.subject_id where p.email = ?"
                                + " and a.act = 'invitation.accepted'",
                        email));

        // The same form again is the same act; a second use of the link is refused.
        assertEquals(
                303, anonymously(link + "/acceptance", Map.of("form", form)).statusCode());
        Response again = anonymous().get(link);
        assertEquals(409, again.statusCode());
        assertTrue(again.asString().contains("was accepted already"));
        assertEquals(1, memberships(email));
    }

    @Test
    void anotherAccountIsRefusedAndNothingChanges() {
        String email = invite("Olive Own", "core", "");
        String link = Links.intoNetwork(email);
        String form = formToken(self(email), link);
        Somebody other = Fixtures.director("Otis Other", "TN");

        Response page = as(other).get(link);
        assertEquals(409, page.statusCode());
        assertTrue(page.asString().contains("was sent to somebody else"));
        assertTrue(!page.asString().contains("Olive"), "whose it is stays untold");
        Map<String, Object> fields = Map.of("form", formToken(other, "/settings"), "reason", "Mine now");
        assertEquals(409, send(other, link + "/acceptance", fields).statusCode());
        assertEquals(409, send(other, link + "/refusal", fields).statusCode());

        assertEquals("opened", status(email));
        assertEquals(0, memberships(email));
        assertEquals(
                303,
                send(self(email), link + "/acceptance", Map.of("form", form)).statusCode());
    }

    @Test
    void anAddressThatIsNotProvenIsSomebodyElse() {
        String email = invite("Ursula Unproven", "core", "");
        String link = Links.intoNetwork(email);
        String token =
                org.nnssil.testing.PostgresAndKeys.token(UUID.randomUUID().toString(), email, false);

        anonymous().auth().oauth2(token).get(link).then().statusCode(409);
        assertEquals(0, memberships(email));
    }

    @Test
    void afterItsDayALinkIsRefusedAndANewOneWorks() {
        String email = invite("Lena Late", "core", "");
        String link = Links.intoNetwork(email);
        String form = formTokenOf(anonymous().get(link).asString());
        TestClock.forward(AskingService.GOOD_FOR.plus(Duration.ofMinutes(1)));

        assertEquals("expired", status(email));
        Response late = anonymously(link + "/acceptance", Map.of("form", form));
        assertEquals(409, late.statusCode());
        assertTrue(late.asString().contains("has expired"));
        assertEquals(0, memberships(email));

        String one = LIST + "/" + id(email);
        assertEquals(303, submit(coordinator, one, one + "/sending", Map.of()).statusCode());
        String fresh = Links.intoNetwork(email);
        assertNotEquals(link, fresh);
        anonymous().get(link).then().statusCode(404);
        assertEquals("sent", status(email));
        assertEquals(
                303,
                anonymously(
                                fresh + "/acceptance",
                                Map.of(
                                        "form",
                                        formTokenOf(anonymous().get(fresh).asString())))
                        .statusCode());
        assertEquals(1, memberships(email));
    }

    @Test
    void aUsedLinkIsRefusedForEveryFurtherAct() {
        // A form of another page, so that it is not the same act sent twice.
        String accepted = invite("Una Used", "core", "");
        String link = Links.intoNetwork(accepted);
        anonymously(
                link + "/acceptance",
                Map.of("form", formTokenOf(anonymous().get(link).asString())));
        String declined = invite("Del Declined", "core", "");
        String no = Links.intoNetwork(declined);
        anonymously(
                no + "/refusal", Map.of("form", formTokenOf(anonymous().get(no).asString()), "reason", "Retiring"));
        String open = Links.intoNetwork(invite("Orla Open", "core", ""));

        for (String used : java.util.List.of(link, no)) {
            for (String act : java.util.List.of("/acceptance", "/refusal")) {
                Response again = anonymously(
                        used + act,
                        Map.of("form", formTokenOf(anonymous().get(open).asString()), "reason", "Again"));
                assertEquals(409, again.statusCode(), used + act);
                assertTrue(again.asString().contains("Nothing was changed"), again.asString());
            }
        }
        assertEquals("accepted", status(accepted));
        assertEquals(1, memberships(accepted));
        assertEquals("declined", status(declined));
        assertEquals(0, memberships(declined));
        assertEquals(
                1,
                Fixtures.number("select count(*) from invitation where id = ? and reason = 'Retiring'", id(declined)));
    }

    @Test
    void afterItsDayALinkDeclinesNothingEither() {
        String email = invite("Lars Later", "core", "");
        String link = Links.intoNetwork(email);
        String form = formTokenOf(anonymous().get(link).asString());
        TestClock.forward(AskingService.GOOD_FOR.plus(Duration.ofMinutes(1)));

        Response late = anonymously(link + "/refusal", Map.of("form", form, "reason", "Too late"));
        assertEquals(409, late.statusCode());
        assertTrue(late.asString().contains("has expired"));
        assertEquals("expired", status(email));
    }

    @Test
    void aWithdrawnInvitationOpensNothing() {
        String email = invite("Wanda Withdrawn", "members", "");
        String link = Links.intoNetwork(email);
        String one = LIST + "/" + id(email);

        assertEquals(
                422,
                submit(coordinator, one, one + "/withdrawal", Map.of("reason", ""))
                        .statusCode());
        assertEquals(
                303,
                submit(coordinator, one, one + "/withdrawal", Map.of("reason", "Wrong person"))
                        .statusCode());
        assertEquals("withdrawn", status(email));
        Response page = anonymous().get(link);
        assertEquals(409, page.statusCode());
        assertTrue(page.asString().contains("was withdrawn"));
        as(coordinator).get(one).then().body(containsString("Wrong person"));
    }

    @Test
    void aDeclineNeedsAReasonAndIsFinal() {
        String email = invite("Dora Declines", "core", "");
        String link = Links.intoNetwork(email);
        String form = formTokenOf(anonymous().get(link).asString());

        assertEquals(
                422,
                anonymously(link + "/refusal", Map.of("form", form, "reason", " "))
                        .statusCode());
        assertEquals("opened", status(email));
        assertEquals(
                303,
                anonymously(link + "/refusal", Map.of("form", form, "reason", "Retiring in May"))
                        .statusCode());
        assertEquals("declined", status(email));
        assertEquals(409, anonymous().get(link).statusCode());
        assertEquals(0, memberships(email));
    }

    @Test
    void aMailThatDoesNotArriveIsShownAsBounced() {
        String failed = invite("Fay Failed", "core", "");
        Fixtures.run(
                "update mail_outbox set state = 'FAILED', last_error = '550 5.1.1 No such user' where to_address = ?",
                failed);
        assertEquals("bounced", status(failed));
        as(coordinator).get(LIST + "?status=bounced").then().body(containsString("Fay Failed"));
        as(coordinator).get(LIST + "/" + id(failed)).then().body(containsString("No such user"));

        String stopped = invite("Stan Stopped", "core", "");
        Fixtures.run("update mail_outbox set state = 'SUPPRESSED' where to_address = ?", stopped);
        assertEquals("bounced", status(stopped), "an address that nothing goes to any more");
    }

    @Test
    void anAddressThatDoesNotExistIsCorrectedAndTheOldLinkIsWorthNothing() {
        String wrong = UUID.randomUUID() + "@tests.example";
        String right = UUID.randomUUID() + "@tests.example";
        String old = Links.ofRefused(
                wrong,
                "INVITATION",
                "/invitations/[\\w-]+",
                () -> assertEquals(
                        303,
                        submit(coordinator, FORM, LIST, fields(wrong, "Wanda Wrong", "core", ""))
                                .statusCode()));
        UUID id = id(wrong);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() ->
                        Fixtures.number("select count(*) from invitation where id = ? and bounced_at is not null", id)
                                == 1);
        assertEquals("bounced", status(wrong));
        as(coordinator).get("/desk").then().body(containsString("/desk/invitations?status=bounced"));
        String one = LIST + "/" + id;
        as(coordinator).get(one).then().body(containsString("No such user"), containsString("Send to this address"));

        Somebody other = Fixtures.director("Owen Owner", "OH");
        Response taken = submit(coordinator, one, one + "/address", Map.of("email", other.email()));
        assertEquals(422, taken.statusCode());
        assertTrue(taken.asString().contains("Somebody else has this address"));
        assertEquals(
                422,
                submit(coordinator, one, one + "/address", Map.of("email", "nonsense"))
                        .statusCode());
        assertEquals(
                303,
                submit(coordinator, one, one + "/address", Map.of("email", right))
                        .statusCode());

        assertEquals("sent", status(right));
        anonymous().get(old).then().statusCode(404);
        assertEquals(303, acceptsByMail(right).statusCode());
        assertEquals(1, memberships(right));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from audit_entry where act = 'invitation.readdressed' and actor_id = ?",
                        coordinator.id()));
        as(other).get(one).then().statusCode(404);
    }

    @Test
    void theSameAddressThatWorksByNowIsWrittenToAgain() {
        String email = UUID.randomUUID() + "@tests.example";
        PostOffice.gate().refuse(email, "550 5.1.1 No such user");
        submit(coordinator, FORM, LIST, fields(email, "Sam Same", "core", ""));
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> Fixtures.number("select count(*) from mail_suppression where address = ?", email) == 1);
        PostOffice.gate().refuse(email, null);
        String one = LIST + "/" + id(email);

        submit(coordinator, one, one + "/address", Map.of("email", email));

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !PostOffice.received(email)
                .isEmpty());
        assertEquals("sent", status(email));
    }

    @Test
    void theAddressOfSomebodyWithAnAccountIsTheirsToChange() {
        Somebody member = Fixtures.director("Ada Account", "GU");
        Fixtures.run("update seat_tenure set to_date = current_date where jurisdiction_key = 'GU' and to_date is null");
        String seat = "/seats/GU/holder";
        Map<String, Object> named = Map.of(
                "email",
                member.email(),
                "name",
                "Ada",
                "from",
                java.time.LocalDate.now(org.nnssil.security.Viewer.EASTERN).toString());
        assertEquals(303, submit(coordinator, seat, seat, named).statusCode());
        Fixtures.run(
                "update invitation set bounced_at = now(), bounce_reason = 'gone' where person_id = ?", member.id());
        String one = LIST + "/" + id(member.email());

        Response refused =
                submit(coordinator, one, one + "/address", Map.of("email", UUID.randomUUID() + "@tests.example"));

        assertEquals(422, refused.statusCode());
        assertTrue(refused.asString().contains("change their address there themselves"));
        assertEquals(
                1,
                Fixtures.number("select count(*) from person where id = ? and email = ?", member.id(), member.email()));
    }

    @Test
    void nobodyIsAskedTwiceAndWhoIsInNeedsNoInvitation() {
        String email = invite("Tom Twice", "core", "");
        Response again = submit(coordinator, FORM, LIST, fields(email, "Tom Twice", "core", ""));
        assertEquals(422, again.statusCode());
        assertTrue(again.asString().contains("is invited already"));

        Somebody member = Fixtures.director("Mia Member", "MS");
        assertEquals(
                422,
                submit(coordinator, FORM, LIST, fields(member.email(), "Mia", "core", ""))
                        .statusCode());
        Map<String, Object> coreUntil = fields(UUID.randomUUID() + "@tests.example", "Cora", "core", "2099-01-01");
        assertEquals(422, submit(coordinator, FORM, LIST, coreUntil).statusCode());

        Map<String, Object> twice = fields(UUID.randomUUID() + "@tests.example", "Otto Once", "core", "");
        twice.put("form", formToken(coordinator, FORM));
        String first = send(coordinator, LIST, twice).header("Location");
        assertEquals(first, send(coordinator, LIST, twice).header("Location"));
    }

    @Test
    void ofTwoWhoInviteTheSamePersonAtOnceOneIsToldAndTheSameFormIsOne() {
        Somebody second = Fixtures.coordinator();
        for (int round = 0; round < 5; round++) {
            Map<String, Object> one = fields(UUID.randomUUID() + "@tests.example", "Rae Raced", "core", "");
            Map<String, Object> other = new HashMap<>(one);
            one.put("form", formToken(coordinator, FORM));
            other.put("form", formToken(second, FORM));
            assertEquals(List.of(303, 422), atOnce(coordinator, one, second, other));

            Map<String, Object> twice = fields(UUID.randomUUID() + "@tests.example", "Tia Twice", "core", "");
            twice.put("form", formToken(coordinator, FORM));
            assertEquals(List.of(303, 303), atOnce(coordinator, twice, coordinator, twice));
            for (Object email : List.of(one.get("email"), twice.get("email"))) {
                assertEquals(
                        1,
                        Fixtures.number(
                                "select count(*) from invitation i join person p on p.id = i.person_id where p.email = ?",
                                email));
            }
        }
    }

    private static List<Integer> atOnce(
            Somebody one, Map<String, Object> fields, Somebody other, Map<String, Object> theirs) {
        CompletableFuture<Integer> first =
                CompletableFuture.supplyAsync(() -> send(one, LIST, fields).statusCode());
        CompletableFuture<Integer> second =
                CompletableFuture.supplyAsync(() -> send(other, LIST, theirs).statusCode());
        return Stream.of(first.join(), second.join()).sorted().toList();
    }

    @Test
    void extendedAccessGivenUntilADayEndsAfterIt() {
        String email = invite("Xenia Extended", "members", "2099-06-30");
        Somebody self = self(email);
        String link = Links.intoNetwork(email);
        as(self).get(link).then().body(containsString("2099"));
        submit(self, link, link + "/acceptance", Map.of());

        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from membership m join person p on p.id = m.person_id where p.email = ?"
                                + " and m.access_until = timestamp '2099-07-01 00:00' at time zone 'America/New_York'",
                        email));
    }

    @Test
    void onlyTheHashOfALinkIsKept() {
        String email = invite("Hana Hash", "core", "");
        String token = Links.intoNetwork(email).substring("/invitations/".length());

        assertEquals(1, Fixtures.number("select count(*) from invitation where token_hash = ?", (Object)
                LinkToken.of(token).hash()));
        assertEquals(0, Fixtures.number("select count(*) from invitation i where i::text like ?", "%" + token + "%"));
    }

    private String invite(String name, String reach, String until) {
        String email = UUID.randomUUID() + "@tests.example";
        Response done = submit(coordinator, FORM, LIST, fields(email, name, reach, until));
        assertEquals(303, done.statusCode(), done.asString());
        return email;
    }

    private static Map<String, Object> fields(String email, String name, String reach, String until) {
        return new HashMap<>(Map.of(
                "email", email, "name", name, "roleTitle", "", "jurisdiction", "OH", "reach", reach, "until", until));
    }

    private static UUID id(String email) {
        return (UUID) Fixtures.rows(
                        "select i.id from invitation i join person p on p.id = i.person_id where p.email = ?", email)
                .get(0)[0];
    }

    private String status(String email) {
        for (InvitationStatus status : InvitationStatus.values()) {
            if (as(coordinator).get(LIST + "?status=" + status.key()).asString().contains(email)) {
                return status.key();
            }
        }
        return "";
    }

    private static long memberships(String email) {
        return Fixtures.number(
                "select count(*) from membership m join person p on p.id = m.person_id where p.email = ? and m.ended_at is null",
                email);
    }

    /** The person of that address, signed in with it proven. */
    private static Somebody self(String email) {
        return new Somebody(id(email), UUID.nameUUIDFromBytes(email.getBytes()).toString(), "Self", email);
    }

    private static Response anonymously(String path, Map<String, ?> fields) {
        return anonymous()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields)
                .post(path);
    }
}
