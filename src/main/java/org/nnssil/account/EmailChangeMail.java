package org.nnssil.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.nnssil.mail.Letter;
import org.nnssil.mail.Outbox;
import org.nnssil.shared.BaseUrl;

/** The letters of a change of address: to the new one to prove it, to the old one to stop it. */
@ApplicationScoped
class EmailChangeMail {

    private static final String NETWORK = "the National Network of State School Improvement Leaders";

    private final Outbox outbox;
    private final EmailChangeLinks links;
    private final BaseUrl baseUrl;

    EmailChangeMail(Outbox outbox, EmailChangeLinks links, @ConfigProperty(name = "network.base-url") BaseUrl baseUrl) {
        this.outbox = outbox;
        this.links = links;
        this.baseUrl = baseUrl;
    }

    // Who gets this may be a stranger to the one who asked: no name is told.
    Uni<Void> prove(UUID change, UUID askedBy, String to) {
        String text =
                """
                Somebody signs in to %s and wants to use this address, %s, from now on.

                If that is you, open this page within a day and press the button there:

                %s/account/email/%s

                If it is not you, do nothing. The address is not used then.
                """
                        .formatted(NETWORK, to, baseUrl, links.proof(change));
        return send(
                change + ":prove",
                "EMAIL_PROVE",
                new Letter.Recipient(null, to, "", askedBy),
                "Prove your new e-mail address",
                text);
    }

    /** To an address that somebody has already, so that only its owner learns it. */
    Uni<Void> taken(UUID change, UUID owner, String to) {
        String text =
                """
                Somebody with another account of %s asked to use this address, %s. It is the address of your own account, so nothing was changed and nothing will be.

                If that was you, sign in with this address; one person needs only one account. If it was not you, there is nothing to do.
                """
                        .formatted(NETWORK, to);
        return send(
                change + ":taken",
                "EMAIL_TAKEN",
                new Letter.Recipient(null, to, "", owner),
                "Your e-mail address stays yours",
                text);
    }

    Uni<Void> asked(UUID change, UUID person, String to, String name, String newEmail) {
        String text =
                """
                Dear %s,

                Somebody signed in as you asked to change the e-mail address of your account from this one to %s. Nothing has changed yet.

                If that was you, open the mail at the new address. If this wasn't you, stop it here:

                %s/account/email/objection/%s
                """
                        .formatted(name, newEmail, baseUrl, links.objection(change));
        return send(
                change + ":asked",
                "EMAIL_CHANGE_ASKED",
                new Letter.Recipient(person, to, name),
                "A change of your e-mail address",
                text);
    }

    Uni<Void> changed(EmailChange change) {
        String text =
                """
                Dear %s,

                The e-mail address of your account was changed from this one to %s. You sign in with that one now.

                If this wasn't you, take it back within seven days:

                %s/account/email/objection/%s
                """
                        .formatted(change.name(), change.newEmail(), baseUrl, links.objection(change.id()));
        return send(
                change.id() + ":changed",
                "EMAIL_CHANGED",
                new Letter.Recipient(change.personId(), change.oldEmail(), change.name()),
                "Your e-mail address was changed",
                text);
    }

    Uni<Void> takenBack(EmailChange change) {
        String text =
                """
                Dear %s,

                The e-mail address of your account is %s again. You are signed out everywhere and your API tokens and the address of your calendar have ended. Sign in and choose another password: somebody else could sign in as you.

                %s/sign-in
                """
                        .formatted(change.name(), change.oldEmail(), baseUrl);
        return send(
                change.id() + ":back",
                "EMAIL_TAKEN_BACK",
                new Letter.Recipient(change.personId(), change.oldEmail(), change.name()),
                "Your e-mail address is the old one again",
                text);
    }

    private Uni<Void> send(String key, String kind, Letter.Recipient to, String subject, String text) {
        return outbox.enqueue(new Letter("email-change:" + key, kind, to, null, subject, text, null, null));
    }
}
