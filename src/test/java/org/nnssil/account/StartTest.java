package org.nnssil.account;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.TestClock;

/** The link to a first password. That the password opens the account is shown with the real Keycloak, in AccountsIT. */
@QuarkusTest
class StartTest extends NetworkTest {

    @Inject
    StartLinks links;

    @Inject
    Vertx vertx;

    private final Somebody beginner = Fixtures.director("Bea Beginner", "MS");

    @Test
    void openingTheLinkShowsWhatTheButtonDoesAndNoPassword() {
        begins();
        anonymous()
                .get(link())
                .then()
                .statusCode(200)
                .body(containsString(beginner.name()))
                .body(containsString("Show my first password"))
                .body(not(containsString("<code>")));
    }

    @Test
    void whereKeycloakDoesNotAnswerNothingIsShownAndTheLinkStaysGood() {
        begins();
        String form = formTokenOf(anonymous().get(link()).asString());
        Response answer = anonymous()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("form", form)
                .post(link());

        answer.then().statusCode(409).body(containsString("open the link again"));
        anonymous().get(link()).then().statusCode(200);
    }

    @Test
    void noTransactionStaysOpenWhileKeycloakAnswers() {
        begins();
        AtomicBoolean held = new AtomicBoolean(true);
        try (BrokenKeycloak keycloak = keycloak()) {
            keycloak.beforePassword = () -> held.set(!Fixtures.noTransactionWaits());

            press().then().statusCode(200).body(containsString("<code>"));
        }

        assertFalse(held.get());
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from audit_entry where act = 'account.first-password' and actor_id = ?"
                                + " and channel = 'MAIL_LINK'",
                        beginner.id()));
    }

    @Test
    void whereThePasswordMayBeSetAndTheAnswerIsLostItIsNotSaidThatNothingChanged() {
        begins();
        try (BrokenKeycloak keycloak = keycloak()) {
            keycloak.passwordStatus = 500;

            press().then()
                    .statusCode(409)
                    .body(containsString("it makes a new one"), not(containsString("Nothing was changed")));
            anonymous().get(link()).then().statusCode(200);

            keycloak.passwordStatus = 204;
            press().then().statusCode(200).body(containsString("<code>"));
        }
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from audit_entry where act = 'account.first-password' and actor_id = ?",
                        beginner.id()));
    }

    @Test
    void theLinkEndsWithTheFirstSignInAndAfterThreeDays() {
        anonymous().get(link()).then().statusCode(409).body(containsString("signed in before"));

        begins();
        String link = link();
        TestClock.forward(Duration.ofDays(4));
        try {
            anonymous().get(link).then().statusCode(409).body(containsString("has ended"));
        } finally {
            TestClock.back();
        }
    }

    @Test
    void aLinkThatWasNeverGivenOutIsAbsentAndSoIsOneOfSomebodyWhoLeft() {
        begins();
        String link = link();
        anonymous().get(link.replace(".1", ".2")).then().statusCode(404);
        anonymous().get(link).then().statusCode(200);
        Fixtures.leave(beginner);
        anonymous().get(link).then().statusCode(404);
    }

    private BrokenKeycloak keycloak() {
        BrokenKeycloak broken = new BrokenKeycloak();
        broken.found = "[{\"id\": \"1\", \"enabled\": true, \"emailVerified\": false}]";
        AccountSettings settings = new AccountSettings(
                broken.url(),
                "network-admin",
                Optional.of("secret"),
                AccountSettings.InviteBy.NETWORK,
                Optional.empty());
        QuarkusMock.installMockForType(new Keycloak(vertx, settings, Clock.systemUTC()), Keycloak.class);
        return broken;
    }

    private Response press() {
        return anonymous()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("form", formTokenOf(anonymous().get(link()).asString()))
                .post(link());
    }

    private void begins() {
        Fixtures.run("update person set subject = null where id = ?", beginner.id());
    }

    private String link() {
        return "/account/start/" + links.make(beginner.id(), Instant.now().plus(AccountSettings.START_LINK));
    }
}
