package org.nnssil.mail;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nnssil.security.LinkToken;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.OnVertx;
import org.nnssil.testing.PostOffice;

/** What opens the links of a mail is kept while it can be sent, and no longer. */
@QuarkusTest
class SecretsEndTest extends NetworkTest {

    private static final String MASKED = "/account/start/[kept secret]";

    @Inject
    Outbox outbox;

    @Inject
    Vertx vertx;

    private final String address = "ends-" + UUID.randomUUID() + "@tests.example";
    private final String link = "/account/start/" + LinkToken.fresh().text();

    @Test
    void aMailThatHasLeftHoldsItsLinksNoMore() {
        UUID id = letter();

        endsAs(id, "SENT");

        assertTrue(PostOffice.part(PostOffice.received(address).get(0), "text/plain")
                .contains(link));
        assertEquals("Open https://network.example" + MASKED + " soon", text(id));
        assertEquals("<a href=\"https://network.example" + MASKED + "\">Open</a>", html(id));
    }

    @Test
    void soDoesOneThatFailedForGoodAndOneThatWasSuppressed() {
        PostOffice.gate().refuse(address, "550 5.1.1 No such user");
        UUID failed = letter();
        endsAs(failed, "FAILED");
        assertTrue(text(failed).contains(MASKED));

        UUID suppressed = letter();
        endsAs(suppressed, "SUPPRESSED");
        assertTrue(text(suppressed).contains(MASKED));
        assertEquals(0, PostOffice.received(address).size());
    }

    @Test
    void oneThatIsTriedAgainKeepsThemAndArrivesWhole() {
        PostOffice.gate().refuse(address, "450 4.3.0 Come back later");
        UUID id = letter();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> OutboxFixtures.state(id).error() != null);
        assertTrue(text(id).contains(link));

        PostOffice.gate().refuse(address, null);
        Fixtures.run("update mail_outbox set next_attempt_at = now() where id = ?", id);
        endsAs(id, "SENT");

        assertTrue(PostOffice.part(PostOffice.received(address).get(0), "text/plain")
                .contains(link));
        assertTrue(text(id).contains(MASKED));
    }

    @Test
    void ofABodyForManyEachOnesOwnLinkGoesWithTheirOwnMail() {
        UUID body = OutboxFixtures.body("Begin", "Open %%LINK%% /account/start/%%LINK%%", null);
        UUID leaves = one(body, address, "now()");
        UUID waits = one(body, "later-" + address, "now() + interval '2 days'");

        endsAs(leaves, "SENT");

        assertEquals(MASKED, value(leaves));
        assertEquals(link, value(waits));
        assertEquals("Open %%LINK%% /account/start/%%LINK%%", text(waits));
        Fixtures.run("delete from mail_outbox where id = ?", waits);
    }

    @Test
    void aSecondLetterOfTheSameFactLeavesNothing() {
        for (int i = 0; i < 2; i++) {
            OnVertx.inTransaction(
                    vertx,
                    () -> outbox.enqueue(new Letter(
                            "ends:" + address,
                            "TEST",
                            new Letter.Recipient(null, address, ""),
                            null,
                            "Begin " + address,
                            "Open " + link,
                            null,
                            null)));
        }

        assertEquals(1, Fixtures.number("select count(*) from mail_body where subject = ?", "Begin " + address));
    }

    private UUID letter() {
        UUID body = OutboxFixtures.body(
                "Begin",
                "Open https://network.example" + link + " soon",
                "<a href=\"https://network.example" + link + "\">Open</a>");
        return row(body, address, "{}", "now()");
    }

    private UUID one(UUID body, String to, String at) {
        return row(body, to, "{\"LINK\": \"" + link + "\"}", at);
    }

    private static UUID row(UUID body, String to, String merge, String at) {
        UUID id = UUID.randomUUID();
        Fixtures.run(
                "insert into mail_outbox (id, dedupe_key, kind, body_id, to_address, merge, message_id, state,"
                        + " next_attempt_at, created_at) values (?, ?, 'TEST', ?, ?, ?::jsonb, ?, 'DUE', " + at
                        + ", now())",
                id,
                "test:" + id,
                body,
                to,
                merge,
                "<" + id + "@tests.example>");
        return id;
    }

    private static void endsAs(UUID id, String state) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> OutboxFixtures.state(id).state().equals(state));
    }

    private static String text(UUID id) {
        return field(id, "b.text");
    }

    private static String html(UUID id) {
        return field(id, "b.html");
    }

    private static String value(UUID id) {
        return field(id, "o.merge ->> 'LINK'");
    }

    private static String field(UUID id, String field) {
        return (String) Fixtures.rows(
                        "select " + field + " from mail_outbox o join mail_body b on b.id = o.body_id where o.id = ?",
                        id)
                .get(0)[0];
    }
}
