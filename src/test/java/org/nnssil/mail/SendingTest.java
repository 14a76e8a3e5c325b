package org.nnssil.mail;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.PostOffice;
import org.nnssil.testing.Statements;
import org.nnssil.testing.TestClock;

/** The running application's own sender against a real SMTP server. */
@QuarkusTest
class SendingTest extends NetworkTest {

    @Inject
    Clock clock;

    @Inject
    Outbox outbox;

    @Inject
    SmtpConnections connections;

    @Inject
    Scheduler scheduler;

    @AfterEach
    void present() {
        TestClock.back();
        scheduler.resume();
    }

    /** The sender's own look every few seconds is off meanwhile: only the transaction's word can have woken it. */
    @Test
    void aMailWrittenInATransactionWakesTheSender() throws Exception {
        scheduler.pause();
        Statements.awaitNone();
        String address = "quick-" + UUID.randomUUID() + "@tests.example";
        UUID body = OutboxFixtures.body("Grüße — 学校改善 👋", "Dear %%NAME%%,\n\nfür Sie 👋.", "<p>Dear %%NAME%% 👋</p>");

        UUID id = OutboxFixtures.due(body, address, null, null, clock.instant());

        MimeMessage mail = arrived(address);
        assertEquals("Grüße — 学校改善 👋", mail.getSubject());
        assertEquals("Dear Test Reader,\n\nfür Sie 👋.", plain(mail));
        assertEquals("<p>Dear Test Reader 👋</p>", html(mail));
        assertEquals("<" + id + "@tests.example>", PostOffice.header(mail, "Message-ID"));
        assertEquals("auto-generated", PostOffice.header(mail, "Auto-Submitted"));
        assertNotNull(mail.getSentDate());
        assertTrue(PostOffice.header(mail, "From").endsWith("<network@nnssil.example>"));
        assertNull(mail.getHeader("List-Unsubscribe"), "account mail is on no list");
        await().until(() -> OutboxFixtures.state(id).state().equals("SENT"));
    }

    @Test
    void listMailCarriesTheOneClickHeaders() {
        Fixtures.Somebody reader = Fixtures.director("List Reader", "MS");
        UUID body = OutboxFixtures.body("News", "Leave: %%UNSUBSCRIBE%%", null);

        OutboxFixtures.due(body, reader.email(), reader.id(), "NEWSLETTER", clock.instant());

        MimeMessage mail = arrived(reader.email());
        String link = PostOffice.header(mail, "List-Unsubscribe");
        assertTrue(link.matches("<https?://[^>]+/unsubscribe/" + reader.id() + "\\.NEWSLETTER\\.[\\w-]{43}>"), link);
        assertEquals("List-Unsubscribe=One-Click", PostOffice.header(mail, "List-Unsubscribe-Post"));
        assertEquals("<newsletter.nnssil.example>", PostOffice.header(mail, "List-Id"));
        assertEquals(
                "Leave: " + link.substring(1, link.length() - 1), plain(mail).strip());
    }

    @Test
    void anInviteIsAnAlternativeThatMailProgramsPutIntoTheCalendar() throws Exception {
        String address = "invite-" + UUID.randomUUID() + "@tests.example";
        String ics = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Prüfung\r\n"
                + "END:VEVENT\r\nEND:VCALENDAR\r\n";
        UUID body = UUID.randomUUID();
        Fixtures.run(
                "insert into mail_body (id, subject, text, html, calendar, calendar_method) values (?, 'Sie sind dabei: Prüfung', 'Text', '<p>Html</p>', ?, 'REQUEST')",
                body,
                ics);

        UUID id = OutboxFixtures.due(body, address, null, null, clock.instant());

        MimeMessage mail = arrived(address);
        assertEquals("Sie sind dabei: Prüfung", mail.getSubject());
        assertTrue(mail.isMimeType("multipart/alternative"), mail.getContentType());
        assertEquals("Text", plain(mail));
        assertEquals("<p>Html</p>", html(mail));
        assertEquals(ics, PostOffice.part(mail, "text/calendar"));
        String type =
                ((jakarta.mail.Multipart) mail.getContent()).getBodyPart(2).getContentType();
        assertTrue(type.contains("method=REQUEST") && type.contains("charset=UTF-8"), type);
        assertEquals("<" + id + "@tests.example>", PostOffice.header(mail, "Message-ID"));
        assertEquals("auto-generated", PostOffice.header(mail, "Auto-Submitted"));
    }

    @Test
    void aHundredInvitesGoOverAHandfulOfConnections() {
        String domain = "@many-" + UUID.randomUUID() + ".example";
        UUID body = invitation();
        int before = PostOffice.gate().connections();

        Fixtures.run(
                "insert into mail_outbox (id, dedupe_key, kind, body_id, to_address, to_name, merge, message_id, state,"
                        + " next_attempt_at, created_at) select gen_random_uuid(), 'test:' || gen_random_uuid(), 'TEST', ?,"
                        + " 'guest-' || n || ?, 'Test Reader', '{\"NAME\": \"Test Reader\"}', '<' || gen_random_uuid() || '@tests.example>',"
                        + " 'DUE', now(), now() from generate_series(1, 100) n",
                body,
                domain);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> Fixtures.number(
                                "select count(*) from mail_outbox where body_id = ? and state = 'SENT' and attempts = 1",
                                body)
                        == 100);
        for (int n = 1; n <= 100; n++) {
            assertEquals(1, PostOffice.received("guest-" + n + domain).size());
        }
        int opened = PostOffice.gate().connections() - before;
        assertTrue(opened <= 12, opened + " connections");
    }

    @Test
    void aConnectionThatBrokeIsReplacedAndTheNextInviteGoesAtTheFirstAttempt() {
        UUID body = invitation();
        String first = "first-" + UUID.randomUUID() + "@tests.example";
        OutboxFixtures.due(body, first, null, null, clock.instant());
        arrived(first);
        PostOffice.gate().hangUp();
        String next = "next-" + UUID.randomUUID() + "@tests.example";
        int before = PostOffice.gate().connections();

        UUID id = OutboxFixtures.due(body, next, null, null, clock.instant());

        arrived(next);
        await().until(() -> OutboxFixtures.state(id).state().equals("SENT"));
        assertEquals(1, OutboxFixtures.state(id).attempts());
        assertNull(OutboxFixtures.state(id).error());
        assertEquals(1, PostOffice.gate().connections() - before);
    }

    @Test
    void aConnectionIsKeptForTheNextInviteAndClosedWhenNobodyNeedsIt() {
        UUID body = invitation();
        sent(body);
        int before = PostOffice.gate().connections();
        sent(body);
        assertEquals(0, PostOffice.gate().connections() - before, "the next one goes over the same");

        TestClock.forward(SmtpConnections.IDLE.plusSeconds(1));
        connections.tidy();
        sent(body);
        assertEquals(1, PostOffice.gate().connections() - before);
    }

    private void sent(UUID body) {
        UUID id = OutboxFixtures.due(body, UUID.randomUUID() + "@tests.example", null, null, clock.instant());
        await().atMost(Duration.ofSeconds(8))
                .until(() -> OutboxFixtures.state(id).state().equals("SENT"));
    }

    private static UUID invitation() {
        UUID body = UUID.randomUUID();
        Fixtures.run(
                "insert into mail_body (id, subject, text, calendar, calendar_method) values (?, 'S', 'T', 'BEGIN:VCALENDAR', 'REQUEST')",
                body);
        return body;
    }

    @Test
    void aTemporaryRefusalBacksOffAndBlocksNobody() {
        String late = "late-" + UUID.randomUUID() + "@tests.example";
        String other = "other-" + UUID.randomUUID() + "@tests.example";
        UUID body = OutboxFixtures.body("Later", "Later", null);
        PostOffice.gate().refuse(late, "451 4.7.1 Come back later");

        Instant start = clock.instant();
        UUID id = OutboxFixtures.due(body, late, null, null, start);
        OutboxFixtures.due(body, other, null, null, start);

        arrived(other);
        await().until(() -> OutboxFixtures.state(id).error() != null);
        OutboxFixtures.State first = OutboxFixtures.state(id);
        assertEquals("DUE", first.state());
        assertEquals(1, first.attempts());
        assertTrue(first.error().contains("451"), first.error());
        assertTrue(first.next().isAfter(start.plusSeconds(55)), "one minute");

        TestClock.forward(Duration.ofMinutes(2));
        await().atMost(Duration.ofSeconds(8))
                .until(() -> OutboxFixtures.state(id).attempts() == 2
                        && OutboxFixtures.state(id).state().equals("DUE"));
        assertTrue(OutboxFixtures.state(id).next().isAfter(clock.instant().plusSeconds(240)), "five minutes");

        PostOffice.gate().refuse(late, null);
        TestClock.forward(Duration.ofMinutes(6));
        // That the sender looks by itself every few seconds was waited for once above.
        Fixtures.run("notify mail_due");
        MimeMessage mail = arrived(late);
        assertEquals("<" + id + "@tests.example>", PostOffice.header(mail, "Message-ID"));
    }

    @Test
    void anInviteIsRefusedAndPostponedLikeAnyMail() {
        String gone = "gone-" + UUID.randomUUID() + "@tests.example";
        String late = "late-" + UUID.randomUUID() + "@tests.example";
        PostOffice.gate().refuse(gone, "550 5.1.1 No such user");
        PostOffice.gate().refuse(late, "451 4.3.0 Try later");
        UUID body = UUID.randomUUID();
        Fixtures.run(
                "insert into mail_body (id, subject, text, calendar, calendar_method) values (?, 'S', 'T', 'BEGIN:VCALENDAR', 'REQUEST')",
                body);

        UUID first = OutboxFixtures.due(body, gone, null, null, clock.instant());
        UUID second = OutboxFixtures.due(body, late, null, null, clock.instant());

        await().until(() -> OutboxFixtures.state(first).state().equals("FAILED"));
        await().until(() -> OutboxFixtures.state(second).error() != null);
        assertTrue(OutboxFixtures.state(first).error().contains("5.1.1"));
        assertEquals("DUE", OutboxFixtures.state(second).state());
        PostOffice.gate().refuse(late, null);
        Fixtures.run("update mail_outbox set state = 'FAILED' where id = ?", second);
    }

    @Test
    void anUnknownMailboxEndsIsRememberedAndGetsNothingMore() {
        Fixtures.Somebody reader = Fixtures.director("Bounced Reader", "MS");
        UUID body = OutboxFixtures.body("News", "News", null);
        PostOffice.gate().refuse(reader.email(), "550 5.1.1 User unknown");

        UUID first = OutboxFixtures.due(body, reader.email(), reader.id(), "NEWSLETTER", clock.instant());
        await().until(() -> OutboxFixtures.state(first).state().equals("FAILED"));
        assertTrue(OutboxFixtures.state(first).error().contains("User unknown"));
        PostOffice.gate().refuse(reader.email(), null);
        UUID second = OutboxFixtures.due(body, reader.email(), reader.id(), "NEWSLETTER", clock.instant());
        UUID account = OutboxFixtures.due(body, reader.email(), reader.id(), null, clock.instant());

        await().until(() -> OutboxFixtures.state(second).state().equals("SUPPRESSED"));
        assertEquals("BOUNCED", OutboxFixtures.state(second).error());
        await().until(() -> OutboxFixtures.state(account).state().equals("SUPPRESSED"));
    }

    @Test
    void aServerThatTurnsUsAwayCostsNoMailItsLife() {
        String address = "wait-" + UUID.randomUUID() + "@tests.example";
        UUID body = OutboxFixtures.body("Wait", "Wait", null);
        UUID invite = UUID.randomUUID();
        Fixtures.run(
                "insert into mail_body (id, subject, text, calendar, calendar_method) values (?, 'S', 'T', 'BEGIN:VCALENDAR', 'REQUEST')",
                invite);
        // Who has a connection open needs no new one.
        PostOffice.gate().hangUp();
        PostOffice.gate().turnAway("421 4.3.2 Closing down");
        UUID id = OutboxFixtures.due(invite, address, null, null, clock.instant());

        await().until(() -> OutboxFixtures.state(id).error() != null);
        assertEquals("DUE", OutboxFixtures.state(id).state());
        PostOffice.gate().turnAway(null);
        TestClock.forward(Duration.ofMinutes(2));
        arrived(address);
        OutboxFixtures.due(body, address, null, null, clock.instant());
        await().atMost(Duration.ofSeconds(8))
                .until(() -> PostOffice.received(address).size() == 2);
    }

    @Test
    void aHostileNameOrSubjectStartsNoHeader() throws Exception {
        String address = "hostile-" + UUID.randomUUID() + "@tests.example";
        UUID body = OutboxFixtures.body("Hello\r\nBcc: victim@tests.example\r\nX-Evil: 1", "T", "<p>T</p>");
        UUID id = UUID.randomUUID();
        Fixtures.run(
                "insert into mail_outbox (id, dedupe_key, kind, body_id, to_address, to_name, message_id, state, next_attempt_at, created_at)"
                        + " values (?, ?, 'TEST', ?, ?, ?, ?, 'DUE', now(), now())",
                id,
                "test:" + id,
                body,
                address,
                "Eve\r\nX-Evil: 2",
                "<" + id + "@tests.example>");

        MimeMessage mail = arrived(address);

        assertNull(mail.getHeader("X-Evil"));
        assertNull(mail.getHeader("Bcc"));
        assertTrue(PostOffice.received("victim@tests.example").isEmpty());
        assertTrue(mail.getSubject().startsWith("Hello Bcc:"));
    }

    @Test
    void somethingThatIsNoAddressEndsAtOnce() {
        UUID body = OutboxFixtures.body("S", "T", null);
        UUID id = OutboxFixtures.due(body, "not an address", null, null, clock.instant());

        await().until(() -> OutboxFixtures.state(id).state().equals("FAILED"));
        assertFalse(String.valueOf(OutboxFixtures.state(id).error()).isBlank());
    }

    @Test
    void theSameFactIsToldOnceAndWhatSomebodyTypedArrivesAsTyped() throws Throwable {
        String address = "once-" + UUID.randomUUID() + "@tests.example";
        Letter letter = new Letter(
                "test:" + UUID.randomUUID(),
                "TEST",
                new Letter.Recipient(null, address, "Once"),
                null,
                "Once 100%%NAME%%",
                "T",
                null,
                null);

        VertxContextSupport.subscribeAndAwait(
                () -> Panache.withTransaction(() -> outbox.enqueue(letter).chain(() -> outbox.enqueue(letter))));

        assertEquals("Once 100%%NAME%%", arrived(address).getSubject());
        assertEquals(1, Fixtures.number("select count(*) from mail_outbox where to_address = ?", address));
    }

    private static MimeMessage arrived(String address) {
        await().atMost(Duration.ofSeconds(8))
                .until(() -> !PostOffice.received(address).isEmpty());
        return PostOffice.received(address).get(0);
    }

    private static String plain(MimeMessage mail) {
        return String.valueOf(PostOffice.part(mail, "text/plain")).replace("\r\n", "\n");
    }

    private static String html(MimeMessage mail) {
        return String.valueOf(PostOffice.part(mail, "text/html"));
    }
}
