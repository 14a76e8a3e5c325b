package org.nnssil.audit;

import java.util.Locale;
import java.util.Map;

/** An act in plain words. Its name is made of them already: the thing, and what befell it. */
final class AuditWords {

    private static final Map<String, String> SPECIAL = Map.of(
            "email.change-asked", "Asked to change the e-mail address",
            "email.changed", "Changed the e-mail address",
            "email.change-stopped", "Stopped a change of the e-mail address",
            "email.change-taken-back", "Took back a change of the e-mail address",
            "token.created", "Made an API token",
            "token.revoked", "Revoked an API token",
            "account.first-password", "Was shown a first password");

    private AuditWords() {}

    /** "Nomination approved" for nomination.approved. */
    static String of(String act) {
        String special = SPECIAL.get(act);
        if (special != null) {
            return special;
        }
        String words = act.replace('.', ' ').replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    static String channel(String channel) {
        return switch (channel) {
            case "API" -> "through the API";
            case "MAIL_LINK" -> "by a link in a mail";
            case "SERVICE" -> "by the service";
            default -> "on a page";
        };
    }
}
