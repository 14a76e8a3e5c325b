package org.nnssil.mail;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How mail leaves; the keys are described in application.properties. */
@ConfigMapping(prefix = "network.mail")
public interface MailConfig {

    /** A mailbox: {@code Name <address>}. */
    String from();

    String postalAddress();

    Optional<Delivery> delivery();

    /** What to do with due mail. */
    enum Delivery {
        SEND,
        HOLD
    }

    /** The right-hand side of Message-ID: the domain of the sender. */
    default String messageIdHost() {
        String from = from();
        return from.substring(from.indexOf('@') + 1).replaceAll("[^A-Za-z0-9.-].*", "");
    }
}
