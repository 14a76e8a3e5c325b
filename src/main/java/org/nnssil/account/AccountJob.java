package org.nnssil.account;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Does what waits at the identity provider, one act after the other under a lease, on any number of replicas. While
 * Keycloak is down the acts stay and are tried again, at last every quarter of an hour, for ever.
 */
@ApplicationScoped
class AccountJob {

    private static final Logger LOG = Logger.getLogger(AccountJob.class);

    /** An act takes a handful of calls of at most ten seconds. */
    static final Duration LEASE = Duration.ofMinutes(3);

    private static final Duration ONE_ACT = Duration.ofSeconds(90);
    private static final int BATCH = 4;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(10);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    private final UUID owner = UUID.randomUUID();
    private final TaskRepository tasks;
    private final AccountTaskService service;
    private final AccountActs acts;
    private final AccountSettings settings;
    private final Clock clock;

    AccountJob(
            TaskRepository tasks, AccountTaskService service, AccountActs acts, AccountSettings settings, Clock clock) {
        this.tasks = tasks;
        this.service = service;
        this.acts = acts;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(identity = "accounts", every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return settings.configured() ? drain() : Uni.createFrom().voidItem();
    }

    /** Until nothing is due or nobody answers. */
    Uni<Void> drain() {
        return Uni.createFrom()
                .deferred(this::round)
                .repeat()
                .whilst(goOn -> goOn)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> round() {
        Instant now = clock.instant();
        return tasks.claim(owner, now, now.plus(LEASE), BATCH).chain(claimed -> {
            Progress progress = new Progress();
            return Multi.createFrom()
                    .iterable(claimed)
                    .onItem()
                    .transformToUniAndConcatenate(task -> one(task, progress))
                    .collect()
                    .asList()
                    .map(all -> claimed.size() == BATCH && !progress.unreachable);
        });
    }

    /** Of one round: whoever does not answer for one act is not asked for the next. */
    private static final class Progress {
        boolean unreachable;
    }

    private Uni<Void> one(Task task, Progress progress) {
        boolean enough = clock.instant().plus(ONE_ACT).isBefore(task.leaseUntil());
        if (progress.unreachable || !enough) {
            return tasks.putBack(List.of(task.id()), owner, clock.instant().plus(FIRST_DELAY));
        }
        return Uni.createFrom()
                .deferred(() -> acts.perform(task))
                .chain(outcome -> service.finish(task.id(), owner, outcome.note(), outcome.letter()))
                .onFailure(ProviderProblem.class)
                .recoverWithUni(problem -> failed(task, problem, progress))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.errorf(failure, "Account task %s is left to its lease", task.id());
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> failed(Task task, ProviderProblem problem, Progress progress) {
        progress.unreachable |= problem.unreachable();
        String words = String.valueOf(problem.getMessage());
        if (problem.passing()) {
            return tasks.postpone(task.id(), owner, words, clock.instant().plus(delayAfter(task.attempts())));
        }
        return tasks.giveUp(task.id(), owner, words, clock.instant());
    }

    /** 10 s, 20 s, 40 s, … up to a quarter of an hour. */
    static Duration delayAfter(int attempts) {
        Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), 10));
        return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
    }
}
