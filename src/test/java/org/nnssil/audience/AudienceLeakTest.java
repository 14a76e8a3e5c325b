package org.nnssil.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nnssil.security.FormTokens;
import org.nnssil.security.Reach;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

/**
 * Plants a canary in a private community inside a private community and calls every route of the application as
 * everybody who has no business there. Nothing of it may come out, nothing may change, and an address that names it must
 * answer exactly as one that names nothing.
 */
@QuarkusTest
class AudienceLeakTest extends NetworkTest {

    private static final String COORDINATOR = "coordinator";

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
    void nothingOfAPrivateCommunityComesOutToThoseOutsideIt() {
        Canary canary = new Canary();
        Map<String, @Nullable Somebody> actors = outsiders(canary);
        String before = canary.state();
        List<String> leaks = new ArrayList<>();

        actors.forEach((who, actor) -> KnownRoutes.ALL.forEach((route, probe) -> {
            for (String path : probe.paths(route, canary)) {
                Response answer = call(actor, route, path, canary);
                if (tells(answer, canary, who)) {
                    leaks.add(who + ": " + route + " at " + path + " tells the secret");
                }
                if (answer.statusCode() >= 500) {
                    leaks.add(who + ": " + route + " at " + path + " breaks with " + answer.statusCode());
                }
            }
        }));

        assertEquals(List.of(), leaks);
        assertEquals(before, canary.state(), "Somebody outside changed something inside");
    }

    @Test
    void whatIsHiddenAnswersExactlyAsWhatDoesNotExist() {
        Canary canary = new Canary();
        List<String> tells = new ArrayList<>();

        outsiders(canary)
                .forEach((who, actor) -> KnownRoutes.ALL.forEach((route, probe) -> {
                    if (!probe.hidesById()) {
                        return;
                    }
                    Map<String, String> hidden = probe.hidden(canary);
                    for (Map.Entry<String, String> names : hidden.entrySet()) {
                        if (who.equals(COORDINATOR) && mayKnow(route, names.getValue(), canary)) {
                            continue;
                        }
                        Response forbidden =
                                call(actor, route, probe.path(route, names.getKey(), names.getValue(), canary), canary);
                        Response absent = call(
                                actor,
                                route,
                                probe.path(route, names.getKey(), absentLike(names.getValue()), canary),
                                canary);
                        if (forbidden.statusCode() != absent.statusCode()) {
                            tells.add(who + ": " + route + " " + forbidden.statusCode() + " and not "
                                    + absent.statusCode());
                        } else if (!plain(forbidden, names.getValue())
                                .equals(plain(absent, absentLike(names.getValue())))) {
                            tells.add(who + ": " + route + " differs in its body");
                        }
                    }
                }));

        assertEquals(List.of(), tells);
    }

    /** The control: the same probes do find the secret when the one who asks may see it. */
    @Test
    void theSameProbesFindTheSecretForSomebodyInside() {
        Canary canary = new Canary();
        SortedSet<String> seen = new TreeSet<>();

        KnownRoutes.ALL.forEach((route, probe) -> {
            if (route.startsWith("GET ")) {
                for (String path : probe.paths(route, canary)) {
                    if (tells(call(canary.insider, route, path, canary), canary, "insider")) {
                        seen.add(route);
                    }
                }
            }
        });

        assertTrue(
                seen.containsAll(KnownRoutes.INSIDE),
                "An insider should see the secret at " + KnownRoutes.INSIDE + " but saw it only at " + seen);
    }

    private static Map<String, @Nullable Somebody> outsiders(Canary canary) {
        Map<String, @Nullable Somebody> actors = new LinkedHashMap<>();
        actors.put("anonymous", null);
        actors.put(
                "nobody",
                new Somebody(UUID.randomUUID(), UUID.randomUUID().toString(), "Nobody", "nobody@tests.example"));
        actors.put("outsider with a row", Fixtures.outsider());
        actors.put("core member of the network", Fixtures.director("Cora Core", "TN"));
        actors.put("extended member of the network", Fixtures.extended("Ed Extended", "OH"));
        actors.put(COORDINATOR, Fixtures.coordinator());
        Somebody parentOnly = Fixtures.person("Paula Parent", "WY");
        Fixtures.join(parentOnly, canary.parent, Reach.CONVENERS);
        actors.put("convener of the parent only", parentOnly);
        Somebody sibling = Fixtures.person("Sid Sibling", "WY");
        UUID other = Fixtures.community(
                "sibling-" + UUID.randomUUID().toString().substring(0, 8), "A sibling", canary.parent);
        Fixtures.join(sibling, other, Reach.CONVENERS);
        actors.put("convener of a sibling", sibling);
        Somebody former = Fixtures.person("Fay Former", "GU");
        Fixtures.join(former, canary.community, Reach.CONVENERS);
        Fixtures.leave(former);
        actors.put("former member", former);
        Somebody lapsed = Fixtures.person("Lars Lapsed", "GU");
        Fixtures.join(lapsed, canary.community, Reach.CORE);
        Fixtures.run(
                "update membership set access_until = now() - interval '1 minute' where person_id = ?", lapsed.id());
        actors.put("member whose access has lapsed", lapsed);
        return actors;
    }

    private Response call(@Nullable Somebody actor, String route, String path, Canary canary) {
        String verb = route.substring(0, route.indexOf(' '));
        RequestSpecification request = actor == null ? anonymous() : as(actor);
        if (path.startsWith("/api/")) {
            if (verb.equals("POST") || verb.equals("PATCH") || verb.equals("PUT")) {
                request.contentType("application/json").body(KnownRoutes.JSON.getOrDefault(route, "{}"));
            }
        } else if (!verb.equals("GET")) {
            request.contentType("application/x-www-form-urlencoded; charset=UTF-8")
                    .formParams(KnownRoutes.FORM)
                    .formParam("email", canary.rosterOnly.email())
                    .formParam("form", tokens.issue(actor == null ? null : actor.subject()));
        }
        return request.request(verb, path);
    }

    private static boolean tells(Response answer, Canary canary, String who) {
        String all = answer.asString() + answer.headers();
        return all.contains(canary.secret) || (!who.equals(COORDINATOR) && all.contains(canary.told));
    }

    /** The coordinator knows that a community exists, reviews drafts of the national library, and sees that mail left. */
    private static boolean mayKnow(String route, String name, Canary canary) {
        return route.equals("GET /communities/{slug}")
                || name.equals(canary.draft.toString())
                || name.equals(canary.mail.toString());
    }

    private static String absentLike(String value) {
        return value.length() == 36
                ? "00000000-0000-7000-8000-0000000000aa"
                : "no-such-" + "x".repeat(Math.max(1, value.length() - 8));
    }

    /** The body, with the address that was asked for taken out: a sign-in link leads back to it. */
    private static String plain(Response answer, String name) {
        assertFalse(answer.asString().contains("name=\"form\""), "An absent page has no form");
        String location = String.valueOf(answer.getHeader("Location"));
        // The way to Keycloak carries a random state and challenge.
        boolean signIn = location.contains("response_type=code");
        return answer.asString().replace(name, "(name)") + (signIn ? "sign in" : location.replace(name, "(name)"));
    }
}
