package org.nnssil.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.nnssil.mail.Letter;
import org.nnssil.shared.BaseUrl;

/** Letters about getting in. Account mail: it always goes. */
@ApplicationScoped
class AccountMail {

    private final StartLinks links;
    private final Clock clock;
    private final BaseUrl baseUrl;

    AccountMail(StartLinks links, Clock clock, @ConfigProperty(name = "network.base-url") BaseUrl baseUrl) {
        this.links = links;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /** With the link to a password for the first sign-in. */
    Letter start(Task task) {
        Instant until = clock.instant().plus(AccountSettings.START_LINK);
        String text =
                """
                Dear %s,

                You have an account of the National Network of State School Improvement Leaders. It is entered with this address, %s, and a password that you choose.

                Open this page to begin; it works for three days, until you have signed in for the first time:

                %s/account/start/%s

                If you expected nothing like this, do nothing: without that page nobody can enter the account.
                """
                        .formatted(task.name(), task.email(), baseUrl, links.make(task.personId(), until));
        return letter(task, "ACCOUNT_START", "Your account: choose a password", text);
    }

    /** For those whose organization has its own sign-in. */
    Letter signInAtHome(Task task) {
        String text =
                """
                Dear %s,

                You can enter the National Network of State School Improvement Leaders now. You need no new password: give your address, %s, and you are led to the sign-in of your own agency.

                %s/sign-in
                """
                        .formatted(task.name(), task.email(), baseUrl);
        return letter(task, "ACCOUNT_SIGN_IN", "Your account: sign in with your agency's own sign-in", text);
    }

    private static Letter letter(Task task, String kind, String subject, String text) {
        return new Letter(
                "account:" + task.id(),
                kind,
                new Letter.Recipient(task.personId(), task.email(), task.name()),
                null,
                subject,
                text,
                null,
                null);
    }
}
