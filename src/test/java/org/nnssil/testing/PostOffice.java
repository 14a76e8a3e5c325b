package org.nnssil.testing;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A real SMTP server for the tests (GreenMail) behind a gate that answers for it where a test wants a refusal. Every
 * address has a mailbox.
 */
public final class PostOffice implements QuarkusTestResourceLifecycleManager {

    private static volatile @Nullable GreenMail server;
    private static volatile @Nullable SmtpGate gate;

    @Override
    public Map<String, String> start() {
        GreenMail started = new PromptMailServer();
        started.getManagers().getUserManager().setAuthRequired(false);
        started.start();
        server = started;
        try {
            gate = new SmtpGate(started.getSmtp().getPort());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Map.of("quarkus.mailer.host", "127.0.0.1", "quarkus.mailer.port", String.valueOf(gate().port()));
    }

    @Override
    public void stop() {
        gate().close();
        Objects.requireNonNull(server).stop();
    }

    public static SmtpGate gate() {
        return Objects.requireNonNull(gate, "The post office is closed.");
    }

    /** Throws all mail away: an issue to thousands of people fills the memory of the post office, which is that of the tests. */
    public static void empty() {
        try {
            Objects.requireNonNull(server, "The post office is closed.").purgeEmailFromAllMailboxes();
        } catch (com.icegreen.greenmail.store.FolderException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What has arrived for an address, oldest first. */
    public static List<MimeMessage> received(String address) {
        GreenMail open = Objects.requireNonNull(server, "The post office is closed.");
        GreenMailUser user = open.getManagers().getUserManager().getUserByEmail(address.toLowerCase(Locale.ROOT));
        if (user == null) {
            return List.of();
        }
        try {
            return open.getManagers().getImapHostManager().getInbox(user).getMessages().stream()
                    .map(StoredMessage::getMimeMessage)
                    .toList();
        } catch (com.icegreen.greenmail.store.FolderException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The decoded text of the first part with this type, such as {@code text/html}; null where there is none. */
    public static @Nullable String part(Part part, String type) {
        try {
            if (part.isMimeType(type)) {
                return new String(part.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            }
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    String found = part(parts.getBodyPart(i), type);
                    if (found != null) {
                        return found;
                    }
                }
            }
            return null;
        } catch (IOException | MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The single value of a header, unfolded. */
    public static String header(MimeMessage message, String name) {
        try {
            String[] values = message.getHeader(name);
            if (values == null || values.length != 1) {
                throw new AssertionError(name + " is not there exactly once");
            }
            return values[0].replaceAll("\r\n[ \t]", " ");
        } catch (MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
