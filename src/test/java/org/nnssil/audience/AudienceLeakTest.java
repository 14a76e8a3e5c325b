package org.nnssil.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nnssil.security.FormTokens;
import org.nnssil.security.Reach;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.Routes;

/**
 * Plants a canary three private communities deep and calls every route of the application as everybody who has no
 * business there. Nothing of it may come out, by page, API, calendar, table, archive, search, count, error text or mail;
 * nothing may change; and an address that names it must answer exactly as one that names nothing. The control that switches
 * the predicate off is {@link PredicateOffTest}.
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
        Canary canary = new Canary(false);
        List<Actor> actors = Actor.all(canary);
        actInside(canary);
        String before = canary.state();
        LeakSearch search = new LeakSearch(new Asker(tokens), canary);

        search.everywhere(actors);
        search.mail();

        assertEquals(List.of(), search.leaks);
        assertEquals(List.of(), search.tells, "These tell what is hidden from what does not exist");
        assertEquals(before, canary.state(), "Somebody outside changed something inside");
    }

    @Test
    void aMalformedIdAnswersAsOneThatNamesNothing() {
        Canary canary = new Canary(false);
        LeakSearch search = new LeakSearch(new Asker(tokens), canary);

        search.malformed(List.of(
                new Actor("anonymous", null, null, Set.of(), false),
                new Actor("core member", Fixtures.director("Cora Core", "TN"), null, Set.of(), false),
                new Actor("convener of the community itself", canary.insider, null, Set.of(), true),
                new Actor(Actor.COORDINATOR, Fixtures.coordinator(), null, Set.of(), false)));

        assertEquals(List.of(), search.tells);
    }

    /** Whoever convenes one community may do much in it; a part of another one is no part of it. */
    @Test
    void whatBelongsToAnotherCommunityIsAbsentUnderTheAddressOfOnesOwn() {
        Canary canary = new Canary(false);
        String slug = "own-" + UUID.randomUUID().toString().substring(0, 8);
        Somebody convener = Fixtures.director("Elsa Elsewhere", "MN");
        Fixtures.join(convener, Fixtures.community(slug, "Elsewhere"), Reach.CONVENERS);
        Set<String> all = Set.of(canary.secret, canary.told, canary.guarded);
        String before = canary.state();
        LeakSearch search = new LeakSearch(new Asker(tokens), canary);

        search.under(new Actor("convener elsewhere", convener, null, all, false), slug);

        assertEquals(List.of(), search.leaks);
        assertEquals(List.of(), search.tells);
        assertEquals(before, canary.state());
        search.under(new Actor("convener of it", canary.insider, null, all, true), canary.slug);
        assertTrue(search.reports("GET /communities/{slug}/requests/{requestId}"), "Under its own address it is found");
    }

    @Test
    void aListedCommunityShowsItsDoorAndNothingBehindIt() {
        Canary canary = new Canary(true);
        LeakSearch search = new LeakSearch(new Asker(tokens), canary);

        for (Actor actor : Actor.atTheDoor(canary)) {
            search.at(actor, route -> route.startsWith("GET "));
        }
        search.byItsWord(List.of(new Actor("outsider", Fixtures.outsider(), null, Set.of(), false)));

        assertEquals(List.of(), search.leaks);
        assertEquals(List.of(), search.tells, "These tell what is hidden from what does not exist");
    }

    /**
     * The control of the words that are looked for: an outsider who gets the rows that the predicate looks for sees the
     * secret at all these routes, so a search that finds nothing there has looked where it is.
     */
    @Test
    void whereThePredicateLetsEverybodyInTheSameSearchReportsTheLeaks() {
        Canary canary = new Canary(false);
        Somebody outsider = Fixtures.director("Nora Nobody", "TN");
        Actor actor = new Actor("outsider", outsider, null, Set.of(canary.secret, canary.told, canary.guarded), true);
        Fixtures.run(
                "insert into membership (id, person_id, community_id, reach, basis, from_at)"
                        + " select gen_random_uuid(), ?, c.id, 3, 'INVITED', now() from community c where c.id in (?, ?, ?)",
                outsider.id(),
                canary.grand,
                canary.parent,
                canary.community);
        LeakSearch search = new LeakSearch(new Asker(tokens), canary);

        search.everywhere(List.of(actor));

        SortedSet<String> silent = new TreeSet<>(KnownRoutes.INSIDE);
        silent.removeIf(search::reports);
        assertTrue(silent.isEmpty(), "The search should find the secret here and did not: " + silent);
        search.leaks.clear();
        Fixtures.run("update mail_outbox set to_address = ? where id = ?", outsider.email(), canary.mail);
        search.mail();
        assertFalse(search.leaks.isEmpty(), "A mail to somebody outside is a leak");
    }

    /** A calendar is read without signing in, months after it was set up: by now its owner may be anybody. */
    @Test
    void theCalendarOfSomebodyOutsideShowsNothingOfASessionThatTheyRegisteredForInTheirTime() {
        Canary canary = new Canary(false);
        Asker asker = new Asker(tokens);
        Actor reader = new Actor("calendar program", null, null, Set.of(), false);
        List<String> leaks = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (Actor owner : Actor.all(canary)) {
            Somebody person = owner.person();
            if (person != null && canary.registered(person)) {
                Answer answer = asker.get(reader, Fixtures.calendarFeed(person));
                if (owner.learns(answer.everything())) {
                    leaks.add(owner.who());
                }
                if (answer.everything().contains(canary.secret)) {
                    shown.add(owner.who());
                }
            }
        }

        assertEquals(List.of(), leaks);
        assertEquals(
                List.of("core member of the community itself"), shown, "Whoever may see it has it in the calendar");
    }

    @Test
    void lookingForItFindsAsMuchAsLookingForNothing() {
        Canary canary = new Canary(false);
        LeakSearch search = new LeakSearch(new Asker(tokens), canary);

        search.byItsWord(Actor.all(canary).stream()
                .filter(actor -> !actor.inside() && !actor.coordinates())
                .toList());

        assertEquals(List.of(), search.tells);
    }

    /** Totals, facets, orders, "3 new since": no number anywhere moves for somebody apart when it is planted. */
    @Test
    void plantingItChangesNoAnswerThatSomebodyApartGets() {
        List<Actor> actors = Actor.apart();
        Asker asker = new Asker(tokens);
        lists(actors, asker);
        Map<String, String> before = lists(actors, asker);

        Canary canary = new Canary(false);
        actInside(canary);

        List<String> moved = new ArrayList<>();
        Map<String, String> after = lists(actors, asker);
        before.forEach((asked, answer) -> {
            if (!answer.equals(after.get(asked))) {
                moved.add(asked + LeakSearch.firstDifference(answer, String.valueOf(after.get(asked))));
            }
        });
        assertEquals(List.of(), moved);
    }

    /** What every page and list without a name in its address answers to each of them. */
    private static Map<String, String> lists(List<Actor> actors, Asker asker) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (Actor actor : actors) {
            for (String route : KnownRoutes.ALL.keySet()) {
                // A copy of what is held about a person tells of their own acts, and the copy before it is one.
                if (route.startsWith("GET ")
                        && !route.contains("{")
                        && !route.equals(LeakSearch.OWN_COPY)
                        && actor.asks(route)) {
                    String text = asker.get(actor, route.substring(4)).plain("(no name)");
                    // A clock time is different a minute later.
                    answers.put(actor.who() + ": " + route, text.replaceAll("\\d\\d?:\\d\\d(:[\\d.]+)?", "(time)"));
                }
            }
        }
        return answers;
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
                                "select count(*) from mail_outbox where to_address = ? and id not in (?, ?)",
                                canary.rosterOnly.email(),
                                canary.mail,
                                canary.letter)
                        > 0,
                "Who takes part is told by mail");
    }
}
