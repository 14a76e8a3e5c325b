package org.nnssil.audit;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

/** The coordinator finds what was done; what was done in private stays there. */
@QuarkusTest
class AuditPagesTest extends NetworkTest {

    private final Somebody coordinator = Fixtures.coordinator();
    private final Somebody actor = Fixtures.director("Abigail " + letters(), "MS");
    private final Somebody subject = Fixtures.director("Benedict " + letters(), "TN");
    private final String act = "test." + letters();
    private final String word = "because" + letters();

    @Test
    void anActIsFoundByWhoDidItToWhomWhatWhereWhenAndWhy() {
        plant(actor.id(), subject.id(), Viewer.NATIONAL, "seat MS", "She retired, " + word);

        for (String query : List.of(
                "actor=" + actor.name(),
                "actor=" + actor.email(),
                "subject=" + subject.name(),
                "act=" + act,
                "jurisdiction=MS&q=" + word,
                "q=" + word,
                "address=203.0.113.77&act=" + act,
                "from=2020-01-01&to=2199-01-01&act=" + act)) {
            Document page = page("/desk/audit?" + query);
            assertTrue(page.text().contains("seat MS"), query);
            assertTrue(page.text().contains(actor.name()), query);
            assertTrue(page.text().contains(subject.name()), query);
            assertTrue(page.text().contains(word), query);
        }
        for (String query : List.of(
                "actor=" + subject.name(),
                "actor=service",
                "subject=" + actor.name(),
                "act=no.such",
                "jurisdiction=TN",
                "q=otherwise" + word,
                "address=203.0.113.7&act=" + act,
                "to=2020-01-01",
                "from=2199-01-01")) {
            assertFalse(page("/desk/audit?" + query).text().contains(word), query);
        }
    }

    @Test
    void whatIsNoDateOrCursorNarrowsNothing() {
        plant(actor.id(), null, null, "a thing", word);

        assertTrue(page("/desk/audit?act=" + act + "&from=yesterday&after=x")
                .text()
                .contains(word));
    }

    @Test
    void ofAPrivateCommunityTheCoordinatorSeesANumberAndItsConvenersSeeWhatHappened() {
        String slug = "a-" + letters();
        UUID community = Fixtures.community(slug, "Circle " + letters());
        Somebody convener = Fixtures.person("Conrad " + letters(), "MA");
        Fixtures.join(convener, community, Reach.CONVENERS);
        Somebody member = Fixtures.person("Martha " + letters(), "MA");
        Fixtures.join(member, community, Reach.CORE);
        plant(convener.id(), member.id(), community, "hidden thing", word);
        plant(member.id(), member.id(), null, "own thing", word);
        plant(actor.id(), member.id(), null, "thing for them", word);

        String desk = page("/desk/audit?act=" + act).text();
        assertFalse(desk.contains(word));
        assertFalse(desk.contains(convener.name()));
        assertFalse(desk.contains(member.name()));
        assertTrue(desk.contains("somebody of a private community"));
        assertTrue(desk.contains(": 1 act"));
        for (String guess : List.of("q=" + word, "address=203.0.113.77")) {
            assertFalse(
                    page("/desk/audit?act=" + act + "&" + guess).text().contains("somebody of a private community"),
                    "what is not told is not found by " + guess);
        }

        as(convener)
                .get("/communities/" + slug + "/audit")
                .then()
                .statusCode(200)
                .body(containsString("hidden thing"))
                .body(containsString(member.name()));
        for (Somebody other : List.of(coordinator, member, actor)) {
            as(other).get("/communities/" + slug + "/audit").then().statusCode(404);
        }
        as(convener).get("/desk/audit").then().statusCode(404);
        as(convener).get("/desk/audit/entries.csv").then().statusCode(404);
    }

    @Test
    void aLongTrailIsReadInPagesWithoutGapsOrRepeats() {
        many(120);
        Set<String> seen = new HashSet<>();
        int rows = 0;
        String path = "/desk/audit?act=" + act;
        while (path != null) {
            Document page = page(path);
            List<String> things = page.select("tbody th .meta").eachText();
            rows += things.size();
            seen.addAll(things);
            org.jsoup.nodes.Element next = page.selectFirst("a[rel=next]");
            path = next == null ? null : next.attr("href");
        }
        assertEquals(120, rows);
        assertEquals(120, seen.size());
    }

    @Test
    void theTableHasEveryRowAndNothingThatASpreadsheetWouldRun() {
        many(2_100);
        plant(actor.id(), subject.id(), null, "=1+1", "@SUM(A1) \"quoted\"\nsecond line");

        Response csv = as(coordinator).get("/desk/audit/entries.csv?act=" + act);

        assertEquals(200, csv.statusCode());
        csv.then().header("Content-Disposition", containsString("audit.csv"));
        assertEquals(2_100 + 2 + 1, csv.asString().lines().count());
        csv.then().body(containsString("\"'=1+1\""));
        csv.then().body(containsString("\"'@SUM(A1) \"\"quoted\"\"\nsecond line\""));
        csv.then().body(not(containsString("\"=1+1")));
    }

    private Document page(String path) {
        Response page = as(coordinator).get(path);
        assertEquals(200, page.statusCode());
        return Jsoup.parse(page.asString());
    }

    private void plant(UUID by, UUID to, UUID community, String target, String reason) {
        Fixtures.run(
                "insert into audit_entry (id, at, actor_id, act, subject_id, jurisdiction_key, community_id, target, reason,"
                        + " channel, from_address)"
                        + " values (gen_random_uuid(), now(), ?, ?, ?, 'MS', ?, ?, ?, 'PAGE', '203.0.113.77')",
                by,
                act,
                to,
                community,
                target,
                reason);
    }

    private void many(int n) {
        Fixtures.run(
                "insert into audit_entry (id, at, actor_id, act, target, channel) select gen_random_uuid(),"
                        + " now() - (i / 7) * interval '1 second', ?, ?, 'thing ' || i, 'PAGE' from generate_series(1, ?) i",
                actor.id(),
                act,
                n);
    }

    private static String letters() {
        return UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "xyz";
    }
}
