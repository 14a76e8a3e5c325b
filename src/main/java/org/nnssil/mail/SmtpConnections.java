package org.nnssil.mail;

import io.quarkus.mailer.runtime.MailerRuntimeConfig;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * Connections to the SMTP server for the mail that Quarkus' own pool cannot send. One that has sent is kept for some
 * seconds, so that a session that moves does not open one for each of its registrants. There are never more than mails are
 * sent at once. Blocking; call it on a worker thread.
 */
@ApplicationScoped
class SmtpConnections {

    /** The port where TLS begins with the first byte (RFC 8314). */
    private static final int SMTPS = 465;

    /** Shorter than any server waits for a command (RFC 5321: five minutes), longer than between two rounds of sending. */
    static final Duration IDLE = Duration.ofSeconds(10);

    /** Many a server hangs up after a hundred mails. */
    static final int MOST_MAILS = 50;

    /** A mail whose connection took longer is left: the outbox may have given it up before the last word of it is sent. */
    private static final Duration IN_TIME = SmtpCourier.PATIENCE.dividedBy(2);

    /** One that waits for work. */
    private record Kept(Transport transport, int mails, Instant since) {}

    /** What is to be done on a connection that is open. */
    interface Sending {
        void on(Transport transport) throws MessagingException;
    }

    private final Deque<Kept> idle = new ConcurrentLinkedDeque<>();
    private final MailerRuntimeConfig config;
    private final @Nullable TlsConfiguration tls;
    private final Session session;
    private final Clock clock;
    private volatile boolean stopping;

    SmtpConnections(MailersRuntimeConfig mailers, TlsConfigurationRegistry registry, Clock clock) {
        MailerRuntimeConfig found = mailers.mailers().get(Mailers.DEFAULT_MAILER_NAME);
        if (found == null) {
            throw new IllegalStateException("quarkus.mailer.* has no default mailer");
        }
        this.config = found;
        this.tls = config.tlsConfigurationName().flatMap(registry::get).orElse(null);
        this.session = Session.getInstance(properties());
        this.clock = clock;
    }

    Session session() {
        return session;
    }

    /**
     * Sends on a connection that answers. It is kept only where that went well: after a failure nobody knows in which state
     * it is. Nothing is tried twice here; what a failure means for the mail, the outbox decides.
     */
    void with(Sending sending) throws MessagingException {
        Instant latest = clock.instant().plus(IN_TIME);
        Kept kept = answering();
        Transport transport = kept == null ? connected() : kept.transport();
        boolean well = false;
        try {
            if (clock.instant().isAfter(latest)) {
                throw new MessagingException("The server took too long to answer");
            }
            sending.on(transport);
            well = true;
        } finally {
            int mails = kept == null ? 1 : kept.mails() + 1;
            if (well && mails < MOST_MAILS && !stopping) {
                idle.push(new Kept(transport, mails, clock.instant()));
            } else {
                close(transport);
            }
        }
    }

    /** Closes what nobody has needed for a while. */
    @Scheduled(identity = "smtp-connections", every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tidy() {
        Instant since = clock.instant().minus(IDLE);
        for (Kept kept : idle) {
            // Taken out first: whoever takes it out has it alone.
            if (kept.since().isBefore(since) && idle.remove(kept)) {
                close(kept.transport());
            }
        }
    }

    /** After the sender has finished what was in flight. */
    void stop(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent event) {
        stopping = true;
        closeAll();
    }

    /** A kept one that the server has not closed meanwhile, which a NOOP tells; null where there is none. */
    private @Nullable Kept answering() {
        Kept kept = idle.poll();
        if (kept == null || kept.transport().isConnected()) {
            return kept;
        }
        // Where one is silent the others are not asked: each would be waited for as long.
        close(kept.transport());
        closeAll();
        return null;
    }

    private Transport connected() throws MessagingException {
        Transport transport = session.getTransport("smtp");
        transport.connect(
                config.host(),
                config.port().orElse(-1),
                config.username().orElse(null),
                config.password().orElse(null));
        return transport;
    }

    private void closeAll() {
        for (Kept kept = idle.poll(); kept != null; kept = idle.poll()) {
            close(kept.transport());
        }
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException gone) {
            // it is closed
        }
    }

    private Properties properties() {
        Properties to = new Properties();
        to.put("mail.smtp.connectiontimeout", "10000");
        to.put("mail.smtp.timeout", "15000");
        to.put("mail.smtp.writetimeout", "15000");
        to.put("mail.smtp.quitwait", "false");
        to.put(
                "mail.smtp.ssl.enable",
                String.valueOf(config.tls().orElse(config.port().orElse(0) == SMTPS)));
        to.put("mail.smtp.starttls.enable", String.valueOf(!config.startTLS().equalsIgnoreCase("DISABLED")));
        to.put("mail.smtp.starttls.required", String.valueOf(config.startTLS().equalsIgnoreCase("REQUIRED")));
        to.put("mail.smtp.auth", String.valueOf(config.username().isPresent()));
        config.ownHostName().ifPresent(name -> to.put("mail.smtp.localhost", name));
        config.bounceAddress().ifPresent(address -> to.put("mail.smtp.from", address));
        if (tls != null) {
            try {
                to.put("mail.smtp.ssl.socketFactory", tls.createSSLContext().getSocketFactory());
            } catch (Exception broken) {
                throw new IllegalStateException("The TLS configuration of quarkus.mailer cannot be used", broken);
            }
        }
        return to;
    }
}
