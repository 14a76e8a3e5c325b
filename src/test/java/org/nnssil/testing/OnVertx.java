package org.nnssil.testing;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Runs what must run on a context of its own, as a request or a job does, and waits for it. */
public final class OnVertx {

    private OnVertx() {}

    /** In a transaction of its own. */
    public static <T> T inTransaction(Vertx vertx, Supplier<Uni<T>> work) {
        return run(vertx, () -> Panache.withTransaction(work));
    }

    public static <T> T run(Vertx vertx, Supplier<Uni<T>> work) {
        return Uni.createFrom().completionStage(start(vertx, work)).await().atMost(Duration.ofSeconds(30));
    }

    /** Does not wait. */
    public static <T> CompletableFuture<T> start(Vertx vertx, Supplier<Uni<T>> work) {
        Context context =
                VertxContext.createNewDuplicatedContext(vertx.getDelegate().getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        CompletableFuture<T> end = new CompletableFuture<>();
        context.runOnContext(
                go -> Uni.createFrom().deferred(work::get).subscribe().with(end::complete, end::completeExceptionally));
        return end;
    }
}
