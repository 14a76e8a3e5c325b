package org.nnssil.security;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

@QuarkusTest
class DepartureTest extends NetworkTest {

    @Test
    void whoLeavesIsNobodyForTheNextRequestThoughTheTokenLivesOn() {
        Somebody director = Fixtures.director("Dora Departing", "KS");
        as(director).get("/api/v1/me").then().body("member", is(true));
        as(director).get("/directory").then().statusCode(200);

        Fixtures.leave(director);

        as(director).get("/api/v1/me").then().body("member", is(false));
        as(director).get("/directory").then().statusCode(404);
    }

    @Test
    void anInvitedPersonIsLinkedAtFirstSignInByAVerifiedAddressOnly() {
        Somebody invited = Fixtures.director("Ivy Invited", "NE");
        Fixtures.run("update person set subject = null where id = ?", invited.id());
        String unverified = org.nnssil.testing.PostgresAndKeys.token("subject-" + invited.id(), invited.email(), false);
        String verified = org.nnssil.testing.PostgresAndKeys.token("subject-" + invited.id(), invited.email(), true);

        anonymous().auth().oauth2(unverified).get("/api/v1/me").then().body("member", is(false));
        assertNull(subject(invited));
        anonymous().auth().oauth2(verified).get("/api/v1/me").then().body("member", is(true));
    }

    @Test
    void whoeverTakesALinkedAddressToAnotherAccountIsNobody() {
        Somebody director = Fixtures.director("Lena Linked", "NE");
        String other =
                org.nnssil.testing.PostgresAndKeys.token("another-subject-" + director.id(), director.email(), true);

        anonymous().auth().oauth2(other).get("/api/v1/me").then().body("member", is(false));
        assertEquals(director.subject(), subject(director));
    }

    private static Object subject(Somebody somebody) {
        return Fixtures.rows("select subject from person where id = ?", somebody.id())
                .get(0)[0];
    }
}
