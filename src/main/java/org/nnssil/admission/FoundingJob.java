package org.nnssil.admission;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Goes on with founding lists that are being applied. Any replica may run it, and any number. */
@ApplicationScoped
class FoundingJob {

    private final FoundingService lists;

    FoundingJob(FoundingService lists) {
        this.lists = lists;
    }

    @Scheduled(identity = "founding-list", every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> goOn() {
        return lists.goOn();
    }

    @Scheduled(
            identity = "founding-list-forgotten",
            every = "1h",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return lists.forgetOld();
    }
}
