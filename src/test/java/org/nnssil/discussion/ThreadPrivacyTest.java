package org.nnssil.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.TestClock;

/** Who is not in the audience of a thread cannot tell it from a thread that does not exist. */
@QuarkusTest
class ThreadPrivacyTest extends DiscussionTest {

    private Circle circle;
    private Somebody member;
    private String canary;
    private String thread;

    @BeforeEach
    void aThreadInAPrivateCommunity() {
        circle = Circle.create();
        member = Fixtures.person("Mina Member", "MS");
        Fixtures.join(member, circle.id(), Reach.CORE);
        canary = "canary-" + UUID.randomUUID();
        thread = start(member, circle, canary, canary + " in the text", Map.of());
    }

    @Test
    void whoIsOutsideFindsNothingAnywhere() {
        Circle sibling = Circle.create();
        String inner = "inner-" + UUID.randomUUID().toString().substring(0, 13);
        Circle child = new Circle(Fixtures.community(inner, "Inner", circle.id()), inner, "Inner");
        Somebody siblings = Fixtures.person("Sia Sibling", "GU");
        Fixtures.join(siblings, sibling.id(), Reach.CONVENERS);
        Somebody childs = Fixtures.person("Chi Child", "GU");
        Fixtures.join(childs, child.id(), Reach.CONVENERS);

        for (Somebody stranger : List.of(
                Fixtures.coordinator(),
                Fixtures.director("Dora Director", "TN"),
                Fixtures.extended("Eve Extended", "OH"),
                Fixtures.outsider(),
                siblings,
                childs)) {
            nothingLeaks(stranger);
            nothingCanBeDone(stranger);
        }
        assertEquals(1, Fixtures.number("select count(*) from post where thread_id = ?", id(thread)));
        assertEquals(
                0, Fixtures.number("select count(*) from thread where id = ? and closed_at is not null", id(thread)));
    }

    @Test
    void aMemberOfTheInnerCommunityIsNoMemberOfTheOuterAndTheOtherWayRound() {
        UUID inner = Fixtures.community("within-" + circle.slug(), "Within", circle.id());
        Somebody insider = Fixtures.person("Ina Inside", "GU");
        Fixtures.join(insider, inner, Reach.CORE);
        String secret = start(insider, new Circle(inner, "within-" + circle.slug(), "Within"), "inner " + canary);

        sameAsAbsent(member, secret, "/threads/" + UUID.randomUUID());
        sameAsAbsent(insider, thread, "/threads/" + UUID.randomUUID());
    }

    @Test
    void theAnonymousAreSentToSignInWhateverTheyAskFor() {
        Stream.of(
                        thread,
                        "/threads/" + UUID.randomUUID(),
                        circle.threads(),
                        "/communities/none/threads",
                        "/discussions")
                .forEach(path -> {
                    Response answer = anonymous().get(path);
                    assertTrue(List.of(302, 401).contains(answer.statusCode()), path + " " + answer.statusCode());
                    assertFalse(answer.asString().contains(canary));
                });
        anonymous().get("/api/v1" + thread).then().statusCode(401);
        anonymous().get("/api/v1" + circle.threads()).then().statusCode(401);
    }

    @Test
    void coreAndConvenersHaveTheirOwn() {
        Somebody extended = Fixtures.person("Eli Extended", "OH");
        Fixtures.join(extended, circle.id(), Reach.MEMBERS);
        Somebody convener = Fixtures.person("Cora Convener", "GU");
        Fixtures.join(convener, circle.id(), Reach.CONVENERS);
        String core = start(member, circle, "core " + canary, "?", Map.of("reach", "core"));
        String conveners = start(convener, circle, "conveners " + canary, "?", Map.of("reach", "conveners"));

        assertEquals(
                List.of(canary),
                page(extended, circle.threads()).select(".rows h3").eachText());
        assertEquals(
                List.of("core " + canary, canary),
                page(member, circle.threads()).select(".rows h3").eachText());
        assertEquals(3, page(convener, circle.threads()).select(".rows h3").size());
        sameAsAbsent(extended, core, "/threads/" + UUID.randomUUID());
        sameAsAbsent(member, conveners, "/threads/" + UUID.randomUUID());
        as(extended).get("/api/v1" + core).then().statusCode(404);
        assertFalse(as(extended).get("/api/v1" + circle.threads()).asString().contains("core " + canary));
    }

    @Test
    void nobodyStartsAThreadThatTheyCouldNotReadOrThatEveryoneCould() {
        Somebody extended = Fixtures.person("Eli Extended", "OH");
        Fixtures.join(extended, circle.id(), Reach.MEMBERS);
        for (String reach : List.of("core", "conveners", "public", "everybody")) {
            submit(
                            extended,
                            circle.threads() + "/new",
                            circle.threads(),
                            Map.of("title", "x", "body", "y", "reach", reach))
                    .then()
                    .statusCode(422);
            as(extended)
                    .contentType("application/json")
                    .body(Map.of("title", "x", "body", "y", "reach", reach))
                    .post("/api/v1" + circle.threads())
                    .then()
                    .statusCode(422);
        }
        assertEquals(1, Fixtures.number("select count(*) from thread where community_id = ?", circle.id()));
    }

    @Test
    void whoLeavesIsOutAtOnce() {
        Somebody leaving = Fixtures.person("Lea Leaving", "TN");
        Fixtures.join(leaving, circle.id(), Reach.CORE);
        String token = formToken(leaving, thread);

        Fixtures.leave(leaving);

        nothingLeaks(leaving);
        send(leaving, thread + "/posts", Map.of("form", token, "body", "still here"))
                .then()
                .statusCode(404);
        send(leaving, circle.threads(), Map.of("form", token, "title", "t", "body", "b", "reach", "members"))
                .then()
                .statusCode(404);
    }

    @Test
    void accessThatLapsesOnADateIsOverOnThatDate() {
        Somebody guest = Fixtures.person("Gus Guest", "OH");
        Fixtures.join(guest, circle.id(), Reach.MEMBERS);
        Fixtures.run("update membership set access_until = now() + interval '3 days' where person_id = ?", guest.id());
        as(guest).get(thread).then().statusCode(200);
        try {
            TestClock.forward(Duration.ofDays(4));
            as(guest).get("/api/v1" + thread).then().statusCode(404);
        } finally {
            TestClock.back();
        }
    }

    private void nothingLeaks(Somebody stranger) {
        sameAsAbsent(stranger, thread, "/threads/" + UUID.randomUUID());
        sameAsAbsent(stranger, thread + "?after=20", "/threads/" + UUID.randomUUID() + "?after=20");
        sameAsAbsent(stranger, thread + "/posts/1/edit", "/threads/" + UUID.randomUUID() + "/posts/1/edit");
        sameAsAbsent(stranger, circle.threads(), "/communities/no-such-circle/threads");
        sameAsAbsent(stranger, circle.threads() + "/new", "/communities/no-such-circle/threads/new");
        sameAsAbsent(stranger, "/api/v1" + thread, "/api/v1/threads/" + UUID.randomUUID());
        sameAsAbsent(stranger, "/api/v1" + circle.threads(), "/api/v1/communities/no-such-circle/threads");
        String mine = as(stranger).get("/discussions").asString();
        assertFalse(mine.contains(canary), mine);
        assertFalse(mine.contains(circle.slug()), mine);
    }

    private void nothingCanBeDone(Somebody stranger) {
        // A form token proves only that the form was shown to this person; any page has one.
        String token = anyToken(stranger);
        for (String path :
                List.of(thread + "/posts", thread + "/posts/1", thread + "/closure", thread + "/closure/undo")) {
            Map<String, String> fields =
                    Map.of("form", token, "body", "hello", "title", "hello", "version", "0", "preview", "yes");
            String there = send(stranger, path, fields)
                    .then()
                    .statusCode(404)
                    .extract()
                    .asString();
            String nowhere =
                    path.replace(id(thread).toString(), UUID.randomUUID().toString());
            assertEquals(
                    there,
                    send(stranger, nowhere, fields)
                            .then()
                            .statusCode(404)
                            .extract()
                            .asString(),
                    path);
        }
        send(stranger, circle.threads(), Map.of("form", token, "title", "t", "body", "b", "reach", "members"))
                .then()
                .statusCode(404);
        for (String body : List.of("hello", "", "\0")) {
            api(stranger, thread + "/posts", Map.of("body", body)).then().statusCode(404);
        }
        api(stranger, circle.threads(), Map.of("title", "t", "body", "b", "reach", "nonsense"))
                .then()
                .statusCode(404);
    }

    private static String anyToken(Somebody somebody) {
        if (Fixtures.number("select count(*) from membership where person_id = ?", somebody.id()) == 0) {
            Circle own = Circle.create();
            Fixtures.join(somebody, own.id(), Reach.MEMBERS);
            String token = formToken(somebody, own.threads() + "/new");
            Fixtures.leave(somebody);
            return token;
        }
        Object slug = Fixtures.rows(
                        "select slug from community c join membership m on m.community_id = c.id where person_id = ?",
                        somebody.id())
                .get(0)[0];
        return formToken(somebody, "/communities/" + slug + "/threads/new");
    }

    private static Response api(Somebody somebody, String path, Map<String, ?> body) {
        return as(somebody).contentType("application/json").body(body).post("/api/v1" + path);
    }

    private static void sameAsAbsent(Somebody reader, String forbidden, String absent) {
        Response there = as(reader).get(forbidden);
        Response nowhere = as(reader).get(absent);
        assertEquals(404, there.statusCode(), forbidden + " for " + reader.name());
        assertEquals(404, nowhere.statusCode(), absent);
        // The way back after signing out names the address that was asked for; nothing else may differ.
        assertEquals(nowhere.asString().replace(absent, ""), there.asString().replace(forbidden, ""), forbidden);
    }

    @Test
    void theNationalNetworkIsACommunityLikeTheOthers() {
        Somebody director = Fixtures.director("Nat National", "TN");
        String national = start(
                director,
                new Circle(Viewer.NATIONAL, "nnssil", ""),
                "national " + canary,
                "?",
                Map.of("reach", "core"));
        as(Fixtures.coordinator()).get(national).then().statusCode(200);
        as(Fixtures.extended("Eve", "OH")).get(national).then().statusCode(404);
        as(member).get(national).then().statusCode(404);
    }
}
