package org.nnssil.statements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Signer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.PostgresAndKeys;
import org.nnssil.testing.Routes;
import org.nnssil.testing.Statements;

/**
 * No page asks the database more than six times, however long its list is. Every GET route is asked, by everybody here
 * who may see it, in a network with dozens of rows behind each list; finding out who asks is counted too. What a page
 * keeps in memory (the library's shelf) has been read before. Begin and commit are not counted.
 */
@QuarkusTest
class StatementsPerPageTest extends NetworkTest {

    private static final int MOST = 6;

    private static final Instant TOMORROW = Addresses.TOMORROW;

    /** What answers otherwise than with a page, and why. */
    private static final Map<String, Integer> NO_PAGE = Map.of(
            "GET /sign-in", 303, // goes on to Keycloak
            "GET /claim/{token}", 404 // there is a coordinator, so no link is given out
            );

    /** A download of all that is held about a person: a statement or two for each feature, whatever their rows. */
    private static final Map<String, Integer> DOWNLOADS = Map.of("GET /settings/data/copy.zip", 60);

    /** Where so many rows must show: more than statements are allowed, or a count says nothing about them. */
    private static final int MANY = 10;

    private static final Set<String> LISTS = Set.of(
            "GET /communities",
            "GET /communities/{slug}/members",
            "GET /communities/{slug}/organizations",
            "GET /communities/{slug}/requests",
            "GET /communities/{slug}/invitations",
            "GET /communities/{slug}/offers",
            "GET /communities/{slug}/threads",
            "GET /directory",
            "GET /discussions",
            "GET /practices",
            "GET /practices/mine",
            "GET /practices/review",
            "GET /webinars",
            "GET /newsletters",
            "GET /newsletters/{id}/edit",
            "GET /nominations",
            "GET /desk/access",
            "GET /desk/accounts",
            "GET /desk/erasures",
            "GET /desk/invitations",
            "GET /desk/nominations",
            "GET /desk/roster-tasks",
            "GET /threads/{id}",
            "GET /webinars/{id}/attendees",
            "GET /api/v1/practices",
            "GET /api/v1/people");

    @Inject
    Scheduler scheduler;

    @Inject
    Signer signer;

    /** What a job of the service sends meanwhile would be counted too. */
    @BeforeEach
    void nothingElseRuns() {
        scheduler.pause();
        Statements.awaitNone();
    }

    @AfterEach
    void jobsGoOn() {
        scheduler.resume();
    }

    @Test
    void noPageAsksMoreThanSixTimes() {
        SortedMap<String, List<String>> most = new TreeMap<>();
        SortedMap<String, String> refused = new TreeMap<>();
        SortedMap<String, Integer> rows = new TreeMap<>();
        try (BusyNetwork network = new BusyNetwork()) {
            for (String route : Routes.all()) {
                if (route.startsWith("GET ")) {
                    measure(network, route, most, refused, rows);
                }
            }
        }

        report(most);
        refused.keySet().removeAll(most.keySet());
        assertEquals(Map.of(), refused, "Nobody here is shown these: give BusyNetwork what they need");
        Set<String> bare = new TreeSet<>(LISTS);
        bare.removeIf(list -> rows.getOrDefault(list, 0) >= MANY);
        assertEquals(Set.of(), bare, () -> "These have too few rows to tell anything, of " + rows);
        Map<String, String> over = most.entrySet().stream()
                .filter(page -> page.getValue().size() > DOWNLOADS.getOrDefault(page.getKey(), MOST))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        page -> page.getValue().size() + " statements:\n" + String.join("\n---\n", page.getValue())));
        assertEquals(Set.of(), over.keySet(), () -> "Too many statements: " + over);
    }

    /** The control: a page that asks once for each row is counted with all its statements. */
    @Test
    void whatIsSentOnceForEachRowIsCountedEachTime() {
        Somebody member = Fixtures.director("Cory Counted", "MS");
        as(member).get("/discussions");

        List<String> once = Statements.during(() -> as(member).get("/discussions"));
        List<String> thrice = Statements.during(() -> {
            for (int i = 0; i < 3; i++) {
                as(member).get("/discussions");
            }
        });

        assertTrue(!once.isEmpty(), "A list is read from the database");
        assertEquals(3 * once.size(), thrice.size());
    }

    private void measure(
            BusyNetwork network,
            String route,
            Map<String, List<String>> most,
            Map<String, String> refused,
            Map<String, Integer> rows) {
        for (Map.Entry<String, Supplier<RequestSpecification>> asker :
                askers(network).entrySet()) {
            for (String path : new Addresses(network, signer).of(route)) {
                asker.getValue().get().get(path);
                AtomicReference<Response> answer = new AtomicReference<>();
                List<String> sent = Statements.during(
                        () -> answer.set(asker.getValue().get().get(path)));
                int status = answer.get().statusCode();
                if (status != NO_PAGE.getOrDefault(route, 200)) {
                    refused.merge(route, asker.getKey() + " " + status, (one, other) -> one + ", " + other);
                    continue;
                }
                most.merge(route, sent, (one, other) -> one.size() >= other.size() ? one : other);
                rows.merge(route, rowsIn(answer.get().asString()), Math::max);
            }
        }
    }

    private static Map<String, Supplier<RequestSpecification>> askers(BusyNetwork network) {
        Map<String, Supplier<RequestSpecification>> askers = new LinkedHashMap<>();
        askers.put("member", () -> justSignedIn(network.member));
        askers.put("coordinator", () -> justSignedIn(network.coordinator));
        askers.put("extended member", () -> justSignedIn(network.extended));
        askers.put("nobody", NetworkTest::anonymous);
        return askers;
    }

    /** Signed in so late that no page asks for a fresh sign-in while the clock runs ahead. */
    private static RequestSpecification justSignedIn(Somebody somebody) {
        String token = PostgresAndKeys.token(somebody.subject(), somebody.email(), true, TOMORROW);
        return anonymous().auth().oauth2(token);
    }

    private static int rowsIn(String page) {
        return page.split("[Bb]usy |<p>Words</p>", -1).length - 1;
    }

    /** For docs/benchmark.md, and for finding what is to be mended. */
    private static void report(SortedMap<String, List<String>> most) {
        StringBuilder table = new StringBuilder("| page | statements |\n|---|--:|\n");
        most.forEach((route, sent) -> table.append("| `%s` | %d |%n".formatted(route.substring(4), sent.size())));
        StringBuilder all = new StringBuilder();
        most.forEach((route, sent) -> all.append("== %s%n%s%n%n".formatted(route, String.join("\n--\n", sent))));
        try {
            Files.writeString(Path.of("target", "statements.md"), table);
            Files.writeString(Path.of("target", "statements.txt"), all);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
