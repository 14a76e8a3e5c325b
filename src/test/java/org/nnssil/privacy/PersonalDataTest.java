package org.nnssil.privacy;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.HeldRows;
import org.nnssil.testing.NetworkTest;

@QuarkusTest
class PersonalDataTest extends NetworkTest {

    /** Append-only: the one place where words about an erased person stay (docs/membership.md, Privacy). */
    private static final Set<String> KEPT_AS_WRITTEN = Set.of("audit_entry.reason", "audit_entry.from_address");

    @Inject
    PrivacyService privacy;

    @Test
    void everyColumnThatNamesAPersonIsAnsweredFor() {
        Set<String> there = Fixtures.rows(
                        """
                        select c.conrelid::regclass || '.' || a.attname
                          from pg_constraint c
                          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
                         where c.contype = 'f' and c.confrelid = 'person'::regclass
                        """)
                .stream()
                .map(row -> (String) row[0])
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> answeredFor = privacy.holdings().stream()
                .flatMap(holding -> holding.columns().stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertTrue(there.size() > 15, "the control: the schema was read");
        Set<String> forgotten = new TreeSet<>(there);
        forgotten.removeAll(answeredFor);
        assertEquals(
                Set.of(),
                forgotten,
                "Offer a bean of PersonalData for these, so that a person is told and erased there");
        answeredFor.removeAll(there);
        assertEquals(Set.of(), answeredFor, "Beans of PersonalData answer for columns that are no more");
    }

    @Test
    void theCopyHoldsEverythingAndNothingOfOthers() {
        Trail trail = new Trail();
        Somebody other = Fixtures.director("Olga Other", "UT");

        Response copy = as(trail.person).get("/settings/data/copy.zip");

        copy.then().statusCode(200).header("Content-Type", containsString("application/zip"));
        Map<String, String> files = unzipped(copy.asByteArray());
        assertEquals(Set.of("about-you.html", "about-you.json"), files.keySet());
        JsonObject json = new JsonObject(files.get("about-you.json"));
        for (String title : new String[] {
            "You",
            "Your memberships",
            "Seats you held",
            "Your posts",
            "Discussions you began",
            "Spotlights you wrote",
            "Sessions you registered for",
            "Mail to you",
            "Mail you want or do not want",
            "The audit trail about you"
        }) {
            assertFalse(json.getJsonArray(title).isEmpty(), title);
        }
        assertTrue(files.get("about-you.html").contains(inHtml(trail.name)));
        assertFalse(files.get("about-you.json").contains(other.email()));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from audit_entry where act = 'personal-data.taken' and actor_id = ?",
                        trail.person.id()));
        anonymous().get("/settings/data/copy.zip").then().statusCode(302);
    }

    @Test
    void whatAConvenerWroteOfWhomTheyAskedIsToldToThatPersonAlone() {
        UUID circle = Fixtures.community("wr-" + UUID.randomUUID().toString().substring(0, 8), "Circle");
        Somebody asked = Fixtures.director("Ada Asked", "UT");
        Somebody convener = Fixtures.director("Connie Convener", "UT");
        Fixtures.run(
                "insert into community_invitation (id, community_id, person_id, kind, invited_by, reach, status, sent_at,"
                        + " expires_at, name, role_title, jurisdiction_key) values (gen_random_uuid(), ?, ?, 'MEMBER', ?, 2,"
                        + " 'SENT', now(), now() + interval '9 days', 'Ada As Typed', 'Lead As Typed', 'VI')",
                circle,
                asked.id(),
                convener.id());

        JsonObject told = invitations(asked).getJsonObject(0);

        assertEquals("Ada As Typed", told.getString("your name as they wrote it"));
        assertEquals("Lead As Typed", told.getString("your role as they wrote it"));
        assertTrue(told.getString("where you work as they wrote it").contains("Virgin Islands"), told.encode());
        String theirs = invitations(convener).encode();
        assertTrue(theirs.contains("Circle") && !theirs.contains("As Typed") && !theirs.contains("Virgin"), theirs);
    }

    private static io.vertx.core.json.JsonArray invitations(Somebody of) {
        Map<String, String> files =
                unzipped(as(of).get("/settings/data/copy.zip").asByteArray());
        return new JsonObject(files.get("about-you.json"))
                .getJsonArray("Invitations into communities, to you and by you");
    }

    @Test
    void noTransactionStaysOpenWhileACopyIsRead() {
        Somebody reader = Fixtures.director("Rita Reader", "TN");
        CompletableFuture<Response> copy;
        try (HeldRows held = HeldRows.by("lock table calendar_feed in access exclusive mode")) {
            copy = CompletableFuture.supplyAsync(() -> as(reader).get("/settings/data/copy.zip"));
            held.awaitSomebody();

            assertTrue(Fixtures.noTransactionWaits());
        }

        assertEquals(200, copy.orTimeout(20, TimeUnit.SECONDS).join().statusCode());
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from audit_entry where act = 'personal-data.taken' and actor_id = ?",
                        reader.id()));
    }

    @Test
    void yearsOfMailAreToldWholeAndInOrder() {
        Somebody reader = Fixtures.director("Rita Reader", "TN");
        int many = 2 * PrivacyService.PART + 7;
        Fixtures.run(
                """
                with letter as (
                    insert into mail_body (id, subject, text)
                    select gen_random_uuid(), 'Letter ' || lpad(cast(n as text), 4, '0'), 'Words' from generate_series(1, ?) n
                    returning id, subject)
                insert into mail_outbox (id, dedupe_key, kind, body_id, person_id, to_address, message_id, state,
                                         next_attempt_at, created_at)
                select gen_random_uuid(), 'copy:' || id, 'TEST', id, ?, ?, '<' || id || '@tests.example>', 'SENT', now(),
                       now() - interval '1 day' + cast(right(subject, 4) as integer) * interval '1 second'
                  from letter
                """,
                many,
                reader.id(),
                reader.email());

        JsonArray told = new JsonObject(
                        unzipped(as(reader).get("/settings/data/copy.zip").asByteArray())
                                .get("about-you.json"))
                .getJsonArray("Mail to you");

        List<String> subjects = told.stream()
                .map(mail -> ((JsonObject) mail).getString("subject"))
                .toList();
        assertEquals(many, subjects.size());
        assertEquals(subjects.stream().sorted().distinct().toList(), subjects);
    }

    @Test
    void whoIsNoMemberAnyMoreStillHasTheirData() {
        Somebody former = Fixtures.director("Fiona Formerly", "UT");
        Fixtures.leave(former);

        as(former).get("/settings/data").then().statusCode(200);
        as(former).get("/settings/data/copy.zip").then().statusCode(200);
        as(new Somebody(UUID.randomUUID(), UUID.randomUUID().toString(), "Nobody", "nobody@tests.example"))
                .get("/settings/data")
                .then()
                .statusCode(404);
    }

    @Test
    void anErasedPersonIsFoundNowhereAndWhatTheyWroteStays() {
        Trail trail = new Trail();
        Somebody person = trail.person;
        Somebody coordinator = Fixtures.coordinator();
        assertTrue(places(trail).size() > 12, "the control: the scan finds the person before: " + places(trail));
        as(person).get("/settings").then().statusCode(200);

        ask(person);
        UUID request = request(person);
        as(coordinator).get("/desk/erasures").then().body(containsString(inHtml(trail.name)));
        as(Fixtures.director("Core Reader", "UT")).get("/desk/erasures").then().statusCode(404);
        Response done = submit(coordinator, "/desk/erasures/" + request, "/desk/erasures/" + request, Map.of());
        assertEquals(303, done.statusCode(), done.asString());

        assertEquals(List.of(), places(trail));
        as(person).get("/settings").then().statusCode(404);
        as(coordinator).get("/threads/" + trail.thread).then().statusCode(200).body(containsString("Former member"));
        assertEquals(1, Fixtures.number("select count(*) from post where thread_id = ?", trail.thread));
        assertEquals(
                0,
                Fixtures.number(
                        "select count(*) from membership where person_id = ? and ended_at is null", person.id()));
        assertEquals(
                0,
                Fixtures.number(
                        "select count(*) from seat_tenure where person_id = ? and to_date is null", person.id()));
        assertEquals(
                "CONFIRMED",
                Fixtures.rows(
                                "select status from webinar_registration where webinar_id = ? and person_id = ?",
                                trail.webinar,
                                trail.next.id())
                        .get(0)[0],
                "who waited has the seat");
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from account_task where person_id = ? and kind = 'CLOSE' and email = ?",
                        person.id(),
                        person.subject()),
                "the account at the identity provider is deleted when its turn comes");
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from audit_entry where act = 'person.erased' and subject_id = ? and actor_id = ?",
                        person.id(),
                        coordinator.id()));
        as(coordinator).get("/desk/erasures/" + request).then().statusCode(404);
    }

    /** There is one way to end a membership: an erasure is a departure first. */
    @Test
    void anErasureLeavesTheNetworkAsADepartureDoes() {
        Somebody person = Fixtures.director("Erna Erased-" + UUID.randomUUID(), "VI");
        Somebody liaison = Fixtures.director("Liv Liaison", null);
        Fixtures.run(
                "insert into center_liaison (id, jurisdiction_key, person_id, from_date) values (gen_random_uuid(), 'VI', ?,"
                        + " current_date)",
                liaison.id());
        Fixtures.run("delete from seat_tenure where jurisdiction_key = 'VI'");
        Fixtures.run(
                "insert into seat_tenure (id, jurisdiction_key, person_id, from_date) values (gen_random_uuid(), 'VI', ?,"
                        + " current_date - 9)",
                person.id());
        String draft = as(person)
                .contentType("application/json")
                .body(Map.of("title", "Waits for the seat"))
                .post("/api/v1/practices")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        UUID circle = Fixtures.community("er-" + UUID.randomUUID().toString().substring(0, 8), "Circle");
        Fixtures.run("update community set listed = true where id = ?", circle);
        Fixtures.run(
                "insert into join_request (id, community_id, person_id, reason, status, asked_at) values (gen_random_uuid(),"
                        + " ?, ?, 'R', 'OPEN', now())",
                circle,
                person.id());

        carryOut(person);

        assertEquals(
                1,
                Fixtures.number("select count(*) from practice where id = ?::uuid and passed_at is not null", draft));
        assertEquals(
                "WITHDRAWN",
                Fixtures.rows("select status from join_request where person_id = ?", person.id())
                        .get(0)[0]);
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from seat where jurisdiction_key = 'VI' and vacant_since is not null"));
        Object[] told = Fixtures.rows(
                        "select b.text from mail_outbox o join mail_body b on b.id = o.body_id where o.person_id = ?"
                                + " and o.kind = 'LIAISON_TOLD'",
                        liaison.id())
                .get(0);
        assertTrue(
                ((String) told[0]).contains("a former member no longer works for")
                        && !((String) told[0]).contains("Erna"),
                (String) told[0]);
        assertEquals(
                0,
                Fixtures.number(
                        "select count(*) from mail_outbox where person_id = ? and kind = 'MEMBERSHIP_ENDED'",
                        person.id()));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from audit_entry where act = 'membership.departed' and subject_id = ?",
                        person.id()));
        Fixtures.run("delete from center_liaison");
    }

    @Test
    void whoWasInSubCommunitiesOnlyIsErasedToo() {
        UUID circle = Fixtures.community("so-" + UUID.randomUUID().toString().substring(0, 8), "Circle");
        Somebody person = Fixtures.person("Solo Circle-" + UUID.randomUUID(), "VI");
        Fixtures.join(person, circle, Reach.CORE);

        carryOut(person);

        assertEquals(
                0,
                Fixtures.number(
                        "select count(*) from membership where person_id = ? and ended_at is null", person.id()));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from account_task where person_id = ? and kind = 'CLOSE' and state <> 'OVERTAKEN'",
                        person.id()));
    }

    @Test
    void anAddressThatMustNotBeWrittenToStaysSoAfterItsPerson() {
        Trail trail = new Trail();
        carryOut(trail.person);

        String refusal =
                """
                select case when exists (select 1 from mail_suppression stop
                         where stop.address in (lower(?), veiled(lower(?))) and stop.list = 'NEWSLETTER') then 1 else 0 end
                """;
        assertEquals(1, Fixtures.number(refusal, trail.person.email(), trail.person.email()));
        assertEquals(0, Fixtures.number(refusal, "other" + trail.person.email(), "other" + trail.person.email()));
    }

    @Test
    void theSameAddressMayComeAgainAsSomebodyNew() {
        Somebody person = Fixtures.director("Rhea Returns-" + UUID.randomUUID(), "UT");
        carryOut(person);

        Fixtures.run(
                "insert into person (id, email, name, created_at) values (gen_random_uuid(), ?, 'Rhea Anew', now())",
                person.email());
        assertEquals(1, Fixtures.number("select count(*) from person where email = ?", person.email()));
    }

    @Test
    void theOnlyConvenerHandsOverFirst() {
        String name = "Alone " + UUID.randomUUID().toString().substring(0, 8);
        UUID community =
                Fixtures.community("alone-" + UUID.randomUUID().toString().substring(0, 8), name);
        Somebody convener = Fixtures.director("Connie Convener", "UT");
        Fixtures.join(convener, community, Reach.CONVENERS);

        as(convener).get("/settings/data/erasure").then().body(containsString("the only convener of " + name));
        assertEquals(409, asking(convener).statusCode());

        Somebody second = Fixtures.director("Sam Second", "UT");
        Fixtures.join(second, community, Reach.CONVENERS);
        ask(convener);
        Fixtures.run("update membership set ended_at = now() where person_id = ?", second.id());
        UUID request = request(convener);
        Somebody coordinator = Fixtures.coordinator();
        as(coordinator)
                .get("/desk/erasures/" + request)
                .then()
                .body(containsString("the only convener of " + name), not(containsString("Erase Connie")));
        Map<String, Object> form = new HashMap<>();
        form.put("form", formToken(coordinator, "/settings"));
        assertEquals(409, send(coordinator, "/desk/erasures/" + request, form).statusCode());
        assertEquals(
                "Connie Convener",
                Fixtures.rows("select name from person where id = ?", convener.id())
                        .get(0)[0]);
    }

    @Test
    void aRequestIsOneAndCanBeWithdrawn() {
        Somebody person = Fixtures.director("Wanda Withdraws", "UT");
        ask(person);
        ask(person);
        assertEquals(1, Fixtures.number("select count(*) from erasure_request where person_id = ?", person.id()));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from mail_outbox where person_id = ? and kind = 'ERASURE_ASKED'",
                        person.id()));

        submit(person, "/settings/data", "/settings/data/erasure/withdrawal", Map.of());

        assertEquals(
                0,
                Fixtures.number(
                        "select count(*) from erasure_request where person_id = ? and withdrawn_at is null",
                        person.id()));
        as(person).get("/settings").then().statusCode(200);
    }

    @Test
    void nobodyCarriesOutTheirOwnRequest() {
        Somebody coordinator = Fixtures.coordinator();
        Fixtures.coordinator();
        ask(coordinator);
        Map<String, Object> form = new HashMap<>();
        form.put("form", formToken(coordinator, "/settings"));

        Response refused = send(coordinator, "/desk/erasures/" + request(coordinator), form);

        assertEquals(409, refused.statusCode());
        submit(coordinator, "/settings/data", "/settings/data/erasure/withdrawal", Map.of());
    }

    /** Somebody who left a mark wherever the service puts one. */
    private static final class Trail {

        final String name = "Canary O'Trail " + UUID.randomUUID().toString().substring(0, 8);
        final Somebody person = Fixtures.director(name, "VI");
        final Somebody next = Fixtures.director("Next In-Line", "VI");
        final UUID thread = UUID.randomUUID();
        final UUID webinar = UUID.randomUUID();

        Trail() {
            String both = "This is " + name + ", write to " + person.email().toUpperCase() + ".";
            String html = "<p>" + both.replace("'", "&#39;").replace("@", "&#64;") + "</p>";
            Fixtures.run(
                    "update person set about = ?, expertise = ?, phone = ?, role_title = ? where id = ?",
                    both,
                    both,
                    person.email(),
                    name,
                    person.id());
            Fixtures.run("insert into person_photo values (?, '\\xffd8', 'tag', now())", person.id());
            Fixtures.run(
                    "insert into thread (id, community_id, reach, title, author_id, created_at, last_post_at, post_count)"
                            + " values (?, ?, 1, ?, ?, now(), now(), 1)",
                    thread,
                    Viewer.NATIONAL,
                    "A question of " + name,
                    person.id());
            Fixtures.run(
                    "insert into post (id, thread_id, number, author_id, author_role, body, html, created_at)"
                            + " values (gen_random_uuid(), ?, 1, ?, ?, ?, ?, now())",
                    thread,
                    person.id(),
                    name,
                    both,
                    html);
            Fixtures.run(
                    "insert into practice (id, community_id, reach, jurisdiction_key, status, title, contact, tier, author_id,"
                            + " author_role, created_at, changed_at) values (gen_random_uuid(), ?, 1, 'VI', 'DRAFT', 'A draft', ?,"
                            + " 'NOT_RATED', ?, ?, now(), now())",
                    Viewer.NATIONAL,
                    both,
                    person.id(),
                    name);
            sessions(both);
            mails(both, html);
            Fixtures.run(
                    "insert into seat_tenure (id, jurisdiction_key, person_id, from_date, to_date, reason)"
                            + " values (gen_random_uuid(), 'VI', ?, date '2020-01-01', date '2021-01-01', ?)",
                    person.id(),
                    both);
            Fixtures.run(
                    "insert into mail_suppression (address, list, reason, created_at, detail) values (?, 'NEWSLETTER', 'BOUNCED', now(), ?)",
                    person.email(),
                    both);
            Fixtures.run("insert into mail_preference values (?, 'WEBINARS', false, now())", person.id());
            Fixtures.run(
                    "insert into audit_entry (id, at, actor_id, act, reason, channel) values (gen_random_uuid(), now(), ?, 'canary.planted', ?, 'PAGE')",
                    person.id(),
                    both);
            Fixtures.run(
                    "insert into newsletter_issue (id, community_id, reach, month, number, title, status, created_at, changed_at, html, text)"
                            + " values (?, ?, 2, date '2020-01-01', ?, 'An issue', 'SENT', now(), now(), ?, ?)",
                    webinar,
                    Viewer.NATIONAL,
                    (int) (System.nanoTime() & 0xffffff) + 1_000,
                    html,
                    both);
            Fixtures.run(
                    "insert into newsletter_item (id, issue_id, position, kind, source_author, heading, body) values"
                            + " (gen_random_uuid(), ?, 0, 'NEW_MEMBERS', ?, ?, ?)",
                    webinar,
                    name,
                    both,
                    both);
        }

        private void sessions(String both) {
            Fixtures.run(
                    "insert into webinar (id, community_id, reach, title, starts_at, minutes, capacity, status, created_by, created_at,"
                            + " changed_at) values (?, ?, 1, 'A session', now() + interval '9 days', 60, 1, 'SCHEDULED', ?, now(), now())",
                    webinar,
                    Viewer.NATIONAL,
                    person.id());
            Fixtures.run("insert into webinar_presenter values (?, 0, ?, 'Director', 'VI')", webinar, name);
            for (Object[] one : new Object[][] {{person.id(), "CONFIRMED"}, {next.id(), "WAITING"}}) {
                Fixtures.run(
                        "insert into webinar_registration (id, webinar_id, person_id, status, queued_at, question, changed_at)"
                                + " values (gen_random_uuid(), ?, ?, ?, now(), ?, now())",
                        webinar,
                        one[0],
                        one[1],
                        both);
            }
        }

        private void mails(String both, String html) {
            for (Somebody reader : List.of(person, next)) {
                UUID body = UUID.randomUUID();
                Fixtures.run(
                        "insert into mail_body (id, subject, text, html) values (?, ?, ?, ?)", body, both, both, html);
                Fixtures.run(
                        "insert into mail_outbox (id, dedupe_key, kind, body_id, person_id, to_address, to_name, merge, message_id,"
                                + " state, next_attempt_at, created_at) values (gen_random_uuid(), ?, 'REPLY', ?, ?, ?, ?,"
                                + " jsonb_build_object('NAME', ?::text), ?, 'SENT', now(), now())",
                        "canary:" + body + ":" + reader.email(),
                        body,
                        reader.id(),
                        reader.email(),
                        reader.name(),
                        name,
                        "<" + body + "@tests.example>");
            }
        }
    }

    /** Every column of text, by name and table, that holds the person's name or address in any form. */
    private static List<String> places(Trail trail) {
        List<String> found = new ArrayList<>();
        for (Object[] column : Fixtures.rows(
                """
                select c.table_name, c.column_name from information_schema.columns c
                  join information_schema.tables t using (table_schema, table_name)
                 where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
                   and c.data_type in ('text', 'jsonb', 'tsvector', 'character varying', 'ARRAY', 'USER-DEFINED')
                   and c.table_name <> 'flyway_schema_history'
                """)) {
            String place = column[0] + "." + column[1];
            long rows = Fixtures.number(
                    """
                    select count(*) from "%s" where lower("%s"::text) like ? or lower("%2$s"::text) like ?
                        or lower("%2$s"::text) like ? or lower("%2$s"::text) like ?
                    """
                            .formatted(column[0], column[1]),
                    "%" + trail.name.toLowerCase() + "%",
                    "%" + trail.name.toLowerCase().replace("'", "&#39;") + "%",
                    "%" + trail.person.email() + "%",
                    "%" + trail.person.email().replace("@", "&#64;") + "%");
            if (rows > 0 && !KEPT_AS_WRITTEN.contains(place)) {
                found.add(place);
            }
        }
        return found;
    }

    private static void carryOut(Somebody person) {
        ask(person);
        UUID request = request(person);
        Response done =
                submit(Fixtures.coordinator(), "/desk/erasures/" + request, "/desk/erasures/" + request, Map.of());
        assertEquals(303, done.statusCode(), done.asString());
    }

    private static void ask(Somebody person) {
        assertEquals(303, asking(person).statusCode());
    }

    private static Response asking(Somebody person) {
        Map<String, Object> form = new HashMap<>();
        form.put("form", formToken(person, "/settings"));
        return send(person, "/settings/data/erasure", form);
    }

    private static UUID request(Somebody person) {
        return (UUID) Fixtures.rows(
                        "select id from erasure_request where person_id = ? and withdrawn_at is null", person.id())
                .get(0)[0];
    }

    private static String inHtml(String text) {
        return text.replace("'", "&#39;");
    }

    private static Map<String, String> unzipped(byte[] bytes) {
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return files;
    }
}
