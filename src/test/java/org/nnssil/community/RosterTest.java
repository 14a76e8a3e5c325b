package org.nnssil.community;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.Links;
import org.nnssil.testing.NetworkTest;

@QuarkusTest
class RosterTest extends NetworkTest {

    private String slug;
    private String path;
    private UUID community;
    private Somebody convener;
    private Somebody member;

    @BeforeEach
    void aCommunityWithAConvenerAndAMember() {
        slug = "roster-" + UUID.randomUUID().toString().substring(0, 8);
        path = "/communities/" + slug + "/members";
        community = Fixtures.community(slug, "Circle " + slug);
        convener = Fixtures.person("Carla Convener", "MA");
        member = Fixtures.person("Mo Member", "MA");
        Fixtures.join(convener, community, Reach.CONVENERS);
        Fixtures.join(member, community, Reach.CORE);
    }

    @Test
    void aConvenerAsksSomebodyWhoIsKnownAndTheyAreInWhenTheyAccept() {
        Somebody known = Fixtures.director("Known Already", "MA");

        Response asked = submit(convener, path, path, entry(known.email().toUpperCase(), "Another Name"));

        assertEquals(303, asked.statusCode(), asked.asString());
        as(known).get("/communities/" + slug).then().statusCode(404);
        as(convener).get(path).then().body(containsString("1 invitation is not answered yet"));
        Object invitation = Fixtures.rows("select id from community_invitation where person_id = ?", known.id())
                .get(0)[0];
        String answer = "/invited/" + invitation;
        assertEquals(
                303, submit(known, answer, answer, Map.of("answer", "accept")).statusCode());
        as(known).get("/communities/" + slug).then().statusCode(200);
        assertEquals(
                "2 INVITED {BROKER}",
                Fixtures.rows(
                                "select reach || ' ' || basis || ' ' || roles::text from membership where person_id = ? and community_id = ?",
                                known.id(),
                                community)
                        .get(0)[0]);
        assertEquals(
                "Known Already",
                Fixtures.rows("select name from person where id = ?", known.id())
                        .get(0)[0]);
        Object[] mail = Fixtures.rows(
                        "select o.to_address, b.subject, b.text, b.community_id from mail_outbox o join mail_body b on"
                                + " b.id = o.body_id where o.person_id = ?",
                        known.id())
                .get(0);
        assertEquals(known.email(), mail[0]);
        assertEquals("Carla Convener invites you into Circle " + slug, mail[1]);
        assertTrue(((String) mail[2]).contains(answer));
        assertEquals(community, mail[3]);
    }

    @Test
    void somebodyNewAcceptsByALinkThatWorksOnceAndGetsAnAccount() {
        String email = "new-" + slug + "@tests.example";

        submit(convener, path, path, entry(email, "Nina New"));

        as(convener).get(path).then().body(not(containsString("Nina New")));
        as(convener).get("/communities/" + slug + "/invitations").then().body(containsString("Nina New"));
        String link = Links.ontoRoster(email);
        Response page = anonymous().get(link);
        assertEquals(200, page.statusCode());
        assertTrue(page.asString().contains("Circle " + slug));
        assertEquals(0, members(email), "looking decides nothing");
        Response other = as(member).get(link);
        assertEquals(409, other.statusCode());
        assertTrue(!other.asString().contains("Nina"), "whose it is stays untold");
        assertEquals(404, anonymous().get(link + "x").statusCode());

        assertEquals(303, joinsByMail(email).statusCode());

        assertEquals(1, members(email));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from account_task t join person p on p.id = t.person_id where p.email = ? and t.kind = 'OPEN'",
                        email));
        assertTrue(anonymous().get(link).asString().contains("is accepted, so it can no longer be answered"));
        Map<String, Object> again = Map.of("form", formToken(member, "/settings"), "answer", "decline");
        assertEquals(409, send(member, link, again).statusCode());
        assertEquals(1, members(email));

        as(convener).get(path).then().body(containsString("Nina New"), containsString("not signed in yet"));
        Somebody nina = new Somebody(UUID.randomUUID(), UUID.randomUUID().toString(), "Nina New", email);
        as(nina).get("/communities/" + slug).then().statusCode(200);
    }

    @Test
    void whoLeavesTheirOnlyCommunityHasLeftTheServiceAndComesBackToTheSameAccount() {
        UUID session = session();
        Somebody elsewhere = Fixtures.director("Elsa Elsewhere", "MA");
        Fixtures.join(elsewhere, community, Reach.CORE);
        for (Somebody who : List.of(member, elsewhere)) {
            Fixtures.run(
                    "insert into webinar_registration (id, webinar_id, person_id, status, queued_at, changed_at)"
                            + " values (gen_random_uuid(), ?, ?, 'CONFIRMED', now(), now())",
                    session,
                    who.id());
            Fixtures.run(
                    "insert into api_token (id, person_id, name, token_hash, ending, scopes, created_at, expires_at,"
                            + " submission_key) values (gen_random_uuid(), ?, 'Mine', sha256(?), 'abcd',"
                            + " '{everything:read}', now(), now() + interval '1 day', gen_random_uuid())",
                    who.id(),
                    who.email().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            String leaving = path + "/" + who.id() + "/departure";
            submit(convener, leaving, leaving, Map.of("reason", "Another office"))
                    .then()
                    .statusCode(303);
        }

        assertEquals(
                0,
                Fixtures.number(
                        "select count(*) from webinar_registration where webinar_id = ? and status <> 'CANCELLED'",
                        session));
        assertEquals(List.of("CLOSE"), accountTasks(member.email()));
        assertEquals(List.of(), accountTasks(elsewhere.email()), "they are in the National Network still");
        assertEquals(0, tokens(member));
        assertEquals(1, tokens(elsewhere));

        submit(convener, path, path, entry(member.email(), "Mo Member"));
        assertEquals(List.of("REOPEN"), accountTasks(member.email()), "asked in again, they can sign in to answer");
        accepts(member);
        as(member).get("/communities/" + slug).then().statusCode(200);
    }

    private UUID session() {
        UUID id = UUID.randomUUID();
        Fixtures.run(
                "insert into webinar (id, community_id, reach, title, starts_at, minutes, capacity, status, created_at,"
                        + " changed_at) values (?, ?, 1, 'Planning', now() + interval '3 days', 60, 10, 'SCHEDULED', now(),"
                        + " now())",
                id,
                community);
        return id;
    }

    private static long tokens(Somebody who) {
        return Fixtures.number("select count(*) from api_token where person_id = ? and revoked_at is null", who.id());
    }

    private static List<Object> accountTasks(String email) {
        return Fixtures.rows(
                        "select t.kind from account_task t join person p on p.id = t.person_id where p.email = ?"
                                + " and t.state <> 'OVERTAKEN' order by t.number",
                        email)
                .stream()
                .map(row -> row[0])
                .toList();
    }

    @Test
    void theFormSentTwiceAsksOnce() {
        Map<String, Object> fields = new HashMap<>(entry("twice-" + slug + "@tests.example", "Tia Twice"));
        fields.put("form", formToken(convener, path));

        assertEquals(303, send(convener, path, fields).statusCode());
        assertEquals(303, send(convener, path, fields).statusCode());

        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from person where name = 'Tia Twice' and email like ?", "%" + slug + "%"));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from mail_outbox where to_address = ?", "twice-" + slug + "@tests.example"));
    }

    @Test
    void manyAtOnceAskOnce() throws Exception {
        Map<String, Object> fields = new HashMap<>(entry("many-" + slug + "@tests.example", "Mai Many"));
        fields.put("form", formToken(convener, path));
        Map<String, Object> others = new HashMap<>(fields);
        others.put("form", formToken(convener, path));

        var pool = java.util.concurrent.Executors.newFixedThreadPool(8);
        var calls = new java.util.ArrayList<java.util.concurrent.Future<Integer>>();
        for (int i = 0; i < 16; i++) {
            Map<String, Object> one = i % 2 == 0 ? fields : others;
            calls.add(pool.submit(() -> send(convener, path, one).statusCode()));
        }
        for (var call : calls) {
            assertTrue(List.of(303, 422).contains(call.get()));
        }
        pool.shutdown();
        assertEquals(1, Fixtures.number("select count(*) from community_invitation where community_id = ?", community));
        assertEquals(2, Fixtures.number("select count(*) from membership where community_id = ?", community));
    }

    @Test
    void whoIsOnTheRosterIsNotAddedAgainAndTheFormKeepsWhatWasTyped() {
        Response refused = submit(convener, path, path, entry(member.email(), "Typed <Name>"));

        assertEquals(422, refused.statusCode());
        Document page = Jsoup.parse(refused.asString());
        assertTrue(page.selectFirst("#e-email").text().contains("on the roster already"));
        assertEquals("Typed <Name>", page.selectFirst("#f-name").attr("value"));
        assertTrue(page.selectFirst("input[name=roles][value=BROKER][checked]") != null);
    }

    @Test
    void badFieldsAreNamedAndNothingIsWritten() {
        Map<String, Object> bad = new HashMap<>(entry("no address", "x\0y"));
        bad.put("reach", "public");
        bad.put("jurisdiction", "ZZ");
        bad.put("roles", "COORDINATOR");
        Document page = Jsoup.parse(submit(convener, path, path, bad).asString());

        for (String field : new String[] {"email", "name", "reach", "jurisdiction", "roles"}) {
            assertTrue(page.selectFirst("#e-" + field) != null, field);
        }
        assertEquals(2, Fixtures.number("select count(*) from membership where community_id = ?", community));
    }

    @Test
    void onlyConvenersChangeTheRoster() {
        String token = formToken(member, "/settings");
        for (Somebody who : List.of(member, Fixtures.coordinator(), Fixtures.director("Not In It", "MA"))) {
            Map<String, Object> fields = new HashMap<>(entry("x-" + slug + "@tests.example", "X"));
            fields.put("form", who == member ? token : formToken(who, "/settings"));
            assertEquals(404, send(who, path, fields).statusCode());
            fields.put("reason", "gone");
            assertEquals(
                    404,
                    send(who, path + "/" + convener.id() + "/departure", fields).statusCode());
            assertEquals(
                    404,
                    send(who, path + "/" + convener.id() + "/standing", fields).statusCode());
        }
        as(member).get(path).then().statusCode(200).body(not(containsString("Invite somebody")));
        as(member).get(path + "/" + convener.id()).then().statusCode(404);
    }

    @Test
    void membersSeeWhoIsInTheRoomAndOnlyConvenersSeeSinceWhen() {
        Fixtures.run("update person set listed = false where id = ?", member.id());

        assertTrue(Jsoup.parse(as(convener).get(path).asString())
                .select("th")
                .eachText()
                .contains("Since"));
        Document page = Jsoup.parse(as(member).get(path).asString());
        assertTrue(page.text().contains("Carla Convener"));
        assertTrue(!page.select("th").eachText().contains("Since"));
        Somebody other = Fixtures.person("Ola Other", "MA");
        Fixtures.join(other, community, Reach.MEMBERS);
        Document extended = Jsoup.parse(as(other).get(path).asString());
        assertTrue(extended.text().contains("Mo Member"), "unlisted, but in the room");
        assertTrue(!extended.html().contains("/people/" + member.id()));
        assertTrue(!extended.html().contains(convener.email()), "extended members see no addresses");
    }

    @Test
    void aDepartureTakesEffectAtOnceThoughTheTokenLivesOn() {
        as(member).get("/communities/" + slug).then().statusCode(200);

        String page = path + "/" + member.id() + "/departure";
        assertEquals(
                303, submit(convener, page, page, Map.of("reason", "Moved on")).statusCode());

        as(member).get("/communities/" + slug).then().statusCode(404);
        as(member).get(path).then().statusCode(404);
        as(convener).get(path).then().body(not(containsString("Mo Member")));
        assertEquals(
                "Moved on",
                Fixtures.rows(
                                "select end_reason from membership where person_id = ? and community_id = ?",
                                member.id(),
                                community)
                        .get(0)[0]);
    }

    @Test
    void aDepartureSentTwiceEndsOnce() {
        String page = path + "/" + member.id() + "/departure";
        Map<String, Object> fields = new HashMap<>(Map.of("reason", "Once"));
        fields.put("form", formToken(convener, page));

        assertEquals(303, send(convener, page, fields).statusCode());
        assertEquals(303, send(convener, page, fields).statusCode());
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from membership where person_id = ? and ended_at is not null", member.id()));
    }

    @Test
    void aDepartureNeedsAReason() {
        String page = path + "/" + member.id() + "/departure";
        Response refused = submit(convener, page, page, Map.of("reason", " "));

        assertEquals(422, refused.statusCode());
        as(member).get("/communities/" + slug).then().statusCode(200);
    }

    @Test
    void theLastConvenerCannotLeaveWithoutASuccessor() {
        String page = path + "/" + convener.id() + "/departure";
        Response refused = submit(convener, page, page, Map.of("reason", "Tired"));
        assertEquals(422, refused.statusCode());
        assertTrue(refused.asString().contains("only convener"));

        String standing = path + "/" + convener.id();
        Response demoted = submit(convener, standing, standing + "/standing", Map.of("reach", "core"));
        assertEquals(422, demoted.statusCode());

        String successor = path + "/" + member.id();
        assertEquals(
                303,
                submit(convener, successor, successor + "/standing", Map.of("reach", "conveners", "roles", "BROKER"))
                        .statusCode());
        Response left = submit(convener, page, page, Map.of("reason", "Tired"));
        assertEquals(303, left.statusCode());
        assertTrue(left.header("Location").endsWith("/communities"));
        as(member).get(path).then().body(containsString("Convener and broker"), containsString("Invite somebody"));
    }

    @Test
    void aMemberMayLeaveByThemselves() {
        String page = path + "/" + member.id() + "/departure";
        assertEquals(
                303, submit(member, page, page, Map.of("reason", "My own wish")).statusCode());
        assertEquals(
                0,
                Fixtures.number(
                        "select count(*) from membership where person_id = ? and ended_at is null", member.id()));
    }

    @Test
    void whoLeftCanComeBackAndHistoryStays() {
        String page = path + "/" + member.id() + "/departure";
        submit(convener, page, page, Map.of("reason", "Away"));
        assertEquals(
                303,
                submit(convener, path, path, entry(member.email(), "Mo Member")).statusCode());
        accepts(member);
        assertEquals(2, Fixtures.number("select count(*) from membership where person_id = ?", member.id()));
    }

    @Test
    void accessThatHasLapsedDoesNotStandInTheWay() {
        Fixtures.run("update membership set access_until = now() - interval '1 day' where person_id = ?", member.id());
        assertEquals(
                303,
                submit(convener, path, path, entry(member.email(), "Mo Member")).statusCode());
        accepts(member);
        as(member).get("/communities/" + slug).then().statusCode(200);
    }

    @Test
    void theCoordinatorKeepsTheNationalRosterAndTheLastOneStays() {
        Somebody coordinator = Fixtures.coordinator();
        Somebody director = Fixtures.director("Dana Director", "RI");
        String national = "/communities/nnssil/members";
        String email = "ext-" + slug + "@tests.example";
        Map<String, Object> extended = new HashMap<>(entry(email, "Exa Extended"));
        extended.put("reach", "members");
        extended.remove("roles");
        extended.put("jurisdiction", "RI");

        assertEquals(303, submit(coordinator, national, national, extended).statusCode());
        assertEquals(0, members(email), "named persons accept before they are members");
        assertEquals(422, submit(coordinator, national, national, extended).statusCode(), "asked already");
        assertEquals(303, acceptsByMail(email).statusCode());
        assertEquals(
                "1 INVITED RI",
                Fixtures.rows(
                                "select m.reach || ' ' || m.basis || ' ' || p.jurisdiction_key from membership m join"
                                        + " person p on p.id = m.person_id where p.email = ?",
                                email)
                        .get(0)[0]);
        extended.put("form", formToken(director, "/settings"));
        assertEquals(404, send(director, national, extended).statusCode());
    }

    @Test
    void aReviewerOfTheNetworkHasTheRoleWhenTheyAccept() {
        String national = "/communities/nnssil/members";
        String email = "rev-" + slug + "@tests.example";
        Map<String, Object> reviewer = new HashMap<>(entry(email, "Rex Reviewer"));
        reviewer.put("roles", "REVIEWER");

        assertEquals(
                303,
                submit(Fixtures.coordinator(), national, national, reviewer).statusCode());
        assertEquals(303, acceptsByMail(email).statusCode());

        assertEquals(
                "{REVIEWER}",
                String.valueOf(Fixtures.rows(
                                "select m.roles::text from membership m join person p on p.id = m.person_id where p.email = ?",
                                email)
                        .get(0)[0]));
    }

    @Test
    void malformedAndUnknownMembersAreAbsent() {
        for (String id : new String[] {"x", UUID.randomUUID().toString(), "%00"}) {
            as(convener).urlEncodingEnabled(false).get(path + "/" + id).then().statusCode(404);
            as(convener)
                    .urlEncodingEnabled(false)
                    .get(path + "/" + id + "/departure")
                    .then()
                    .statusCode(404);
        }
        for (String odd : new String[] {"%00", "NoSuch", "%F0%9F%98%80"}) {
            as(convener)
                    .urlEncodingEnabled(false)
                    .get("/communities/" + odd + "/members")
                    .then()
                    .statusCode(404);
            as(convener)
                    .urlEncodingEnabled(false)
                    .get("/communities/" + odd)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void thePersonAtTheNationalNetworkLosesTheirSeatWithTheMembership() {
        Somebody coordinator = Fixtures.coordinator();
        Somebody holder = Fixtures.director("Sid Seated", "AS");
        Fixtures.run("delete from seat_tenure where jurisdiction_key = 'AS'");
        Fixtures.run(
                "insert into seat_tenure (id, jurisdiction_key, person_id, from_date) values (gen_random_uuid(), 'AS',"
                        + " ?, current_date - 30)",
                holder.id());
        String page = "/people/" + holder.id() + "/departure";

        assertEquals(
                303,
                submit(coordinator, page, page, Map.of("reason", "Retired")).statusCode());

        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from seat where jurisdiction_key = 'AS' and vacant_since is not null"));
        as(coordinator).get("/jurisdictions/AS").then().body(containsString("Vacant"), containsString("Retired"));
    }

    private void accepts(Somebody asked) {
        String answer = "/invited/"
                + Fixtures.rows(
                                "select id from community_invitation where person_id = ? and community_id = ? and status = 'SENT'",
                                asked.id(),
                                community)
                        .get(0)[0];
        assertEquals(
                303, submit(asked, answer, answer, Map.of("answer", "accept")).statusCode());
        as(asked).get("/communities/" + slug).then().statusCode(200);
    }

    private static long members(String email) {
        return Fixtures.number(
                "select count(*) from membership m join person p on p.id = m.person_id where p.email = ? and m.ended_at is null",
                email);
    }

    private static Map<String, Object> entry(String email, String name) {
        return Map.of(
                "email",
                email,
                "name",
                name,
                "roleTitle",
                "Superintendent",
                "jurisdiction",
                "MA",
                "reach",
                "core",
                "roles",
                "BROKER");
    }
}
