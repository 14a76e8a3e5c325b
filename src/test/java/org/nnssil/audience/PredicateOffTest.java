package org.nnssil.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Audience;
import org.nnssil.security.FormTokens;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.Statements;

/**
 * The control of {@link AudienceLeakTest}: with the predicate switched off, the same search must report leaks. The rows
 * of the database stay as they are; nobody is let in.
 */
@QuarkusTest
class PredicateOffTest extends NetworkTest {

    /** Shown by queries that hold the predicate; a member of the network asks. */
    private static final Set<String> BY_SQL = Set.of(
            "GET /",
            "GET /webinars",
            "GET /webinars/{id}",
            "GET /webinars/{id}/calendar.ics",
            "GET /api/v1/webinars",
            "GET /api/v1/webinars/{id}",
            "GET /api/v1/webinars/{id}/calendar.ics",
            "GET /practices/{id}",
            "GET /api/v1/practices/{id}",
            "GET /threads/{id}",
            "GET /api/v1/threads/{id}",
            "GET /offers/new/{kind}/{itemId}",
            "GET /newsletters",
            "GET /newsletters/{id}");

    /** Found and counted in memory, where the rule is asked in Java; the rows are then read with the predicate. */
    private static final Set<String> SEARCHED_IN_MEMORY = Set.of("GET /practices", "GET /api/v1/practices");

    @Inject
    FormTokens tokens;

    @Test
    void withThePredicateOnTheSearchReportsNothing() {
        LeakSearch search = new LeakSearch(new Asker(tokens), new Canary(false));

        walk(search);

        assertEquals(List.of(), search.leaks);
        assertEquals(List.of(), search.tells);
    }

    @Test
    void withoutItInTheSqlPagesAndApiLeakAndHiddenIsToldFromAbsent() {
        LeakSearch search = new LeakSearch(new Asker(tokens), new Canary(false));

        PredicateOff.inSql(() -> walk(search));

        SortedSet<String> silent = new TreeSet<>(BY_SQL);
        silent.removeIf(search::reports);
        assertTrue(silent.isEmpty(), "Nothing was reported at " + silent + ", only " + search.leaks);
        assertFalse(search.leaks.isEmpty());
        assertTrue(
                search.tells.stream().anyMatch(tell -> tell.contains("GET /threads/{id} 200 beside 404")),
                () -> "A hidden thread that is shown is told from one that is not there: " + search.tells);
    }

    @Test
    void withoutItInMemoryTheNumberOfHitsTells() {
        LeakSearch search = new LeakSearch(new Asker(tokens), new Canary(false));

        PredicateOff.inJava(() -> walk(search));

        SEARCHED_IN_MEMORY.forEach(
                route -> assertTrue(search.reports(route), () -> route + " should tell by a number: " + search.tells));
    }

    @Test
    void withoutItAnywhereASearchShowsTheSecret() {
        Canary canary = new Canary(false);
        LeakSearch search = new LeakSearch(new Asker(tokens), canary);

        PredicateOff.inJava(() -> PredicateOff.inSql(() -> walk(search)));

        SEARCHED_IN_MEMORY.forEach(route -> assertTrue(
                search.leaks.stream().anyMatch(leak -> leak.contains(": " + route + " at ") && leak.contains("q=")),
                () -> route + " should find the secret: " + search.leaks));
    }

    @Test
    void withoutItInTheSqlACalendarShowsTheSecret() {
        Canary canary = new Canary(false);
        Actor member = member(canary);
        String calendar = Fixtures.calendarFeed(member.person());
        assertTrue(canary.registered(member.person()));
        Asker asker = new Asker(tokens);

        PredicateOff.inSql(
                () -> assertTrue(member.learns(asker.get(member, calendar).everything())));

        assertFalse(member.learns(asker.get(member, calendar).everything()));
    }

    /** Else a changed wording would switch nothing off, and the tests above would fail for a reason that nobody sees. */
    @Test
    void theSwitchFindsThePredicateInWhatIsSent() {
        assertTrue(PredicateOff.isIn("select 1 from webinar w where " + Audience.sql("w", "cast($1 as uuid)", "$2")));
        assertEquals("select 1", PredicateOff.sql("select 1"));

        Actor member = member(new Canary(false));
        List<String> sent = Statements.during(() -> new Asker(tokens).get(member, "/discussions"));

        assertTrue(sent.stream().anyMatch(PredicateOff::isIn), () -> "The list of discussions asks it: " + sent);
    }

    /** What somebody in the network can read and search, but for the desk and their own settings. */
    private static void walk(LeakSearch search) {
        Actor member = member(search.canary());
        search.at(
                member, route -> route.startsWith("GET ") && !route.contains("/desk") && !route.contains("/settings"));
        search.byItsWord(List.of(member));
    }

    private static Actor member(Canary canary) {
        return new Actor(
                "member of the network",
                Fixtures.director("Nora Nobody", "TN"),
                null,
                Set.of(canary.secret, canary.told, canary.guarded),
                false);
    }
}
