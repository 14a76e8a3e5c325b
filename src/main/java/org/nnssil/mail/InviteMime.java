package org.nnssil.mail;

import jakarta.activation.DataHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Mail with a calendar entry as mail programs want it (RFC 6047): multipart/alternative of text/plain, text/html and
 * text/calendar with its method. Blocking; call it on a worker thread.
 */
@ApplicationScoped
class InviteMime {

    private final SmtpConnections connections;

    InviteMime(SmtpConnections connections) {
        this.connections = connections;
    }

    void send(Message message) {
        try {
            MimeMessage mime = mime(connections.session(), message);
            connections.with(transport -> transport.sendMessage(mime, mime.getAllRecipients()));
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
