package org.nnssil.standalone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.nnssil.community.CoordinatorRoleChecked;

/** Carries the claim link from the application to the block on the terminal, which is printed outside of it. */
@ApplicationScoped
class ClaimLink {

    private static final CompletableFuture<Optional<String>> LINK = new CompletableFuture<>();

    void told(@Observes CoordinatorRoleChecked checked) {
        LINK.complete(checked.claimLink());
    }

    /** The link, or nothing when somebody holds the role or the application has not said within seconds. */
    static Optional<String> await() {
        return LINK.completeOnTimeout(Optional.empty(), 10, TimeUnit.SECONDS).join();
    }
}
