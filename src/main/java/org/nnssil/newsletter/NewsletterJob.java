package org.nnssil.newsletter;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Notices that an issue's last copy has come to its end. Any replica may run it, and any number. */
@ApplicationScoped
class NewsletterJob {

    private final SendingService sending;

    NewsletterJob(SendingService sending) {
        this.sending = sending;
    }

    @Scheduled(identity = "newsletter", every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> finish() {
        return sending.finish();
    }
}
