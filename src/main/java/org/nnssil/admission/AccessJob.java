package org.nnssil.admission;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Tells of access that will end, and writes down what has. Any replica may run it, and any number. */
@ApplicationScoped
class AccessJob {

    private final AccessService access;

    AccessJob(AccessService access) {
        this.access = access;
    }

    @Scheduled(
            identity = "access",
            every = "10m",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return whole(access::tellEnding).chain(() -> whole(access::endLapsed));
    }

    private static Uni<Void> whole(Supplier<Uni<? extends Boolean>> part) {
        return Uni.createFrom()
                .<Boolean>deferred(part)
                .repeat()
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
