package org.nnssil.joining;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
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
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.TestClock;

/** What somebody who is signed in reads of an invitation of theirs that has ended. */
@QuarkusTest
class EndedInvitationTest extends NetworkTest {

    private Somebody convener;
    private Somebody visitor;

    @BeforeEach
    void aConvenerAndAMemberOfTheService() {
        convener = Fixtures.director("Carla Convener", "MA");
        visitor = Fixtures.director("Vi Visitor", "MA");
    }

    @AfterEach
    void thePresent() {
        TestClock.back();
    }

    /** The control: while they are open, two invitations differ by all that is in them. */
    @Test
    void itSaysTheSameWhateverUnlistedCommunityItWasInto() {
        UUID one = invited(community("Quiet Oaks", false));
        UUID other = invited(community("Silent Elms", false));
        assertNotEquals(read(one), read(other));

        withdraw(one);
        withdraw(other);
        assertEquals(read(one), read(other));
        assertTrue(read(one).contains("This invitation is withdrawn, so it can no longer be answered."));

        UUID third = invited(communityOf(one));
        UUID fourth = invited(communityOf(other));
        decline(third);
        decline(fourth);
        assertEquals(read(third), read(fourth));
        assertTrue(read(third).contains("This invitation is declined"));

        UUID fifth = invited(communityOf(one));
        UUID sixth = invited(communityOf(other));
        TestClock.forward(InvitationService.GOOD_FOR.plusDays(1));
        assertEquals(read(fifth), read(sixth));
        assertTrue(read(fifth).contains("This invitation is expired"));
        for (UUID ended : List.of(one, other, third, fourth, fifth, sixth)) {
            as(visitor)
                    .get("/invited/" + ended)
                    .then()
                    .statusCode(200)
                    .body(not(containsString("Quiet")), not(containsString("Silent")), not(containsString("Carla")));
            Response late = answer(ended, "accept");
            assertEquals(409, late.statusCode());
            assertTrue(late.asString().contains("Nothing was changed"), late.asString());
            assertTrue(!late.asString().contains("Quiet") && !late.asString().contains("Silent"));
        }
        Somebody stranger = Fixtures.director("Otis Other", "MA");
        assertEquals(
                Plain.of(as(stranger).get("/invited/" + one), one),
                Plain.of(
                        as(stranger).get("/invited/00000000-0000-7000-8000-00000000abcd"),
                        "00000000-0000-7000-8000-00000000abcd"));
    }

    @Test
    void aListedCommunityIsNamedBecauseEveryMemberOfTheServiceKnowsIt() {
        UUID community = community("Open Birches", true);
        UUID invitation = invited(community);
        withdraw(invitation);

        as(visitor)
                .get("/invited/" + invitation)
                .then()
                .body(
                        containsString("Into Open Birches"),
                        containsString("withdrawn"),
                        not(containsString("Carla")),
                        not(containsString("Come and see")));
    }

    @Test
    void whoIsInReadsTheNameAndWhoHasLeftDoesNot() {
        UUID community = community("Hidden Pines", false);
        UUID invitation = invited(community);
        String page = "/invited/" + invitation;
        Map<String, Object> form = Map.of("answer", "accept", "form", formToken(visitor, page));
        assertEquals(303, send(visitor, page, form).statusCode());
        Response again = send(visitor, page, form);
        assertEquals(303, again.statusCode(), "the same form is the same answer");
        as(visitor).get(page).then().body(containsString("Hidden Pines"), containsString("accepted"));

        String entry = "/communities/" + slugOf(community) + "/members/" + visitor.id();
        assertEquals(
                303,
                submit(convener, entry, entry + "/departure", Map.of("reason", "Their task is done"))
                        .statusCode());

        as(visitor)
                .get(page)
                .then()
                .statusCode(200)
                .body(not(containsString("Hidden Pines")), not(containsString(slugOf(community))));
        Response late = answer(invitation, "accept");
        assertEquals(409, late.statusCode(), "another form is no answer once more");
        assertTrue(late.asString().contains("works once"));
    }

    private String read(UUID invitation) {
        return Plain.of(as(visitor).get("/invited/" + invitation), invitation);
    }

    private UUID community(String name, boolean listed) {
        String slug = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-')
                + UUID.randomUUID().toString().substring(0, 8);
        UUID id = Fixtures.community(slug, name);
        Fixtures.run("update community set listed = ?, purpose = 'For ' || name where id = ?", listed, id);
        Fixtures.join(convener, id, Reach.CONVENERS);
        return id;
    }

    private UUID invited(UUID community) {
        String invitations = "/communities/" + slugOf(community) + "/invitations";
        Response sent =
                submit(convener, invitations, invitations, Map.of("email", visitor.email(), "words", "Come and see"));
        assertEquals(303, sent.statusCode(), sent.asString());
        return (UUID) Fixtures.rows(
                        "select id from community_invitation where community_id = ? and status = 'SENT'", community)
                .get(0)[0];
    }

    private void withdraw(UUID invitation) {
        String invitations = "/communities/" + slugOf(communityOf(invitation)) + "/invitations";
        assertEquals(
                303,
                submit(convener, invitations, invitations + "/" + invitation + "/withdrawal", Map.of())
                        .statusCode());
    }

    private void decline(UUID invitation) {
        assertEquals(
                303,
                submit(visitor, "/invited/" + invitation, "/invited/" + invitation, Map.of("answer", "decline"))
                        .statusCode());
    }

    private Response answer(UUID invitation, String answer) {
        return send(
                visitor, "/invited/" + invitation, Map.of("answer", answer, "form", formToken(visitor, "/settings")));
    }

    private static UUID communityOf(UUID invitation) {
        return (UUID) Fixtures.rows("select community_id from community_invitation where id = ?", invitation)
                .get(0)[0];
    }

    private static String slugOf(UUID community) {
        return (String) Fixtures.rows("select slug from community where id = ?", community)
                .get(0)[0];
    }
}
