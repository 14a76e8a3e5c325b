package org.nnssil.mail;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether mail leaves by itself, and whether it could. */
@ApplicationScoped
class MailMode {

    /** Defaults of libraries rank below what anybody wrote in a file or in the environment. */
    private static final int LOWEST_WRITTEN = 1;

    private final boolean smtp;
    private final boolean holds;

    MailMode(MailConfig config, @ConfigProperty(name = "quarkus.mailer.host") ConfigValue host) {
        this.smtp = host.getValue() != null && host.getSourceOrdinal() >= LOWEST_WRITTEN;
        this.holds = config.delivery().map(MailConfig.Delivery.HOLD::equals).orElse(!smtp);
    }

    /** An SMTP server was configured; without one nothing can leave. */
    boolean smtp() {
        return smtp;
    }

    /** Due mail is kept until the coordinator lets it go. */
    boolean holds() {
        return holds;
    }
}
