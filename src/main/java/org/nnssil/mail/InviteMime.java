package org.nnssil.mail;

import io.quarkus.mailer.runtime.MailerRuntimeConfig;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.activation.DataHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Mail with a calendar entry as mail programs want it (RFC 6047): multipart/alternative of text/plain, text/html and
 * text/calendar with its method. Blocking; call it on a worker thread.
 */
@ApplicationScoped
class InviteMime {

    /** The port where TLS begins with the first byte (RFC 8314). */
    private static final int SMTPS = 465;

    private final MailerRuntimeConfig config;
    private final @Nullable TlsConfiguration tls;
    private final Session session;

    InviteMime(MailersRuntimeConfig mailers, TlsConfigurationRegistry registry) {
        MailerRuntimeConfig found = mailers.mailers().get(Mailers.DEFAULT_MAILER_NAME);
        if (found == null) {
            throw new IllegalStateException("quarkus.mailer.* has no default mailer");
        }
        this.config = found;
        this.tls = config.tlsConfigurationName().flatMap(registry::get).orElse(null);
        this.session = Session.getInstance(properties());
    }

    void send(Message message) {
        try {
            MimeMessage mime = mime(session, message);
            Transport transport = session.getTransport("smtp");
            try (transport) {
                transport.connect(
                        config.host(),
                        config.port().orElse(-1),
                        config.username().orElse(null),
                        config.password().orElse(null));
                transport.sendMessage(mime, mime.getAllRecipients());
            }
        } catch (MessagingException failure) {
            throw new UndeliverableException(failure);
        }
    }

    static MimeMessage mime(Session session, Message message) throws MessagingException {
        MimeMessage mime = new StableMessage(session);
        mime.setFrom(new InternetAddress(message.from()));
        mime.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(message.to(), true));
        mime.setSubject(message.subject(), "UTF-8");
        MimeMultipart alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(part(message.text(), "text/plain; charset=UTF-8"));
        if (message.html() != null) {
            alternatives.addBodyPart(part(message.html(), "text/html; charset=UTF-8"));
        }
        Letter.Invite invite = message.invite();
        if (invite != null) {
            alternatives.addBodyPart(
                    part(invite.ics(), "text/calendar; charset=UTF-8; method=" + HeaderText.oneLine(invite.method())));
        }
        mime.setContent(alternatives);
        for (Map.Entry<String, String> header : message.headers().entrySet()) {
            mime.setHeader(header.getKey(), header.getValue());
        }
        mime.saveChanges();
        return mime;
    }

    private static MimeBodyPart part(String text, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(text.getBytes(StandardCharsets.UTF_8), type)));
        part.setHeader("Content-Type", type);
        // Base64 keeps the CRLF line ends and folding of iCalendar as they are.
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private Properties properties() {
        Properties to = new Properties();
        to.put("mail.smtp.connectiontimeout", "10000");
        to.put("mail.smtp.timeout", "15000");
        to.put("mail.smtp.writetimeout", "15000");
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

    /** Keeps the Message-ID that the outbox row has had from the start. */
    private static final class StableMessage extends MimeMessage {

        StableMessage(Session session) {
            super(session);
        }

        @Override
        protected void updateMessageID() {
            // the header is set already
        }
    }

    /** Carries the checked failure to {@link Verdict#of}. */
    static final class UndeliverableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UndeliverableException(MessagingException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
