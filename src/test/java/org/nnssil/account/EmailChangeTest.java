package org.nnssil.account;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.Links;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.PostgresAndKeys;
import org.nnssil.testing.TestClock;

/** An address is changed by its owner, proven, told to the old one, and can be taken back from there. */
@QuarkusTest
class EmailChangeTest extends NetworkTest {

    private final Somebody person = Fixtures.director("Emma Email", "MS");
    private final String fresh = "new-" + UUID.randomUUID().toString().substring(0, 8) + "@tests.example";

    /** A bearer token cannot be sent to Keycloak's sign-in, so here it is refused; in a browser see MainJobIT. */
    @Test
    void anOldSignInOpensNothingAndChangesNothing() {
        as(person).get("/settings/email").then().statusCode(401).header("Set-Cookie", containsString("asked_again=1"));
        String form = formTokenOf(as(person).get("/settings").asString());
        assertEquals(
                401,
                send(person, "/settings/email", Map.of("email", fresh, "form", form))
                        .statusCode());
        assertEquals(0, changes());
    }

    @Test
    void whoeverCameBackOftenEnoughWithoutAFreshSignInIsToldWhatToDo() {
        as(person)
                .cookie("asked_again", "3")
                .get("/settings/email")
                .then()
                .statusCode(409)
                .header("Set-Cookie", containsString("asked_again=0; Max-Age=0"))
                .body(containsString("Sign out, sign in"));
    }

    @Test
    void theAddressChangesWhenItIsProvenAndNotBefore() {
        ask(person, fresh);
        assertEquals(person.email(), email());

        String link = link(fresh);
        anonymous().get(link).then().statusCode(200).body(containsString(fresh));
        assertEquals(person.email(), email());

        assertEquals(200, press(link).statusCode());
        assertEquals(fresh, email());
        assertEquals(
                List.of("CHANGE_EMAIL " + person.email()),
                texts("select kind || ' ' || email from account_task where person_id = ?"));
        assertEquals(
                List.of("MAIL_LINK"),
                texts("select channel from audit_entry where act = 'email.changed' and subject_id = ?"));
        assertTrue(lastMail(person.email()).contains("was changed from this one to " + fresh));
    }

    @Test
    void aLinkWorksOnceForADayAndForItsOwnerOnly() {
        ask(person, fresh);
        String link = link(fresh);
        Somebody other = Fixtures.director("Otto Other", "TN");
        as(other).get(link).then().statusCode(409).body(containsString("another account"));

        TestClock.forward(Duration.ofHours(25));
        try {
            anonymous().get(link).then().statusCode(409).body(containsString("has ended"));
        } finally {
            TestClock.back();
        }

        press(link);
        anonymous().get(link).then().statusCode(409).body(containsString("works once"));
        anonymous().get(link.substring(0, link.length() - 1) + "_x").then().statusCode(404);
    }

    @Test
    void whoseAddressItIsAlreadyIsToldToItsOwnerOnly() {
        Somebody owner = Fixtures.director("Olga Owner", "TN");

        Response taken = ask(person, owner.email());
        Response free = ask(person, fresh);

        assertEquals(free.statusCode(), taken.statusCode());
        assertEquals(free.getHeader("Location"), taken.getHeader("Location"));
        assertTrue(lastMail(owner.email()).contains("nothing was changed"));
        assertFalse(lastMail(owner.email()).contains("/account/email/"));
        assertFalse(lastMail(fresh).contains(person.name()), "a stranger's mailbox learns no name");
    }

    @Test
    void theOldAddressStopsAChangeThatIsNotDone() {
        ask(person, fresh);
        String proof = link(fresh);
        String objection = link(person.email());

        anonymous().get(objection).then().statusCode(200);
        assertEquals("OPEN", state());
        assertEquals(200, press(objection).statusCode());

        anonymous().get(proof).then().statusCode(409);
        assertEquals(person.email(), email());
    }

    @Test
    void theOldAddressTakesAChangeBackWithinAWeek() {
        ask(person, fresh);
        press(link(fresh));
        String objection = link(person.email());

        TestClock.forward(Duration.ofDays(8));
        try {
            anonymous().get(objection).then().statusCode(409);
        } finally {
            TestClock.back();
        }
        assertEquals(200, press(objection).statusCode());

        assertEquals(person.email(), email());
        assertEquals(
                List.of("CHANGE_EMAIL", "CHANGE_EMAIL", "SIGN_OUT"),
                texts("select kind from account_task where person_id = ? order by number"));
        anonymous().get(objection).then().statusCode(409);
    }

    @Test
    void theSecondOfTwoChangesOvertakesTheFirst() {
        ask(person, fresh);
        String first = link(fresh);
        String second = "second-" + fresh;
        ask(person, second);

        anonymous().get(first).then().statusCode(409);
        assertEquals(200, press(link(second)).statusCode());
        assertEquals(second, email());
    }

    @Test
    void oneFormSentTwiceWritesOnce() {
        Map<String, Object> form = Map.of("email", fresh, "form", freshForm(person));
        sendFresh(person, form);
        sendFresh(person, form);
        assertEquals(1, changes());
    }

    @Test
    void ofTwoWhoProveOneAddressAtTheSameMomentOneGetsIt() {
        Somebody other = Fixtures.director("Otis Other", "TN");
        ask(person, fresh);
        String first = link(fresh);
        Fixtures.run("delete from mail_outbox where to_address = ?", fresh);
        ask(other, fresh);
        String second = link(fresh);

        CompletableFuture<Integer> one =
                CompletableFuture.supplyAsync(() -> press(first).statusCode());
        CompletableFuture<Integer> two =
                CompletableFuture.supplyAsync(() -> press(second).statusCode());

        assertEquals(609, one.join() + two.join());
        assertEquals(1, Fixtures.number("select count(*) from person where email = ?", fresh));
    }

    @Test
    void nobodyHasMoreThanFiveMailsWrittenInADay() {
        for (int i = 0; i < 5; i++) {
            assertEquals(303, ask(person, i + fresh).statusCode());
        }
        assertEquals(422, ask(person, fresh).statusCode());
        assertEquals(422, ask(person, "not an address").statusCode());
        assertEquals(422, ask(person, person.email()).statusCode());
    }

    private Response ask(Somebody somebody, String email) {
        return sendFresh(somebody, Map.of("email", email, "form", freshForm(somebody)));
    }

    private static Response sendFresh(Somebody somebody, Map<String, ?> form) {
        return freshly(somebody)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post("/settings/email");
    }

    private static String freshForm(Somebody somebody) {
        return formTokenOf(freshly(somebody).get("/settings/email").asString());
    }

    private static RequestSpecification freshly(Somebody somebody) {
        return anonymous()
                .auth()
                .oauth2(PostgresAndKeys.token(
                        somebody.subject(),
                        somebody.email(),
                        true,
                        Instant.now().minusSeconds(60)));
    }

    private static Response press(String link) {
        String form = formTokenOf(anonymous().get(link).asString());
        return anonymous()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("form", form)
                .post(link);
    }

    private static String link(String address) {
        return Links.in(lastMail(address), "/account/email/\\S+");
    }

    private static String lastMail(String address) {
        return Links.text(address, null);
    }

    private String email() {
        return texts("select email from person where id = ?").get(0);
    }

    private String state() {
        return texts("select state from email_change where person_id = ?").get(0);
    }

    private long changes() {
        return Fixtures.number("select count(*) from email_change where person_id = ?", person.id());
    }

    private List<String> texts(String sql) {
        return Fixtures.rows(sql, person.id()).stream()
                .map(row -> (String) row[0])
                .toList();
    }
}
