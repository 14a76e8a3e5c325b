package org.nnssil.joining;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.Links;
import org.nnssil.testing.NetworkTest;

/** What somebody who leaves had open at the doors of communities. */
@QuarkusTest
class JoinDepartureTest extends NetworkTest {

    private Somebody coordinator;
    private Somebody convener;
    private Somebody leaver;
    private UUID community;
    private String slug;

    @BeforeEach
    void aListedCommunity() {
        slug = "door-" + UUID.randomUUID().toString().substring(0, 8);
        community = Fixtures.community(slug, "Circle " + slug);
        Fixtures.run("update community set listed = true where id = ?", community);
        coordinator = Fixtures.coordinator();
        convener = Fixtures.director("Carla Convener", "MA");
        Fixtures.join(convener, community, Reach.CONVENERS);
        leaver = Fixtures.director("Lee Leaver", "MA");
    }

    @Test
    void requestsAndInvitationsEndWithWhoLeavesAndTheCoordinatorReadsNumbersOnly() {
        UUID other = Fixtures.community("other-" + slug, "Other " + slug);
        Somebody host = Fixtures.director("Hal Host", "MA");
        Fixtures.join(host, other, Reach.CONVENERS);
        String door = "/communities/" + slug + "/requests";
        assertEquals(
                303,
                submit(leaver, door + "/new", door, Map.of("reason", "To learn"))
                        .statusCode());
        String invitations = "/communities/other-" + slug + "/invitations";
        assertEquals(
                303,
                submit(host, invitations, invitations, Map.of("email", leaver.email()))
                        .statusCode());

        as(coordinator)
                .get(leaving(leaver))
                .then()
                .body(
                        containsString("1 open request to join a sub-community is withdrawn."),
                        containsString("1 invitation into a sub-community is withdrawn."),
                        not(containsString("Other " + slug)));
        depart(leaver, Map.of());

        assertEquals("WITHDRAWN", request());
        assertEquals("WITHDRAWN", invitation(leaver));
        assertEquals(
                "1 1",
                Fixtures.rows(
                                "select concat_ws(' ', detail ->> 'joinRequestsWithdrawn', detail ->> 'joinInvitationsWithdrawn')"
                                        + " from audit_entry where subject_id = ? and act = 'membership.departed'",
                                leaver.id())
                        .get(0)[0]);
        as(convener).get("/communities/" + slug).then().body(not(containsString("One person asks to join.")));
    }

    @Test
    void whoMovesGoesOnAskingForThemselvesAndNotForTheirOrganization() {
        Fixtures.run("update community set member_unit = 'ORGANIZATION' where id = ?", community);
        String door = "/communities/" + slug + "/requests";
        Map<String, Object> fields = new HashMap<>(Map.of("reason", "To learn"));
        fields.putAll(
                Map.of("organization", "District " + slug, "organizationKind", "DISTRICT", "organizationPlace", "MA"));
        assertEquals(303, submit(leaver, door + "/new", door, fields).statusCode());
        UUID people = Fixtures.community("people-" + slug, "People " + slug);
        Fixtures.run("update community set listed = true where id = ?", people);
        String personal = "/communities/people-" + slug + "/requests";
        assertEquals(
                303,
                submit(leaver, personal + "/new", personal, Map.of("reason", "My own"))
                        .statusCode());

        depart(leaver, Map.of("way", "moves", "jurisdiction", "WV", "roleTitle", "Director", "reach", "core"));

        assertEquals("WITHDRAWN", request());
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from join_request where community_id = ? and status = 'OPEN'", people));
    }

    @Test
    void anOfferToHandOverStandsWhereNobodyElseConvenes() {
        Somebody member = Fixtures.person("Mo Member", "MA");
        Fixtures.join(member, community, Reach.CORE);
        String succession = "/communities/" + slug + "/succession";
        assertEquals(
                303,
                submit(convener, succession, succession, Map.of("email", member.email()))
                        .statusCode());
        as(coordinator)
                .get(leaving(convener))
                .then()
                .body(containsString("1 offer to hand over as convener ends, or stands where nobody else convenes."));

        depart(convener, Map.of());

        assertEquals("SENT", invitation(member));
        String answer = "/invited/"
                + Fixtures.rows("select id from community_invitation where person_id = ?", member.id())
                        .get(0)[0];
        assertEquals(
                303, submit(member, answer, answer, Map.of("answer", "accept")).statusCode());
        as(member).get("/communities/" + slug + "/requests").then().statusCode(200);
    }

    @Test
    void anOfferToHandOverEndsWhereSomebodyElseConvenes() {
        Somebody second = Fixtures.director("Sam Second", "MA");
        Fixtures.join(second, community, Reach.CONVENERS);
        Somebody member = Fixtures.person("Mo Member", "MA");
        Fixtures.join(member, community, Reach.CORE);
        String succession = "/communities/" + slug + "/succession";
        submit(convener, succession, succession, Map.of("email", member.email()));
        String page = "/communities/" + slug + "/members/" + convener.id() + "/departure";

        assertEquals(
                303, submit(convener, page, page, Map.of("reason", "Enough")).statusCode());

        assertEquals("WITHDRAWN", invitation(member));
    }

    @Test
    void aMailOntoARosterThatComesBackIsSeenByTheConveners() {
        String email = "gone-" + slug + "@tests.example";
        String roster = "/communities/" + slug + "/members";
        Map<String, Object> fields =
                Map.of("email", email, "name", "Gus Gone", "roleTitle", "", "jurisdiction", "MA", "reach", "core");
        String link = Links.ofRefused(
                email,
                "COMMUNITY_INVITATION",
                "/invited/by-link/[\\w-]+",
                () -> assertEquals(303, submit(convener, roster, roster, fields).statusCode()));

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> as(convener)
                .get("/communities/" + slug + "/invitations")
                .then()
                .body(containsString("The mail came back")));
        assertEquals(200, anonymous().get(link).statusCode());
    }

    private void depart(Somebody somebody, Map<String, Object> more) {
        Map<String, Object> fields = new HashMap<>(Map.of("way", "leaves", "reason", "The agency confirmed it"));
        fields.putAll(more);
        assertEquals(
                303,
                submit(coordinator, leaving(somebody), leaving(somebody), fields)
                        .statusCode());
    }

    private static String leaving(Somebody somebody) {
        return "/people/" + somebody.id() + "/departure";
    }

    private String request() {
        return (String) Fixtures.rows(
                        "select status from join_request where community_id = ? and person_id = ?",
                        community,
                        leaver.id())
                .get(0)[0];
    }

    private static String invitation(Somebody somebody) {
        return (String) Fixtures.rows("select status from community_invitation where person_id = ?", somebody.id())
                .get(0)[0];
    }

    @Test
    void whoIsAMemberOfNothingAnyMoreAsksForNothingAnyMore() {
        UUID only = Fixtures.community("only-" + slug, "Only " + slug);
        Fixtures.join(convener, only, Reach.CONVENERS);
        Somebody guest = Fixtures.person("Gia Guest", "MA");
        Fixtures.join(guest, only, Reach.CORE);
        String door = "/communities/" + slug + "/requests";
        assertEquals(
                303,
                submit(guest, door + "/new", door, Map.of("reason", "To learn")).statusCode());
        UUID other = Fixtures.community("third-" + slug, "Third " + slug);
        Fixtures.join(convener, other, Reach.CONVENERS);
        String invitations = "/communities/third-" + slug + "/invitations";
        assertEquals(
                303,
                submit(convener, invitations, invitations, Map.of("email", guest.email()))
                        .statusCode());

        String entry = "/communities/only-" + slug + "/members/" + guest.id();
        assertEquals(
                303,
                submit(convener, entry, entry + "/departure", Map.of("reason", "Their task is done"))
                        .statusCode());

        assertEquals(
                "WITHDRAWN",
                Fixtures.rows("select status from join_request where person_id = ?", guest.id())
                        .get(0)[0]);
        assertEquals("WITHDRAWN", invitation(guest));
    }

    @Test
    void whoIsApprovedWithAClosedAccountHasItAgain() {
        String door = "/communities/" + slug + "/requests";
        assertEquals(
                303,
                submit(leaver, door + "/new", door, Map.of("reason", "To learn"))
                        .statusCode());
        Object request = Fixtures.rows("select id from join_request where person_id = ?", leaver.id())
                .get(0)[0];
        Fixtures.run(
                "insert into account_task (id, person_id, kind, state, next_attempt_at, created_at)"
                        + " values (gen_random_uuid(), ?, 'CLOSE', 'DONE', now(), now())",
                leaver.id());

        assertEquals(
                303,
                submit(
                                convener,
                                door + "/" + request,
                                door + "/" + request + "/decision",
                                Map.of("decision", "approve"))
                        .statusCode());

        assertEquals(
                "REOPEN",
                Fixtures.rows(
                                "select kind from account_task where person_id = ? order by number desc limit 1",
                                leaver.id())
                        .get(0)[0]);
    }
}
