package org.nnssil.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.security.Signer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.HeldRows;
import org.nnssil.testing.Links;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.OnVertx;
import org.nnssil.testing.PostOffice;

/**
 * One act ends every way in that somebody has: their session, API tokens, the address of their calendar, and links in mails
 * that would let them in or let them decide. A table with a new kind of them fails the first test until it is tried here.
 */
@QuarkusTest
class WaysInTest extends NetworkTest {

    /** Each opens something for whoever has the secret whose mark it is, and is tried below or ends otherwise. */
    private static final Set<String> MARKS = Set.of(
            "api_token.token_hash",
            "calendar_feed.token_hash",
            "community_invitation.token_hash",
            "invitation.token_hash",
            "coordinator_claim.token_hash" // nobody's: whoever runs the service prints it, for the first coordinator
            );

    /** Bytes and names that open nothing. */
    private static final Set<String> NO_MARKS = Set.of("founding_import.sha256", "person_photo.jpeg");

    @Inject
    Signer signer;

    @Inject
    StartLinks starts;

    @Inject
    EmailChangeMail changeMail;

    @Inject
    Vertx vertx;

    private final Somebody coordinator = Fixtures.coordinator();
    private final String mark = UUID.randomUUID().toString();

    @Test
    void everyTableWithTheMarkOfASecretIsKnownHere() {
        Set<String> there = Fixtures.rows(
                        """
                        select table_name || '.' || column_name from information_schema.columns
                         where table_schema = current_schema()
                           and (data_type = 'bytea' or column_name ~ 'token|secret|passw')
                        """)
                .stream()
                .map(row -> (String) row[0])
                .collect(Collectors.toCollection(TreeSet::new));
        there.removeAll(NO_MARKS);

        assertEquals(new TreeSet<>(MARKS), there, "Show below that a departure ends a new way in");
    }

    /** The mail itself must wait somewhere; these, and no others, hold what opens its links until it has ended. */
    @Test
    void aLinkIsInTheOutboxAloneAndNowhereOnceItsMailHasLeft() {
        String invited = "ways-" + mark + "@tests.example";
        String changed = "changed-" + mark + "@tests.example";
        Somebody member = Fixtures.director("Mia Member", "MS");
        for (String address : List.of(invited, changed)) {
            PostOffice.gate().refuse(address, "450 4.3.0 Come back later");
        }
        String page = "/desk/invitations";
        Map<String, Object> form = Map.of(
                "email",
                invited,
                "name",
                "Ivy Invited",
                "roleTitle",
                "",
                "jurisdiction",
                "OH",
                "reach",
                "core",
                "until",
                "");
        assertEquals(303, submit(coordinator, page + "/new", page, form).statusCode());
        OnVertx.inTransaction(vertx, () -> changeMail.prove(UUID.fromString(mark), member.id(), changed));
        String invitation = Links.intoNetwork(invited).substring("/invitations/".length());
        String proof = Links.in(Links.text(changed, "EMAIL_PROVE"), mark + "\\.[\\w-]+");

        assertEquals(Set.of("mail_outbox.merge"), columnsWith(invitation));
        assertEquals(Set.of("mail_body.text", "mail_body.html"), columnsWith(proof));

        for (String address : List.of(invited, changed)) {
            PostOffice.gate().refuse(address, null);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                Fixtures.run(
                        "update mail_outbox set next_attempt_at = now() where to_address = ? and state = 'DUE'",
                        address);
                return Fixtures.number(
                                "select count(*) from mail_outbox where to_address = ? and state = 'SENT'", address)
                        == 1;
            });
        }
        assertEquals(Set.of(), columnsWith(invitation));
        assertEquals(Set.of(), columnsWith(proof));
        assertTrue(Links.intoNetwork(invited).endsWith(invitation), "it arrived whole");
        assertTrue(Links.text(changed, "EMAIL_PROVE").contains(proof));
    }

    @Test
    void whoDepartsLosesAllOfThemAtOnce() {
        Somebody leaver = Fixtures.coordinator();
        UUID community = Fixtures.community("ways-" + mark.substring(0, 8), "Circle " + mark);
        Map<String, BooleanSupplier> ways = new LinkedHashMap<>();
        ways.put("API token", apiToken(leaver));
        String calendar = Fixtures.calendarFeed(leaver);
        ways.put("calendar", () -> opens(anonymous().get(calendar), "BEGIN:VCALENDAR"));
        String decision = decision(leaver);
        ways.put("link to a decision", () -> opens(as(leaver).get(decision), "name=\"decision\""));
        String roster = ontoRoster(leaver, community);
        ways.put("invitation onto a roster", () -> opens(anonymous().get(roster), "value=\"accept\""));
        String network = intoNetwork(leaver);
        ways.put("invitation into the network", () -> opens(anonymous().get(network), "Accept the invitation"));
        BooleanSupplier session = () -> opens(as(leaver).get("/settings/tokens"), "API tokens");
        String roomForm = formTokenOf(anonymous().get(roster).asString());
        assertEquals(List.of(), not(ways, true), "the control: before, each of them opens something");
        assertTrue(session.getAsBoolean());

        depart(leaver);

        assertEquals(List.of(), not(ways, false));
        assertFalse(session.getAsBoolean());
        anonymous()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams("form", roomForm, "answer", "accept")
                .post(roster);
        assertEquals(
                0,
                Fixtures.number(
                        "select count(*) from membership where person_id = ? and ended_at is null", leaver.id()));
        assertEquals(0, Fixtures.number("select count(*) from calendar_feed where person_id = ?", leaver.id()));
        assertEquals(
                0,
                Fixtures.number(
                        "select count(*) from api_token where person_id = ? and revoked_at is null", leaver.id()));
    }

    @Test
    void whoIsErasedLosesThemToo() {
        Somebody erased = Fixtures.director("Ed Erased", "UT");
        Map<String, BooleanSupplier> ways = new LinkedHashMap<>();
        ways.put("API token", apiToken(erased));
        String calendar = Fixtures.calendarFeed(erased);
        ways.put("calendar", () -> opens(anonymous().get(calendar), "BEGIN:VCALENDAR"));
        assertEquals(List.of(), not(ways, true));

        String asking = "/settings/data/erasure";
        assertEquals(303, submit(erased, asking, asking, Map.of()).statusCode());
        String carryingOut = "/desk/erasures/"
                + Fixtures.rows("select id from erasure_request where person_id = ?", erased.id())
                        .get(0)[0];
        assertEquals(
                303, submit(coordinator, carryingOut, carryingOut, Map.of()).statusCode());

        assertEquals(List.of(), not(ways, false));
        assertEquals(0, Fixtures.number("select count(*) from calendar_feed where person_id = ?", erased.id()));
    }

    @Test
    void whoLeavesBeforeTheyEverSignedInGetsNoPasswordByTheOldLink() {
        Somebody beginner = Fixtures.director("Bea Beginner", "MS");
        Fixtures.run("update person set subject = null where id = ?", beginner.id());
        String link =
                "/account/start/" + starts.make(beginner.id(), Instant.now().plus(AccountSettings.START_LINK));
        anonymous().get(link).then().statusCode(200);

        depart(beginner);

        anonymous().get(link).then().statusCode(404);
    }

    /** Another replica is another connection to the same database: whatever it commits holds here, with no word of it. */
    @Test
    void whatAnotherReplicaHasDoneHoldsFromTheNextRequestOn() {
        Somebody leaver = Fixtures.director("Lena Leaver", "KS");
        BooleanSupplier token = apiToken(leaver);
        String calendar = Fixtures.calendarFeed(leaver);
        for (int i = 0; i < 3; i++) {
            assertTrue(token.getAsBoolean());
            anonymous().get(calendar).then().statusCode(200);
        }

        Fixtures.run("update api_token set revoked_at = now() where person_id = ?", leaver.id());
        assertEquals(false, token.getAsBoolean());
        Fixtures.leave(leaver);
        anonymous().get(calendar).then().statusCode(404);
    }

    @Test
    void nothingIsMadeForSomebodyWhoseDepartureIsUnderWay() {
        for (String page : List.of("/settings/calendar", "/settings/tokens")) {
            Somebody leaver = Fixtures.director("Lena Leaver", "KS");
            Map<String, Object> form =
                    Map.of("form", formToken(leaver, page), "name", "Late", "scopes", "everything:read", "days", "7");
            CompletableFuture<Response> late;
            try (HeldRows departure = HeldRows.by(
                    "with ended as (update membership set ended_at = now() where person_id = ? returning id)"
                            + " select id from person where id = ? for update",
                    leaver.id(),
                    leaver.id())) {
                late = CompletableFuture.supplyAsync(() -> send(leaver, page, form));
                departure.awaitSomebody();
            }

            assertEquals(404, late.orTimeout(10, TimeUnit.SECONDS).join().statusCode(), page);
            assertEquals(0, Fixtures.number("select count(*) from calendar_feed where person_id = ?", leaver.id()));
            assertEquals(0, Fixtures.number("select count(*) from api_token where person_id = ?", leaver.id()));
        }
    }

    /** Of all the columns there are. */
    private static Set<String> columnsWith(String secret) {
        List<Object[]> columns = Fixtures.rows(
                """
                select c.table_name, c.column_name from information_schema.columns c
                  join information_schema.tables t using (table_schema, table_name)
                 where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
                   and (c.data_type in ('text', 'character varying', 'json', 'jsonb', 'bytea') or c.data_type = 'ARRAY')
                """);
        assertTrue(columns.size() > 100, "the control: the schema was read");
        Set<String> found = new TreeSet<>();
        for (Object[] column : columns) {
            long rows = Fixtures.number(
                    "select count(*) from \"%s\" where position(? in \"%s\"::text) > 0".formatted(column), secret);
            if (rows > 0) {
                found.add(column[0] + "." + column[1]);
            }
        }
        return found;
    }

    /** Those that do not do as they should. */
    private static List<String> not(Map<String, BooleanSupplier> ways, boolean open) {
        List<String> wrong = new ArrayList<>();
        ways.forEach((way, opens) -> {
            if (opens.getAsBoolean() != open) {
                wrong.add(way);
            }
        });
        return wrong;
    }

    private static boolean opens(Response answer, String words) {
        return answer.statusCode() == 200 && answer.asString().contains(words);
    }

    private void depart(Somebody leaver) {
        String page = "/people/" + leaver.id() + "/departure";
        Response done = submit(coordinator, page, page, Map.of("way", "leaves", "reason", "The agency confirmed it"));
        assertEquals(303, done.statusCode(), done.asString());
    }

    private BooleanSupplier apiToken(Somebody owner) {
        String token = "nnssil_" + mark;
        Fixtures.run(
                "insert into api_token (id, person_id, name, token_hash, ending, scopes, created_at, expires_at, submission_key)"
                        + " values (gen_random_uuid(), ?, 'Program', sha256(?), 'abcd', '{everything:read}', now(),"
                        + " now() + interval '1 day', gen_random_uuid())",
                owner.id(),
                token.getBytes(StandardCharsets.UTF_8));
        return () ->
                opens(anonymous().header("Authorization", "Bearer " + token).get("/api/v1/me"), owner.name());
    }

    private String decision(Somebody decider) {
        UUID nomination = UUID.randomUUID();
        Fixtures.run(
                "insert into nomination (id, kind, state, nominator_id, jurisdiction_key, email, name, why, created_at)"
                        + " values (?, 'COLLEAGUE', 'PENDING', ?, 'KS', ?, 'Nia Named', 'Knows coaching', now())",
                nomination,
                Fixtures.director("Norma Nominator", "KS").id(),
                "nia-" + mark + "@tests.example");
        String payload = "%s.core.%s.%d"
                .formatted(
                        nomination,
                        decider.id(),
                        Instant.now().plus(Duration.ofDays(1)).getEpochSecond());
        return "/decisions/" + payload + "." + signer.sign("decision", payload);
    }

    private String ontoRoster(Somebody invited, UUID community) {
        Somebody convener = Fixtures.director("Connie Convener", "MA");
        Fixtures.join(convener, community, Reach.CONVENERS);
        Fixtures.run(
                "insert into community_invitation (id, community_id, person_id, kind, invited_by, reach, status, sent_at,"
                        + " expires_at, token_hash) values (gen_random_uuid(), ?, ?, 'MEMBER', ?, 2, 'SENT', now(),"
                        + " now() + interval '9 days', sha256(convert_to(?, 'UTF8')))",
                community,
                invited.id(),
                convener.id(),
                mark + "-roster");
        return "/invited/by-link/" + mark + "-roster";
    }

    private String intoNetwork(Somebody invited) {
        Fixtures.run(
                "insert into invitation (id, person_id, name, reach, basis, token_hash, state, created_at, sent_at, mail_key,"
                        + " expires_at, invited_by) values (gen_random_uuid(), ?, ?, 2, 'INVITED',"
                        + " sha256(convert_to(?, 'UTF8')), 'SENT', now(), now(), ?, now() + interval '20 days', ?)",
                invited.id(),
                invited.name(),
                mark + "-network",
                "ways:" + mark,
                coordinator.id());
        return "/invitations/" + mark + "-network";
    }
}
