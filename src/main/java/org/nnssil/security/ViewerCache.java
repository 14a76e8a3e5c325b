package org.nnssil.security;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Remembers viewers for a few seconds. PostgreSQL tells every replica the moment a person's row or membership changes
 * (trigger viewer_changed); while that line is down nothing is remembered, so a departure takes effect at once always.
 */
@ApplicationScoped
class ViewerCache {

    private static final Logger LOG = Logger.getLogger(ViewerCache.class);
    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final int MOST = 20_000;

    private record Kept(Viewer viewer, Instant until) {}

    private final Map<String, Kept> bySubject = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final Clock clock;
    private final PgSubscriber subscriber;
    private volatile boolean listening;

    ViewerCache(
            Clock clock,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.clock = clock;
        String plain = url.startsWith("vertx-reactive:") ? url.substring("vertx-reactive:".length()) : url;
        PgConnectOptions options = PgConnectOptions.fromUri(plain);
        user.ifPresent(options::setUser);
        password.ifPresent(options::setPassword);
        this.subscriber = PgSubscriber.subscriber(vertx, options);
    }

    void start(@Observes StartupEvent event) {
        subscriber.channel("viewer_changed").handler(this::forget);
        subscriber.closeHandler(nothing -> stopTrusting());
        subscriber.reconnectPolicy(retries -> 1_000L);
        subscriber.channel("viewer_changed").subscribeHandler(nothing -> {
            bySubject.clear();
            listening = true;
        });
        subscriber
                .connect()
                .onFailure(failure -> LOG.warnf("Not listening for changes of members: %s", failure.getMessage()));
    }

    void stop(@Observes ShutdownEvent event) {
        subscriber.close();
    }

    Uni<Viewer> get(String subject, Supplier<Uni<Viewer>> load) {
        Kept kept = bySubject.get(subject);
        if (listening && kept != null && kept.until().isAfter(clock.instant())) {
            return Uni.createFrom().item(kept.viewer());
        }
        long before = changes.get();
        return load.get().invoke(viewer -> {
            // A change that came while we read makes what we read worthless for keeping.
            if (listening && changes.get() == before && bySubject.size() < MOST) {
                bySubject.put(subject, new Kept(viewer, clock.instant().plus(KEPT)));
            }
        });
    }

    private void forget(String personId) {
        changes.incrementAndGet();
        UUID person = UUID.fromString(personId);
        // Somebody who was nobody a moment ago has no person id to match.
        bySubject
                .values()
                .removeIf(kept -> kept.viewer().personId() == null
                        || person.equals(kept.viewer().personId()));
    }

    private void stopTrusting() {
        listening = false;
        changes.incrementAndGet();
        bySubject.clear();
    }
}
