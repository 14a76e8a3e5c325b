package org.nnssil.mail;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.NetworkTest;

/**
 * Senders in competition, and senders that die. They live far in the future, where the application's own sender finds
 * nothing due, and write down what they would have sent.
 */
@QuarkusTest
class LeaseTest extends NetworkTest {

    private static final Duration FAR = Duration.ofDays(3_650);

    /** What a claim without lock and lease would be. */
    private static final String NAIVE =
            """
            select id, body_id, list, person_id, to_address, to_name, merge, unsubscribe_url, message_id, attempts,
                   $1::timestamptz + interval '1 day' as lease_until, null as refusal
              from mail_outbox
             where state = 'DUE' and next_attempt_at <= $1 and $2::boolean is not null and $4::uuid is not null
               and $5::timestamptz is not null
             order by next_attempt_at, id limit $3
            """;

    @Inject
    Pool pool;

    @Inject
    Composer composer;

    @Inject
    MailMode mode;

    private final Clock future = Clock.offset(Clock.systemUTC(), FAR);
    private UUID body;

    @BeforeEach
    void body() {
        body = OutboxFixtures.body("Lease", "Lease", null);
    }

    @Test
    void sendersInParallelSendEachMailOnce() {
        List<UUID> ids = rows(300);
        List<String> sent = new CopyOnWriteArrayList<>();

        inParallel(
                sender(OutboxRepository.CLAIM, slow(sent), future), sender(OutboxRepository.CLAIM, slow(sent), future));

        assertEquals(300, mine(sent, ids).size());
        assertEquals(300, new HashSet<>(mine(sent, ids)).size());
        ids.forEach(id -> assertEquals("SENT", OutboxFixtures.state(id).state()));
    }

    @Test
    void withoutLockAndLeaseTheyWouldSendSomeTwice() {
        List<UUID> ids = rows(100);
        List<String> sent = new CopyOnWriteArrayList<>();
        // One round each: rows are never leased, so a full drain would go on for ever.
        Courier courier = message -> slow(sent)
                .send(message)
                .invoke(() -> Fixtures.run(
                        "update mail_outbox set state = 'SENT' where message_id = ?",
                        message.headers().get("Message-ID")));

        inParallel(sender(NAIVE, courier, future), sender(NAIVE, courier, future));

        assertTrue(mine(sent, ids).size() > 100, "the control must show duplicates, or the test above proves nothing");
    }

    @Test
    void whatASenderThatDiedHeldGoesOutAfterItsLeaseWithTheSameMessageId() {
        UUID id = rows(1).get(0);
        List<String> sent = new CopyOnWriteArrayList<>();
        // The first sender hands the mail over and dies before it can write that down.
        Fixtures.run(
                "update mail_outbox set state = 'LEASED', lease_owner = ?, lease_until = ?, next_attempt_at = ?, attempts = 1 where id = ?",
                UUID.randomUUID(),
                future.instant().plusSeconds(50).atOffset(ZoneOffset.UTC),
                future.instant().plusSeconds(50).atOffset(ZoneOffset.UTC),
                id);

        run(sender(OutboxRepository.CLAIM, slow(sent), future));
        assertEquals(0, mine(sent, List.of(id)).size(), "the lease still holds");
        run(sender(OutboxRepository.CLAIM, slow(sent), Clock.offset(future, Duration.ofSeconds(55))));

        assertEquals(1, mine(sent, List.of(id)).size());
        assertEquals("SENT", OutboxFixtures.state(id).state());
        assertEquals(2, OutboxFixtures.state(id).attempts());
    }

    @Test
    void aSenderThatWasPausedPastItsLeaseSendsAtMostWhatItHadBegun() {
        List<UUID> ids = rows(MailSender.BATCH);
        List<String> sent = new CopyOnWriteArrayList<>();
        AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
        Clock stopping = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return future.instant().plus(ahead.get());
            }
        };
        // The whole process stands still during its first mails: none of them comes back before its lease has run out
        // and another sender has taken over.
        List<String> others = new CopyOnWriteArrayList<>();
        MailSender successor =
                sender(OutboxRepository.CLAIM, slow(others), Clock.offset(future, Duration.ofMinutes(5)));
        Uni<Void> stoodStill =
                Uni.createFrom().deferred(successor::drain).memoize().indefinitely();
        Courier courier = message -> slow(sent).send(message).call(() -> {
            ahead.set(Duration.ofMinutes(5));
            return stoodStill;
        });

        run(sender(OutboxRepository.CLAIM, courier, stopping));

        int begun = mine(sent, ids).size();
        assertTrue(begun >= 1 && begun <= 8, "at most the connections at once, and it was " + begun);
        assertEquals(MailSender.BATCH, new HashSet<>(mine(others, ids)).size());
        ids.forEach(id -> assertEquals("SENT", OutboxFixtures.state(id).state()));
    }

    @Test
    void stoppingFinishesWhatIsInFlightAndGivesTheRestBack() throws InterruptedException {
        List<UUID> ids = rows(MailSender.BATCH);
        List<String> begun = new CopyOnWriteArrayList<>();
        List<String> sent = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> stopHasBegun = new CompletableFuture<>();
        Courier courier = message -> {
            begun.add(message.headers().get("Message-ID"));
            return Uni.createFrom().completionStage(stopHasBegun).chain(() -> slow(sent)
                    .send(message));
        };
        MailSender sender = sender(OutboxRepository.CLAIM, courier, future);
        Thread work = new Thread(() -> run(sender));
        work.start();
        await().until(() -> !begun.isEmpty());

        Thread stop = new Thread(() -> sender.stop(new ShutdownEvent()));
        stop.start();
        // It has taken its decision to stop, and waits for what is in flight.
        await().until(() -> stop.getState() == Thread.State.TIMED_WAITING);
        stopHasBegun.complete(null);
        stop.join(10_000);
        work.join(10_000);

        long done = ids.stream()
                .filter(id -> OutboxFixtures.state(id).state().equals("SENT"))
                .count();
        long back = ids.stream()
                .map(OutboxFixtures::state)
                .filter(state -> state.state().equals("DUE") && state.attempts() == 0)
                .count();
        assertEquals(Set.copyOf(mine(begun, ids)), Set.copyOf(mine(sent, ids)));
        assertEquals(mine(sent, ids).size(), done);
        assertEquals(MailSender.BATCH, done + back);
        assertTrue(back > 0, "none was begun after it");
        ids.forEach(id -> Fixtures.run("delete from mail_outbox where id = ?", id));
    }

    @Test
    void aMailThatKillsItsSenderEveryTimeIsGivenUp() {
        UUID id = rows(1).get(0);
        Fixtures.run("update mail_outbox set attempts = 10 where id = ?", id);
        List<String> sent = new CopyOnWriteArrayList<>();

        run(sender(OutboxRepository.CLAIM, slow(sent), future));

        assertEquals("FAILED", OutboxFixtures.state(id).state());
        assertEquals(0, mine(sent, List.of(id)).size());
    }

    @Test
    void suppressionIsAskedAtTheMomentOfSending() {
        Fixtures.Somebody left = Fixtures.director("Left Later", "MS");
        Fixtures.Somebody departed = Fixtures.director("Departed Later", "MS");
        Fixtures.Somebody returned = Fixtures.director("Returned Later", "MS");
        UUID first = OutboxFixtures.due(body, left.email(), left.id(), "NEWSLETTER", future.instant());
        UUID other = OutboxFixtures.due(body, left.email(), left.id(), "WEBINARS", future.instant());
        UUID second = OutboxFixtures.due(body, departed.email(), departed.id(), "NEWSLETTER", future.instant());
        UUID third = OutboxFixtures.due(body, returned.email(), returned.id(), "NEWSLETTER", future.instant());
        Fixtures.run("insert into mail_preference values (?, 'NEWSLETTER', false, now())", left.id());
        Fixtures.run("update person set active = false where id = ?", departed.id());
        Fixtures.run("insert into mail_suppression values (?, 'NEWSLETTER', 'UNSUBSCRIBED', now())", returned.email());
        Fixtures.run("insert into mail_preference values (?, 'NEWSLETTER', true, now())", returned.id());

        run(sender(OutboxRepository.CLAIM, slow(new CopyOnWriteArrayList<>()), future));

        assertEquals("SUPPRESSED", OutboxFixtures.state(first).state());
        assertEquals("SENT", OutboxFixtures.state(other).state(), "another list is another choice");
        assertEquals("LEFT", OutboxFixtures.state(second).error());
        assertEquals("SENT", OutboxFixtures.state(third).state(), "a later yes in the settings counts");
    }

    private List<UUID> rows(int n) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            ids.add(OutboxFixtures.due(
                    body, "lease-" + UUID.randomUUID() + "@tests.example", null, null, future.instant()));
        }
        return ids;
    }

    private MailSender sender(String claim, Courier courier, Clock clock) {
        return new MailSender(
                new OutboxRepository(pool, claim), composer, courier, mode, clock, new SimpleMeterRegistry());
    }

    private static Courier slow(List<String> sent) {
        return message -> Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(5))
                .invoke(() -> sent.add(message.headers().get("Message-ID")));
    }

    private static List<String> mine(List<String> sent, List<UUID> ids) {
        List<String> messageIds =
                ids.stream().map(id -> "<" + id + "@tests.example>").toList();
        return sent.stream().filter(messageIds::contains).toList();
    }

    private static void run(MailSender sender) {
        sender.drain().await().atMost(Duration.ofSeconds(60));
    }

    private static void inParallel(MailSender one, MailSender two) {
        Uni.join().all(one.drain(), two.drain()).andFailFast().await().atMost(Duration.ofSeconds(60));
    }
}
