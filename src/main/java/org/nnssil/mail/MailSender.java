package org.nnssil.mail;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is due, in small batches under a lease. Any number of replicas may run it. A crash leaves rows leased; when
 * the lease ends another sender takes them, and only those in flight can arrive twice, with the same Message-ID.
 */
@ApplicationScoped
class MailSender {

    private static final Logger LOG = Logger.getLogger(MailSender.class);

    /** How long a claimed row may wait for its turn. After kill -9 mail goes on within this and one tick: a minute. */
    static final Duration LEASE = Duration.ofSeconds(50);
    /** Small, so that little waits behind a sender that died, and a late unsubscription still counts. */
    static final int BATCH = 32;
    /** The pool of SMTP connections has ten. */
    private static final int AT_ONCE = 8;

    private static final Duration LAST_WORDS = Duration.ofSeconds(25);

    /** What became of one row in this round. */
    private enum Outcome {
        DONE,
        NOT_TRIED,
        UNREACHABLE
    }

    private record Round(int requests, boolean full, boolean unreachable) {}

    private final UUID owner = UUID.randomUUID();
    private final AtomicInteger requests = new AtomicInteger();
    private final OutboxRepository outbox;
    private final Composer composer;
    private final Courier courier;
    private final MailMode mode;
    private final Clock clock;
    private final MeterRegistry metrics;
    private volatile boolean stopping;
    private volatile CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

    MailSender(
            OutboxRepository outbox,
            Composer composer,
            Courier courier,
            MailMode mode,
            Clock clock,
            MeterRegistry metrics) {
        this.outbox = outbox;
        this.composer = composer;
        this.courier = courier;
        this.mode = mode;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Catches what a lost wake-up left, and what is due again. */
    @Scheduled(identity = "mail", every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return drain();
    }

    void nudge() {
        drain().subscribe()
                .with(done -> {}, failure -> LOG.warnf("Mail waits for the next round: %s", failure.getMessage()));
    }

    /** Finishes what is in flight; what was claimed and not begun goes back. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        try {
            running.get(LAST_WORDS.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException leftToTheLease) {
            LOG.warn("Stopped with mail in flight; it goes on when its lease ends.");
        }
    }

    /** Sends until nothing is due. Whoever calls while another call is at it only makes that one look once more. */
    Uni<Void> drain() {
        if (stopping || requests.getAndIncrement() > 0) {
            return Uni.createFrom().voidItem();
        }
        CompletableFuture<Void> finished = new CompletableFuture<>();
        running = finished;
        return Uni.createFrom()
                .deferred(this::round)
                .repeat()
                .whilst(this::more)
                .collect()
                .last()
                .replaceWithVoid()
                .onTermination()
                .invoke(() -> {
                    requests.set(0);
                    finished.complete(null);
                });
    }

    private boolean more(Round round) {
        if (stopping || round.unreachable()) {
            return false;
        }
        return round.full() || requests.addAndGet(-round.requests()) > 0;
    }

    private Uni<Round> round() {
        int answered = requests.get();
        Uni<Void> held = mode.holds() ? outbox.hold() : Uni.createFrom().voidItem();
        if (mode.holds() && !mode.smtp()) {
            return held.replaceWith(new Round(answered, false, false));
        }
        return held.chain(this::claim).chain(rows -> deliver(rows)
                .map(outcomes -> new Round(answered, rows.size() == BATCH, outcomes.contains(Outcome.UNREACHABLE))));
    }

    private Uni<List<OutboxRow>> claim() {
        Instant now = clock.instant();
        return outbox.claim(owner, now, now.plus(LEASE), BATCH, mode.holds());
    }

    private Uni<List<Outcome>> deliver(List<OutboxRow> rows) {
        List<UUID> notTried = new CopyOnWriteArrayList<>();
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUni(row -> one(row).invoke(outcome -> {
                            if (outcome == Outcome.NOT_TRIED) {
                                notTried.add(row.id());
                            }
                        })
                        .onFailure()
                        .recoverWithItem(failure -> left(row, failure)))
                .merge(AT_ONCE)
                .collect()
                .asList()
                .call(() -> notTried.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : outbox.putBack(notTried, owner, clock.instant()));
    }

    private Uni<Outcome> one(OutboxRow row) {
        // The check stands here and not at the claim: a sender that was paused sends at most the mail it had begun.
        boolean enough = clock.instant().plus(SmtpCourier.PATIENCE).isBefore(row.leaseUntil());
        if (stopping || !enough) {
            return Uni.createFrom().item(Outcome.NOT_TRIED);
        }
        String refusal = row.refusal();
        if (refusal != null) {
            return finish(row, MailState.SUPPRESSED, refusal);
        }
        if (row.attempts() > Verdict.MOST_ATTEMPTS) {
            return finish(row, MailState.FAILED, "Given up after " + Verdict.MOST_ATTEMPTS + " attempts");
        }
        return outbox.body(row.bodyId())
                .map(body -> composer.compose(row, body))
                .chain(message -> courier.send(message)
                        .onItemOrFailure()
                        .transformToUni((sent, failure) ->
                                failure == null ? finish(row, MailState.SENT, null) : failed(row, failure)));
    }

    private Uni<Outcome> failed(OutboxRow row, Throwable failure) {
        Verdict verdict = Verdict.of(failure);
        if (verdict.end() || row.attempts() >= Verdict.MOST_ATTEMPTS) {
            Uni<Void> noted = verdict.bounced()
                    ? outbox.bounced(row.address(), verdict.reason(), clock.instant())
                    : Uni.createFrom().voidItem();
            return noted.chain(() -> finish(row, MailState.FAILED, verdict.reason()));
        }
        Instant next = clock.instant().plus(Verdict.delayAfter(row.attempts()));
        count("postponed");
        return outbox.postpone(row.id(), owner, verdict.reason(), next)
                .replaceWith(verdict.unreachable() ? Outcome.UNREACHABLE : Outcome.DONE);
    }

    private Uni<Outcome> finish(OutboxRow row, MailState end, @Nullable String reason) {
        count(end.key());
        // The mail has left: a database that is away for a moment must not make it leave twice.
        return outbox.finish(row.id(), owner, end, reason, clock.instant())
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(3))
                .atMost(5)
                .replaceWith(Outcome.DONE);
    }

    private Outcome left(OutboxRow row, Throwable failure) {
        LOG.warnf("Mail %s is left to its lease: %s", row.id(), failure.toString());
        return Outcome.DONE;
    }

    private void count(String outcome) {
        metrics.counter("network.mail", "outcome", outcome).increment();
    }
}
