package org.nnssil.offer;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.practice.PracticeService;
import org.nnssil.security.Audience;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.HeldRows;
import org.nnssil.testing.NetworkTest;

@QuarkusTest
class OfferTest extends NetworkTest {

    private static final Audience ISSUE = new Audience(Viewer.NATIONAL, Reach.MEMBERS);

    @Inject
    PracticeService practices;

    private String slug;
    private UUID community;
    private Somebody convener;
    private Somebody author;
    private Somebody lead;
    private Somebody member;
    private UUID practice;

    @BeforeEach
    void aDistrictsPracticeOnAPrivateShelf() {
        slug = "offer-" + UUID.randomUUID().toString().substring(0, 8);
        community = Fixtures.community(slug, "Circle " + slug);
        UUID district = UUID.randomUUID();
        Fixtures.run(
                "insert into organization (id, kind, name) values (?, 'DISTRICT', ?)", district, "District " + slug);
        Fixtures.run("update community set member_unit = 'ORGANIZATION' where id = ?", community);
        convener = inside("Carla Convener", Reach.CONVENERS);
        author = inside("Ann Author", Reach.CORE);
        lead = inside("Lee Lead", Reach.CORE);
        member = inside("Mo Member", Reach.CORE);
        Fixtures.run(
                "update membership set organization_id = ? where person_id in (?, ?)",
                district,
                author.id(),
                lead.id());
        Fixtures.run("update membership set lead = true where person_id = ?", lead.id());
        practice = practice("Evening algebra " + slug);
    }

    @Test
    void aPracticeGoesUpWhenItsAuthorAndTheDistrictAgreeAndAConvenerReleases() {
        Somebody national = Fixtures.director("Nat National", "TN");
        UUID offer = offer("practice", practice);
        assertFalse(carried(), "private as it is");

        assertEquals(409, act(convener, offer, "release", "release").statusCode(), "nobody has agreed yet");
        assertEquals(303, act(author, offer, "consent", "agree").statusCode());
        as(member).get("/offers/" + offer).then().body(containsString("Waiting for consent"));
        as(lead).get("/communities/" + slug).then().body(containsString("Your consent is asked for"));
        assertEquals(303, act(lead, offer, "consent", "agree").statusCode());
        as(convener).get("/communities/" + slug).then().body(containsString("waiting for a convener"));
        assertFalse(carried());

        assertEquals(303, act(convener, offer, "release", "release").statusCode());
        UUID copy = copy(offer);
        assertEquals("SUBMITTED", status(copy), "the library's own reviewers publish, as ever");
        Somebody reviewer = Fixtures.coordinator();
        String page = "/practices/" + copy;
        assertEquals(
                303, submit(reviewer, page, page + "/publication", Map.of()).statusCode());

        assertTrue(carried(), "the newsletter may carry the copy");
        as(national).get(page).then().statusCode(200).body(containsString("Evening algebra " + slug));
        as(national).get("/practices/" + practice).then().statusCode(404);
        as(national).get(page).then().body(not(containsString("Circle " + slug)));
        assertEquals(
                List.of("offer.made", "offer.consented", "offer.consented", "offer.released"),
                Fixtures.rows("select act from audit_entry where community_id = ? order by at, id", community).stream()
                        .map(row -> row[0])
                        .toList());
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from audit_entry where act = 'offer.received' and target = ? and community_id = ?",
                        "practice " + copy,
                        Viewer.NATIONAL));
    }

    @Test
    void aReleasedOneIsTakenBackByItsOwner() {
        UUID offer = released();
        UUID copy = copy(offer);
        assertEquals(422, act(author, offer, "withdrawal", "").statusCode(), "says why");
        assertEquals(
                303,
                submit(
                                author,
                                "/offers/" + offer,
                                "/offers/" + offer + "/withdrawal",
                                Map.of("note", "Figures were wrong"))
                        .statusCode());
        assertEquals("WITHDRAWN", status(copy));
        assertEquals("PUBLISHED", status(practice), "on its own shelf it stays");
    }

    @Test
    void oneRefusalKeepsItInAndNobodyElseDecides() {
        UUID offer = offer("practice", practice);
        String token = formToken(member, "/settings");
        for (String step : List.of("consent", "release")) {
            Response refused = send(
                    member,
                    "/offers/" + offer + "/" + step,
                    Map.of("form", token, "answer", step.equals("consent") ? "agree" : "release"));
            assertTrue(refused.statusCode() == 404, step + " " + refused.statusCode());
        }
        assertEquals(303, act(lead, offer, "consent", "decline").statusCode());
        assertEquals(409, act(author, offer, "consent", "agree").statusCode());
        assertEquals(409, act(convener, offer, "release", "release").statusCode());
        assertEquals(0, Fixtures.number("select count(*) from offer where id = ? and copy_id is not null", offer));
    }

    @Test
    void whoOffersTheirOwnAgreesByOfferingAndItGoesOnceToAPlace() {
        Fixtures.run("update membership set organization_id = null where person_id = ?", author.id());
        String form = "/offers/new/practice/" + practice;
        Map<String, Object> fields = Map.of("target", Viewer.NATIONAL.toString(), "reason", "Others ask for it");
        assertEquals(303, submit(author, form, form, fields).statusCode());
        assertEquals(
                1, Fixtures.number("select count(*) from offer where item_id = ? and status = 'CONSENTED'", practice));
        assertEquals(422, submit(member, form, form, fields).statusCode());
    }

    @Test
    void whoeverOffersItAtTheSameTimeItGoesOnce() {
        for (int round = 0; round < 5; round++) {
            UUID item = practice("Raced " + round + " " + slug);
            String form = "/offers/new/practice/" + item;
            Map<String, Object> fields = Map.of("target", Viewer.NATIONAL.toString(), "reason", "Others ask for it");
            Map<String, Object> one = new HashMap<>(fields);
            Map<String, Object> other = new HashMap<>(fields);
            one.put("form", formToken(member, form));
            other.put("form", formToken(convener, form));
            assertEquals(List.of(303, 422), atOnce(form, member, one, convener, other));
            assertEquals(1, Fixtures.number("select count(*) from offer where item_id = ?", item));

            UUID second = practice("Twice " + round + " " + slug);
            String again = "/offers/new/practice/" + second;
            one.put("form", formToken(member, again));
            assertEquals(List.of(303, 303), atOnce(again, member, one, member, one));
            assertEquals(1, Fixtures.number("select count(*) from offer where item_id = ?", second));
        }
    }

    @Test
    void theSummaryLeadsToTheNoteThatIsWrong() {
        UUID offer = offer("practice", practice);
        String page = "/offers/" + offer;
        assertLeadsTo(
                "answer-note",
                submit(author, page, page + "/consent", Map.of("answer", "decline", "note", "x".repeat(20_000))));
        act(author, offer, "consent", "agree");
        act(lead, offer, "consent", "agree");
        assertLeadsTo(
                "release-note", submit(convener, page, page + "/release", Map.of("answer", "refuse", "note", "")));
        assertLeadsTo("note", submit(convener, page, page + "/withdrawal", Map.of("note", "")));
    }

    private static void assertLeadsTo(String field, Response refused) {
        assertEquals(422, refused.statusCode());
        Document page = Jsoup.parse(refused.asString());
        assertEquals(List.of("#f-" + field), page.select(".errors a").eachAttr("href"));
        Element found = page.getElementById("f-" + field);
        assertTrue(found != null && found.hasAttr("aria-invalid"), field);
        assertEquals(1, page.select("[aria-invalid]").size());
        Element folded = found.closest("details");
        assertTrue(folded == null || folded.hasAttr("open"), "what is wrong can be seen");
    }

    private static List<Integer> atOnce(
            String form, Somebody one, Map<String, Object> fields, Somebody other, Map<String, Object> theirs) {
        CompletableFuture<Integer> first =
                CompletableFuture.supplyAsync(() -> send(one, form, fields).statusCode());
        CompletableFuture<Integer> second =
                CompletableFuture.supplyAsync(() -> send(other, form, theirs).statusCode());
        return Stream.of(first.join(), second.join()).sorted().toList();
    }

    @Test
    void toOthersNoOfferExists() {
        UUID offer = offer("practice", practice);
        for (Somebody who : List.of(Fixtures.coordinator(), Fixtures.director("Not In It", "MA"))) {
            as(who).get("/offers/" + offer).then().statusCode(404);
            as(who).get("/offers/new/practice/" + practice).then().statusCode(404);
            as(who).get("/communities/" + slug + "/offers").then().statusCode(404);
        }
        as(member)
                .get("/communities/" + slug + "/offers")
                .then()
                .statusCode(200)
                .body(containsString("Evening algebra"));
        as(member).get("/offers/new/practice/" + UUID.randomUUID()).then().statusCode(404);
        as(member).get("/offers/new/anything/" + practice).then().statusCode(404);
    }

    @Test
    void ofADiscussionOnlyTheQuestionGoesAndAConfidentialOneNever() {
        UUID thread = thread(false);
        UUID confidential = thread(true);
        as(member).get("/offers/new/thread/" + confidential).then().statusCode(404);
        UUID offer = offer("thread", thread);
        act(author, offer, "consent", "agree");
        act(lead, offer, "consent", "agree");
        assertEquals(303, act(convener, offer, "release", "release").statusCode());

        Somebody national = Fixtures.director("Nat National", "TN");
        UUID copy = copy(offer);
        as(national)
                .get("/threads/" + copy)
                .then()
                .statusCode(200)
                .body(containsString("The question"), not(containsString("A private answer")));
        assertEquals(
                303,
                submit(convener, "/offers/" + offer, "/offers/" + offer + "/withdrawal", Map.of("note", "Too early"))
                        .statusCode());
        as(national).get("/threads/" + copy).then().body(not(containsString("The question")));
    }

    @Test
    void whoStopsConveningAtThatMomentReleasesNothing() {
        UUID offer = consented();
        Map<String, Object> fields = Map.of("form", formToken(convener, "/settings"), "answer", "release");

        CompletableFuture<Response> release;
        try (HeldRows demotion = HeldRows.by(
                "update membership set reach = 2 where community_id = ? and person_id = ?", community, convener.id())) {
            release = CompletableFuture.supplyAsync(() -> send(convener, "/offers/" + offer + "/release", fields));
            demotion.awaitSomebody();
        }

        assertEquals(404, release.join().statusCode());
        assertEquals(1, Fixtures.number("select count(*) from offer where id = ? and status = 'CONSENTED'", offer));
    }

    @Test
    void whoOnlyOfferedItDoesNotTakeBackWhatIsReleasedAtThatMoment() {
        UUID offer = consented();
        Map<String, Object> fields = Map.of("form", formToken(member, "/settings"), "note", "Too early");

        CompletableFuture<Response> withdrawal;
        try (HeldRows release = HeldRows.by("update offer set status = 'RELEASED' where id = ?", offer)) {
            withdrawal = CompletableFuture.supplyAsync(() -> send(member, "/offers/" + offer + "/withdrawal", fields));
            release.awaitSomebody();
        }

        assertEquals(404, withdrawal.join().statusCode());
        assertEquals(1, Fixtures.number("select count(*) from offer where id = ? and status = 'RELEASED'", offer));
    }

    @Test
    void controlWithoutTheLocksAnOfficeAndAStatusAreReadThatEndAtThatMoment() {
        UUID offer = consented();
        String row = OfferRepository.ONE
                .replace("$1", "'" + convener.id() + "'")
                .replace("$2", "now()")
                .replace("$3", "'" + offer + "'");

        HeldRows demotion = HeldRows.by(
                "update membership set reach = 2 where community_id = ? and person_id = ?", community, convener.id());
        HeldRows release = HeldRows.by("update offer set status = 'RELEASED' where id = ?", offer);
        long stale =
                Fixtures.number("select count(*) from (" + row + ") r where r.convenes and r.status = 'CONSENTED'");
        demotion.close();
        release.close();

        assertEquals(1, stale, "the control must show the fault that the locks prevent");
        assertEquals(
                0, Fixtures.number("select count(*) from (" + row + ") r where r.convenes or r.status = 'CONSENTED'"));
    }

    @Test
    void withoutConsentTheDatabaseItselfRefusesARelease() {
        UUID offer = offer("practice", practice);
        org.junit.jupiter.api.Assertions.assertThrows(
                IllegalStateException.class,
                () -> Fixtures.run("update offer set status = 'RELEASED' where id = ?", offer));
    }

    private UUID consented() {
        UUID offer = offer("practice", practice);
        act(author, offer, "consent", "agree");
        act(lead, offer, "consent", "agree");
        return offer;
    }

    private UUID released() {
        UUID offer = consented();
        act(convener, offer, "release", "release");
        return offer;
    }

    private UUID offer(String kind, UUID item) {
        String form = "/offers/new/" + kind + "/" + item;
        Response made =
                submit(member, form, form, Map.of("target", Viewer.NATIONAL.toString(), "reason", "Others ask for it"));
        assertEquals(303, made.statusCode(), Jsoup.parse(made.asString()).text());
        return (UUID)
                Fixtures.rows("select id from offer where item_id = ?", item).get(0)[0];
    }

    private Response act(Somebody who, UUID offer, String step, String answer) {
        return send(
                who, "/offers/" + offer + "/" + step, Map.of("form", formToken(who, "/settings"), "answer", answer));
    }

    private boolean carried() {
        return practices
                .forIssue(
                        ISSUE,
                        Instant.now().minus(Duration.ofHours(1)),
                        Instant.now().plusSeconds(60))
                .await()
                .atMost(Duration.ofSeconds(5))
                .stream()
                .anyMatch(news -> news.title().equals("Evening algebra " + slug));
    }

    private Somebody inside(String name, Reach reach) {
        Somebody somebody = Fixtures.person(name, "MA");
        Fixtures.join(somebody, community, reach);
        return somebody;
    }

    private UUID practice(String title) {
        UUID id = UUID.randomUUID();
        Fixtures.run(
                "insert into practice (id, community_id, reach, jurisdiction_key, status, title, outcome, tier, author_id,"
                        + " created_at, changed_at, published_at, revision) values (?, ?, 1, 'MA', 'PUBLISHED', ?, 'WORKED',"
                        + " 'NOT_RATED', ?, now(), now(), now(), 1)",
                id,
                community,
                title,
                author.id());
        return id;
    }

    private UUID thread(boolean confidential) {
        UUID id = UUID.randomUUID();
        Fixtures.run(
                "insert into thread (id, community_id, reach, title, confidential, author_id, created_at, last_post_at,"
                        + " post_count) values (?, ?, 1, 'The question', ?, ?, now(), now(), 2)",
                id,
                community,
                confidential,
                author.id());
        for (int number = 1; number <= 2; number++) {
            String words = number == 1 ? "Who has tried this?" : "A private answer";
            Fixtures.run(
                    "insert into post (id, thread_id, number, author_id, body, html, created_at) values"
                            + " (gen_random_uuid(), ?, ?, ?, ?, ?, now())",
                    id,
                    number,
                    author.id(),
                    words,
                    "<p>" + words + "</p>");
        }
        return id;
    }

    private static UUID copy(UUID offer) {
        return (UUID)
                Fixtures.rows("select copy_id from offer where id = ?", offer).get(0)[0];
    }

    private static String status(UUID practice) {
        return (String) Fixtures.rows("select status from practice where id = ?", practice)
                .get(0)[0];
    }
}
