package org.nnssil.community;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.TestClock;

@QuarkusTest
class ClaimTest extends NetworkTest {

    private static final String SET_ASIDE = "set aside by ClaimTest";

    private final ClaimService claims;

    ClaimTest(ClaimService claims) {
        this.claims = claims;
    }

    @BeforeEach
    void nobodyIsCoordinator() {
        Fixtures.run(
                "update membership set ended_at = now(), end_reason = ? where 'COORDINATOR' = any (roles) and ended_at is null",
                SET_ASIDE);
    }

    @AfterEach
    void restore() {
        TestClock.back();
        Fixtures.run("update membership set ended_at = now() where basis = 'CLAIMED' and ended_at is null");
        Fixtures.run("update membership set ended_at = null, end_reason = null where end_reason = ?", SET_ASIDE);
    }

    @Test
    void aNewAccountBecomesCoordinatorAndThePersonIsMade() {
        Somebody stranger = stranger();
        String link = link();

        Response page = as(stranger).get(link);
        assertEquals(200, page.statusCode());
        assertEquals(0, coordinators(), "opening the link changes nothing");

        Response done = submit(stranger, link, link, Map.of());

        assertEquals(303, done.statusCode());
        assertTrue(done.header("Location").endsWith("/desk"));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from membership m join person p on p.id = m.person_id where p.subject = ?"
                                + " and m.basis = 'CLAIMED' and m.reach = 3 and 'COORDINATOR' = any (m.roles)",
                        stranger.subject()));
        assertEquals(Optional.empty(), offer(), "the role is taken, so no further link is given out");
    }

    @Test
    void aMemberKeepsTheirMembershipAndRisesInIt() {
        Somebody director = Fixtures.director("Rosa Riser", "VT");
        String link = link();

        assertEquals(303, submit(director, link, link, Map.of()).statusCode());

        List<Object[]> memberships = Fixtures.rows(
                "select reach, basis from membership where person_id = ? and ended_at is null", director.id());
        assertEquals(1, memberships.size());
        assertEquals(3, ((Number) memberships.get(0)[0]).intValue());
        assertEquals("INVITED", memberships.get(0)[1]);
        Fixtures.leave(director);
    }

    @Test
    void aLinkWorksOnce() {
        Somebody first = stranger();
        Somebody second = stranger();
        String link = link();
        String token = formToken(second, link);
        assertEquals(303, submit(first, link, link, Map.of()).statusCode());

        Response again = send(second, link, Map.of("form", token));

        assertEquals(409, again.statusCode());
        assertTrue(again.asString().contains("This link has been used"));
        assertEquals(409, as(second).get(link).statusCode());
        assertEquals(1, coordinators());
        assertEquals(0, Fixtures.number("select count(*) from person where subject = ?", second.subject()));
    }

    @Test
    void twoLinksDoNotMakeTwoCoordinators() {
        Somebody first = stranger();
        Somebody second = stranger();
        String one = link();
        String other = link();
        String formOne = formToken(first, one);
        String formOther = formToken(second, other);

        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        answers.add(CompletableFuture.supplyAsync(
                () -> send(first, one, Map.of("form", formOne)).statusCode()));
        answers.add(CompletableFuture.supplyAsync(
                () -> send(second, other, Map.of("form", formOther)).statusCode()));

        assertEquals(
                List.of(303, 409),
                answers.stream().map(CompletableFuture::join).sorted().toList());
        assertEquals(1, coordinators());
    }

    @Test
    void aLinkEndsAfterADay() {
        Somebody stranger = stranger();
        String link = link();
        TestClock.forward(ClaimService.GOOD_FOR.plus(Duration.ofSeconds(1)));

        Response late = as(stranger).get(link);

        assertEquals(409, late.statusCode());
        assertTrue(late.asString().contains("has ended"));
    }

    @Test
    void aTokenNeverGivenOutIsAbsent() {
        Somebody stranger = stranger();
        String form = formToken(stranger, link());

        assertEquals(404, as(stranger).get("/claim/not-a-token").statusCode());
        assertEquals(
                404, send(stranger, "/claim/not-a-token", Map.of("form", form)).statusCode());
        assertEquals(0, coordinators());
    }

    @Test
    void theAnonymousSignInFirst() {
        assertFalse(List.of(200, 303).contains(anonymous().get(link()).statusCode()));
    }

    @Test
    void anAddressOfSomebodyElseIsNotTakenOver() {
        Somebody member = Fixtures.director("Mina Member", "VT");
        UUID id = UUID.randomUUID();
        Somebody thief = new Somebody(id, id.toString(), "Tom Thief", member.email());
        String link = link();

        Response refused = submit(thief, link, link, Map.of());

        assertEquals(409, refused.statusCode());
        assertEquals(0, coordinators());
        assertEquals(
                member.subject(),
                Fixtures.rows("select subject from person where id = ?", member.id())
                        .get(0)[0]);
    }

    @Test
    void onlyTheHashIsKept() throws NoSuchAlgorithmException {
        String token = offer().orElseThrow();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));

        assertEquals(1, Fixtures.number("select count(*) from coordinator_claim where token_hash = ?", hash));
    }

    private Optional<String> offer() {
        return claims.offer().await().atMost(Duration.ofSeconds(5));
    }

    private String link() {
        return "/claim/" + offer().orElseThrow();
    }

    private static long coordinators() {
        return Fixtures.number(
                "select count(*) from membership where 'COORDINATOR' = any (roles) and ended_at is null");
    }

    /** Has an account and no row. */
    private static Somebody stranger() {
        UUID id = UUID.randomUUID();
        return new Somebody(
                id, id.toString(), "Sam Stranger", "s" + id.toString().substring(0, 8) + "@tests.example");
    }
}
