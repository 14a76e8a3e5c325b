package org.nnssil.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * SMTP as configured by quarkus.mailer.*: ordinary mail through Quarkus' pooled connections, calendar invites through
 * angus-mail on a worker thread and connections of its own, because only that can put text/calendar among the
 * alternatives: Quarkus' and Vert.x' mailer makes them of a text and an HTML, and all else an attachment.
 */
@ApplicationScoped
class SmtpCourier implements Courier {

    /** A lease is longer than this, so a mail that hangs is never in two hands. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ReactiveMailer mailer;
    private final InviteMime invites;

    SmtpCourier(ReactiveMailer mailer, InviteMime invites) {
        this.mailer = mailer;
        this.invites = invites;
    }

    @Override
    public Uni<Void> send(Message message) {
        return Uni.createFrom()
                .deferred(() -> message.invite() == null ? ordinary(message) : invite(message))
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }

    private Uni<Void> ordinary(Message message) {
        Mail mail = new Mail()
                .setFrom(message.from())
                .addTo(message.to())
                .setSubject(HeaderText.subject(message.subject()))
                .setText(message.text());
        if (message.html() != null) {
            mail.setHtml(message.html());
        }
        message.headers().forEach(mail::addHeader);
        return mailer.send(mail);
    }

    private Uni<Void> invite(Message message) {
        return Uni.createFrom()
                .voidItem()
                .invoke(() -> invites.send(message))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
