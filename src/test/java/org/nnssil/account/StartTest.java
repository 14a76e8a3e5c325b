package org.nnssil.account;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
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

    private void begins() {
        Fixtures.run("update person set subject = null where id = ?", beginner.id());
    }

    private String link() {
        return "/account/start/" + links.make(beginner.id(), Instant.now().plus(AccountSettings.START_LINK));
    }
}
