package org.nnssil.mail;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Wakes the sender when a transaction with mail commits on any replica (trigger mail_outbox_written). */
@ApplicationScoped
class MailBell {

    private static final Logger LOG = Logger.getLogger(MailBell.class);

    private final PgSubscriber subscriber;
    private final MailSender sender;

    MailBell(
            MailSender sender,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.sender = sender;
        String plain = url.startsWith("vertx-reactive:") ? url.substring("vertx-reactive:".length()) : url;
        PgConnectOptions options = PgConnectOptions.fromUri(plain);
        user.ifPresent(options::setUser);
        password.ifPresent(options::setPassword);
        this.subscriber = PgSubscriber.subscriber(vertx, options);
    }

    void start(@Observes StartupEvent event) {
        subscriber.channel("mail_due").handler(nothing -> sender.nudge());
        subscriber.reconnectPolicy(retries -> 1_000L);
        subscriber.connect().onFailure(failure -> LOG.warnf("Mail leaves by the tick only: %s", failure.getMessage()));
    }

    void stop(@Observes ShutdownEvent event) {
        subscriber.close();
    }
}
