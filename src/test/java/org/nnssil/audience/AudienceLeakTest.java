package org.nnssil.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.nnssil.security.FormTokens;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

/**
 * Plants a canary three private communities deep and calls every route of the application as everybody who has no
 * business there. Nothing of it may come out, by page, API, feed, table, search, count, error text or mail; nothing may
 * change; and an address that names it must answer exactly as one that names nothing.
 */
@QuarkusTest
class AudienceLeakTest extends NetworkTest {

    @Inject
    FormTokens tokens;

    @Test
    void everyRouteIsKnownToThisTest() {
        SortedSet<String> unknown = new TreeSet<>(Routes.all());
        unknown.removeAll(KnownRoutes.ALL.keySet());
        assertTrue(
                unknown.isEmpty(),
                "Tell KnownRoutes how to reach these, so that they are searched for leaks: " + unknown);

        SortedSet<String> gone = new TreeSet<>(KnownRoutes.ALL.keySet());
        gone.removeAll(Routes.all());
        assertTrue(gone.isEmpty(), "KnownRoutes names routes that are no more: " + gone);
    }

    @Test
    void nothingOfAPrivateCommunityComesOutAndWhatIsHiddenAnswersAsWhatDoesNotExist() {
        Canary canary = new Canary();
        List<Actor> actors = Actor.all(canary);
        actInside(canary);
        String before = canary.state();
        List<String> leaks = new ArrayList<>();
        List<String> tells = new ArrayList<>();

        for (Actor actor : actors) {
            KnownRoutes.ALL.forEach((route, probe) -> {
                if (!actor.asks(route)) {
                    return;
                }
                if (actor.inside()) {
                    leaks.addAll(route.startsWith("GET ") ? leaks(actor, route, probe, canary) : List.of());
                } else if (probe.hidden().isEmpty()) {
                    leaks.addAll(leaks(actor, route, probe, canary));
                } else {
                    compare(actor, route, probe, canary, leaks, tells);
                }
            });
        }

        leaks.addAll(mailLeaks(canary));
        assertEquals(List.of(), leaks);
        assertEquals(List.of(), tells, "These tell what is hidden from what does not exist");
        assertEquals(before, canary.state(), "Somebody outside changed something inside");
    }

    /**
     * The control: the same search for leaks, when the predicate lets somebody in. In the tests' database an outsider gets
     * the rows that the predicate looks for, which is the same as not asking it; then everything must be reported.
     */
    @Test
    void whereThePredicateLetsEverybodyInTheSameSearchReportsTheLeaks() {
        Canary canary = new Canary();
        Somebody outsider = Fixtures.director("Nora Nobody", "TN");
        Actor actor = new Actor("outsider", outsider, null, Set.of(canary.secret, canary.told, canary.guarded), false);
        Fixtures.run(
                "insert into membership (id, person_id, community_id, reach, basis, from_at)"
                        + " select gen_random_uuid(), ?, c.id, 3, 'INVITED', now() from community c where c.id in (?, ?, ?)",
                outsider.id(),
                canary.grand,
                canary.parent,
                canary.community);
        SortedSet<String> leaking = new TreeSet<>();

        KnownRoutes.ALL.forEach((route, probe) -> {
            if (route.startsWith("GET ") && !leaks(actor, route, probe, canary).isEmpty()) {
                leaking.add(route);
            }
        });

        assertTrue(
                leaking.containsAll(KnownRoutes.INSIDE),
                "The search should find the secret at " + KnownRoutes.INSIDE + " but found it only at " + leaking);
        Fixtures.run("update mail_outbox set to_address = ? where id = ?", outsider.email(), canary.mail);
        assertFalse(mailLeaks(canary).isEmpty(), "A mail to somebody outside is a leak");
    }

    /** A number, an order, an empty or a full page: whoever looks for the canary's word learns as much as of any other. */
    @Test
    void lookingForItFindsAsMuchAsLookingForNothing() {
        Canary canary = new Canary();
        String nothing = "q".repeat(canary.word.length());
        List<String> tells = new ArrayList<>();

        for (Actor actor : Actor.all(canary)) {
            if (actor.inside() || actor.coordinates() || actor.apiToken() != null) {
                continue;
            }
            for (String route : KnownRoutes.SEARCHED) {
                Response forIt = call(actor, route, route.substring(4) + "?q=" + canary.word, canary);
                Response forNothing = call(actor, route, route.substring(4) + "?q=" + nothing, canary);
                if (!plain(forIt, canary.word).equals(plain(forNothing, nothing))) {
                    tells.add(actor.who() + ": " + route + " answers differently");
                }
            }
        }

        assertEquals(List.of(), tells);
    }

    private List<String> leaks(Actor actor, String route, KnownRoutes.Probe probe, Canary canary) {
        return probe.paths(route, canary).stream()
                .flatMap(path -> leaks(actor, route, path, call(actor, route, path, canary)).stream())
                .toList();
    }

    private static List<String> leaks(Actor actor, String route, String path, Response answer) {
        List<String> leaks = new ArrayList<>();
        if (actor.learns(answer.asString() + answer.headers())) {
            leaks.add(actor.who() + ": " + route + " at " + path + " tells the secret");
        }
        if (answer.statusCode() >= 500) {
            leaks.add(actor.who() + ": " + route + " at " + path + " breaks with " + answer.statusCode());
        }
        return leaks;
    }

    private void compare(
            Actor actor, String route, KnownRoutes.Probe probe, Canary canary, List<String> leaks, List<String> tells) {
        probe.hidden(canary).forEach((variable, name) -> {
            String path = probe.path(route, variable, name, canary);
            Response forbidden = call(actor, route, path, canary);
            leaks.addAll(leaks(actor, route, path, forbidden));
            if (actor.coordinates() && mayKnow(route, name, canary)) {
                return;
            }
            String absentPath = probe.path(route, variable, absentLike(name), canary);
            Response absent = call(actor, route, absentPath, canary);
            if (forbidden.asString().contains("name=\"form\"")
                    || !plain(forbidden, name).equals(plain(absent, absentLike(name)))) {
                tells.add(actor.who() + ": " + route + " " + forbidden.statusCode() + " beside " + absent.statusCode());
            }
        });
    }

    /** Things happen inside that are told by mail to those inside. */
    private void actInside(Canary canary) {
        as(canary.insider)
                .contentType("application/json")
                .body("{\"body\": \"" + canary.word + " " + canary.secret + "\"}")
                .post("/api/v1/threads/" + canary.thread + "/posts")
                .then()
                .statusCode(201);
        assertTrue(
                Fixtures.number(
                                "select count(*) from mail_outbox where to_address = ? and id <> ?",
                                canary.rosterOnly.email(),
                                canary.mail)
                        > 0,
                "Who takes part is told by mail");
    }

    /** Mail that carries the secret to an address outside. */
    private static List<String> mailLeaks(Canary canary) {
        return Fixtures.rows(
                        """
                        select o.kind || ' to ' || o.to_address
                          from mail_outbox o join mail_body b on b.id = o.body_id
                         where concat_ws(' ', b.subject, b.text, b.html, b.calendar, o.merge::text) ~ (? || '|' || ? || '|' || ?)
                           and o.to_address not in (?, ?)
                        """,
                        canary.secret,
                        canary.told,
                        canary.guarded,
                        canary.insider.email(),
                        canary.rosterOnly.email())
                .stream()
                .map(row -> "mail: " + row[0])
                .toList();
    }

    private Response call(Actor actor, String route, String path, Canary canary) {
        String verb = route.substring(0, route.indexOf(' '));
        RequestSpecification request = actor.request();
        if (path.startsWith("/api/")) {
            if (verb.equals("POST") || verb.equals("PATCH") || verb.equals("PUT")) {
                request.contentType("application/json").body(KnownRoutes.JSON.getOrDefault(route, "{}"));
            }
        } else if (!verb.equals("GET")) {
            request.contentType("application/x-www-form-urlencoded; charset=UTF-8")
                    .formParams(KnownRoutes.FORM)
                    .formParam("email", canary.rosterOnly.email())
                    .formParam("form", tokens.issue(actor.subject()));
        }
        return request.request(verb, path);
    }

    /** The coordinator knows that a community exists, reviews drafts of the national library, and sees that mail left. */
    private static boolean mayKnow(String route, String name, Canary canary) {
        return route.equals("GET /communities/{slug}")
                || route.equals("GET /api/v1/communities/{slug}")
                || name.equals(canary.draft.toString())
                || name.equals(canary.mail.toString());
    }

    private static String absentLike(String value) {
        return value.length() == 36
                ? "00000000-0000-7000-8000-0000000000aa"
                : "no-such-" + "x".repeat(Math.max(1, value.length() - 8));
    }

    /** The body, with what was asked for and what is different each time taken out: a sign-in link leads back. */
    private static String plain(Response answer, String name) {
        String location = String.valueOf(answer.getHeader("Location"));
        // The way to Keycloak carries a random state and challenge.
        boolean signIn = location.contains("response_type=code");
        String body = answer.asString()
                .replaceAll("name=\"form\" value=\"[^\"]*\"", "name=\"form\"")
                .replace(name, "(name)");
        return answer.statusCode() + body + (signIn ? "sign in" : location.replace(name, "(name)"));
    }
}
