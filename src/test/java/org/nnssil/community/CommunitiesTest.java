package org.nnssil.community;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Audience;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.HeldRows;
import org.nnssil.testing.NetworkTest;

@QuarkusTest
class CommunitiesTest extends NetworkTest {

    @Inject
    CommunityService communities;

    private String slug;
    private UUID community;
    private Somebody insider;

    @BeforeEach
    void aPrivateCommunityWithOneMember() {
        slug = "circle-" + UUID.randomUUID().toString().substring(0, 8);
        community = Fixtures.community(slug, "Quiet Circle " + slug);
        Fixtures.run(
                "update community set purpose = 'purpose-of-' || slug, charter = 'charter-of-' || slug where id = ?",
                community);
        insider = Fixtures.person("Ines Insider", "ME");
        Fixtures.join(insider, community, Reach.CONVENERS, "FACILITATOR");
    }

    @Test
    void itsMembersReadAllOfIt() {
        as(insider)
                .get("/communities/" + slug)
                .then()
                .statusCode(200)
                .body(containsString("purpose-of-" + slug), containsString("charter-of-" + slug))
                .body(containsString("Convener and facilitator"));
        as(insider).get("/communities").then().body(containsString("Quiet Circle " + slug));
    }

    @Test
    void toEverybodyElseItDoesNotExist() {
        for (Somebody who : List.of(Fixtures.director("Other Member", "ME"), Fixtures.outsider())) {
            as(who).get("/communities/" + slug).then().statusCode(404);
            as(who).get("/communities/" + slug + "/members").then().statusCode(404);
            as(who).get("/communities").then().body(not(containsString(slug)));
            as(who).get("/api/v1/communities").then().statusCode(200).body(not(containsString(slug)));
        }
    }

    @Test
    void theCoordinatorKnowsThatItExistsItsContactAndTotals() {
        Somebody coordinator = Fixtures.coordinator();

        as(coordinator)
                .get("/communities/" + slug)
                .then()
                .statusCode(200)
                .body(containsString("Ines Insider"), containsString("1 convener"))
                .body(not(containsString("purpose-of-")), not(containsString("charter-of-")));
        as(coordinator)
                .get("/communities")
                .then()
                .body(containsString(slug), not(containsString("purpose-of-" + slug)));
        as(coordinator).get("/communities/" + slug + "/members").then().statusCode(404);
        as(coordinator)
                .get("/api/v1/communities")
                .then()
                .body("items.find { it.slug == '%s' }.member".formatted(slug), equalTo(false))
                .body("items.find { it.slug == '%s' }.members".formatted(slug), equalTo(1))
                .body("items.find { it.slug == '%s' }.reach".formatted(slug), nullValue());
    }

    @Test
    void aListedOneTellsNamePurposeAndContact() {
        Fixtures.run("update community set listed = true where id = ?", community);

        as(Fixtures.director("Other Member", "ME"))
                .get("/communities/" + slug)
                .then()
                .statusCode(200)
                .body(containsString("purpose-of-" + slug), containsString("Ines Insider"))
                .body(not(containsString("charter-of-" + slug)), not(containsString("1 convener")));
        as(Fixtures.outsider()).get("/communities/" + slug).then().statusCode(404);
    }

    @Test
    void theAddressOfAContactIsShownAsItsOwnerChose() {
        Fixtures.run("update community set listed = true where id = ?", community);
        String page = "/communities/" + slug;
        Somebody core = Fixtures.director("Other Member", "ME");
        Somebody guest = Fixtures.extended("Gina Guest", "ME");

        as(core).get(page).then().body(containsString(insider.email()));
        as(guest).get(page).then().body(containsString("Ines Insider"), not(containsString(insider.email())));
        Fixtures.join(guest, community, Reach.CORE);
        as(guest).get(page).then().body(containsString(insider.email()));

        Fixtures.run("update person set email_reach = 9 where id = ?", insider.id());
        for (Somebody reader : List.of(core, guest, Fixtures.coordinator())) {
            as(reader).get(page).then().body(containsString("Ines Insider"), not(containsString(insider.email())));
        }
    }

    @Test
    void theApiTellsOnesOwnStanding() {
        as(insider)
                .get("/api/v1/communities")
                .then()
                .body("items.find { it.slug == '%s' }.reach".formatted(slug), equalTo("conveners"))
                .body("items.find { it.slug == '%s' }.members".formatted(slug), equalTo(1))
                .body("items.find { it.slug == '%s' }.parent".formatted(slug), equalTo("nnssil"))
                .body("items.find { it.slug == 'nnssil' }.member", equalTo(false))
                .body("items.find { it.slug == 'nnssil' }.members", nullValue());
        as(insider)
                .get("/api/v1/me")
                .then()
                .body("member", equalTo(true))
                .body("memberships[0].community", equalTo(slug))
                .body("memberships[0].reach", equalTo("conveners"))
                .body("memberships[0].roles", hasItem("FACILITATOR"))
                .body("jurisdiction", equalTo("ME"));
    }

    @Test
    void someoneSignedInWhoIsNobodyIsToldSo() {
        Somebody stranger =
                new Somebody(UUID.randomUUID(), UUID.randomUUID().toString(), "Stranger", "stranger@tests.example");
        as(stranger)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("member", equalTo(false))
                .body("id", nullValue())
                .body("memberships.size()", equalTo(0));
        anonymous().get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void theParentsNameIsKeptFromWhoMayNotKnowOfIt() {
        UUID inner = Fixtures.community("inner-" + slug, "Inner Circle", community);
        Somebody innerOnly = Fixtures.person("Ira Inner", "ME");
        Fixtures.join(innerOnly, inner, Reach.CORE);

        as(innerOnly)
                .get("/communities/inner-" + slug)
                .then()
                .statusCode(200)
                .body(not(containsString("Quiet Circle")));
        as(innerOnly)
                .get("/api/v1/communities")
                .then()
                .body("items.find { it.slug == 'inner-%s' }.parent".formatted(slug), nullValue());
        as(insider).get("/communities/inner-" + slug).then().statusCode(404);
    }

    @Test
    void theCoordinatorFoundsACommunityAndStaysOutsideIt() {
        Somebody coordinator = Fixtures.coordinator();
        String newSlug = "new-" + slug;
        Map<String, Object> fields = new HashMap<>(founding(newSlug));
        fields.put("form", formToken(coordinator, "/communities/new"));

        Response founded = send(coordinator, "/communities", fields);
        assertEquals(303, founded.statusCode(), founded.asString());
        assertTrue(founded.header("Location").endsWith("/communities/" + newSlug));
        assertEquals(303, send(coordinator, "/communities", fields).statusCode(), "sent twice");

        assertEquals(1, Fixtures.number("select count(*) from community where slug = ?", newSlug));
        assertEquals(0, conveners(newSlug), "who is named convenes when they accept");
        assertEquals(0, contacts(newSlug), "nor is who was only asked its contact");
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from community_invitation i join community c on c.id = i.community_id"
                                + " where c.slug = ? and i.kind = 'CONVENER' and i.status = 'SENT'",
                        newSlug));
        as(coordinator)
                .get("/communities/" + newSlug)
                .then()
                .body(containsString("somebody was asked and has not answered"));
        assertEquals(303, joinsByMail("fay-" + newSlug + "@tests.example").statusCode());
        assertEquals(1, conveners(newSlug));
        assertEquals(1, contacts(newSlug));
        as(coordinator)
                .get("/communities/" + newSlug)
                .then()
                .statusCode(200)
                .body(not(containsString("What it is for")));
        Somebody convener = new Somebody(
                UUID.randomUUID(), UUID.randomUUID().toString(), "Fay Founder", "fay-" + newSlug + "@tests.example");
        as(convener).get("/communities/" + newSlug).then().statusCode(200).body(containsString("What it is for"));
    }

    private static long contacts(String slug) {
        return Fixtures.number("select count(contact_person_id) from community where slug = ?", slug);
    }

    private static long conveners(String slug) {
        return Fixtures.number(
                "select count(*) from membership m join community c on c.id = m.community_id where c.slug = ?"
                        + " and m.reach = 3",
                slug);
    }

    @Test
    void aSlugInUseAndBadFieldsAreNamed() {
        Somebody coordinator = Fixtures.coordinator();
        Map<String, Object> fields = new HashMap<>(founding(slug));
        Response taken = submit(coordinator, "/communities/new", "/communities", fields);
        assertEquals(422, taken.statusCode());
        assertTrue(Jsoup.parse(taken.asString()).selectFirst("#e-slug").text().contains("Another community"));

        fields.putAll(Map.of("slug", "new", "name", "", "kind", "NATIONAL", "parent", "no-such", "convenerEmail", "x"));
        fields.put("jurisdiction", "ZZ");
        String page =
                submit(coordinator, "/communities/new", "/communities", fields).asString();
        for (String field : new String[] {"slug", "name", "kind", "convenerEmail", "jurisdiction"}) {
            assertTrue(Jsoup.parse(page).selectFirst("#e-" + field) != null, field);
        }
    }

    @Test
    void onlyTheCoordinatorFounds() {
        as(insider).get("/communities/new").then().statusCode(404);
        Map<String, Object> fields = new HashMap<>(founding("x-" + slug));
        fields.put("form", formToken(insider, "/settings"));
        assertEquals(404, send(insider, "/communities", fields).statusCode());
    }

    @Test
    void newsTellsListedCommunitiesAndNeverAnUnlistedOne() {
        String listedSlug = "listed-" + slug;
        UUID listed = Fixtures.community(listedSlug, "Open Circle");
        Fixtures.run("update community set listed = true where id = ?", listed);
        Instant now = Instant.now();
        Audience issue = new Audience(Viewer.NATIONAL, Reach.MEMBERS);

        List<CommunityNews> news =
                read(communities.newsFor(issue, now.minus(Duration.ofHours(1)), now.plusSeconds(60)));

        assertTrue(news.stream().anyMatch(n -> n.id().equals(listed)));
        assertFalse(news.stream().anyMatch(n -> n.id().equals(community)));
        news.forEach(n -> assertTrue(issue.mayCarry(n.audience())));
        Audience open = new Audience(Viewer.NATIONAL, Reach.PUBLIC);
        assertEquals(List.of(), read(communities.newsFor(open, now.minus(Duration.ofHours(1)), now.plusSeconds(60))));
    }

    @Test
    void newMembersAreListedOnesOfThePeriod() {
        Somebody listed = Fixtures.director("Nora Newcomer", "GU");
        Somebody unlisted = Fixtures.director("Una Unlisted", "GU");
        Somebody earlier = Fixtures.director("Ed Earlier", "GU");
        Fixtures.run("update person set listed = false where id = ?", unlisted.id());
        Fixtures.run("update membership set from_at = now() - interval '90 days' where person_id = ?", earlier.id());
        Instant now = Instant.now();
        Audience issue = new Audience(Viewer.NATIONAL, Reach.MEMBERS);

        List<NewMember> members =
                read(communities.newMembers(issue, now.minus(Duration.ofDays(30)), now.plusSeconds(60)));

        assertTrue(members.stream()
                .anyMatch(m ->
                        m.personId().equals(listed.id()) && m.jurisdictionName().equals("Guam")));
        assertFalse(members.stream().anyMatch(m -> m.personId().equals(unlisted.id())));
        assertFalse(members.stream().anyMatch(m -> m.personId().equals(earlier.id())));
        Audience open = new Audience(Viewer.NATIONAL, Reach.PUBLIC);
        assertEquals(
                List.of(), read(communities.newMembers(open, now.minus(Duration.ofDays(30)), now.plusSeconds(60))));
    }

    private static <T> T read(Uni<T> found) {
        return found.await().atMost(Duration.ofSeconds(10));
    }

    private static Map<String, Object> founding(String slug) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("name", "Founded " + slug);
        fields.put("slug", slug);
        fields.put("kind", "SERVICE");
        fields.put("parent", "nnssil");
        fields.put("jurisdiction", "MD");
        fields.put("organization", "University of " + slug);
        fields.put("organizationKind", "HIGHER_EDUCATION");
        fields.put("convenerName", "Fay Founder");
        fields.put("convenerEmail", "fay-" + slug + "@tests.example");
        fields.put("purpose", "What it is for");
        return fields;
    }

    @Test
    void endingOneMembershipWaitsForTheNationalRosterWithTheCommunityStillFree() {
        Somebody member = Fixtures.director("Mo Member", "ME");
        Fixtures.join(member, community, Reach.CORE);
        UUID district = UUID.randomUUID();
        Fixtures.run("insert into organization (id, kind, name) values (?, 'DISTRICT', ?)", district, slug);
        Somebody represents = Fixtures.director("Rae Represents", "ME");
        Fixtures.join(represents, community, Reach.CORE);
        Fixtures.run(
                "insert into member_organization (id, community_id, organization_id, from_at) values (gen_random_uuid(), ?, ?, now())",
                community,
                district);
        Fixtures.run("update community set member_unit = 'ORGANIZATION' where id = ?", community);
        Fixtures.run("update membership set organization_id = ? where person_id = ?", district, represents.id());

        for (String entry : List.of("/members/" + member.id(), "/organizations/" + district)) {
            String act = "/communities/" + slug + entry + "/departure";
            Map<String, Object> fields = Map.of("reason", "Another task", "form", formToken(insider, "/settings"));
            CompletableFuture<Response> ending;
            try (HeldRows departure = HeldRows.by(HeldRows.NATIONAL_ROSTER)) {
                ending = CompletableFuture.supplyAsync(() -> send(insider, act, fields));
                departure.awaitSomebody();
                // What a departure that is going on takes next: it is refused where somebody has it.
                assertEquals(
                        1,
                        Fixtures.rows("select 1 from community where id = ? for update nowait", community)
                                .size());
                assertEquals(
                        2,
                        Fixtures.rows(
                                        "select 1 from person where id in (?, ?) for update nowait",
                                        member.id(),
                                        represents.id())
                                .size());
            }
            assertEquals(303, ending.join().statusCode(), entry);
        }
        assertEquals(
                0,
                Fixtures.number(
                        "select count(*) from membership where community_id = ? and ended_at is null and person_id <> ?",
                        community,
                        insider.id()));
    }
}
