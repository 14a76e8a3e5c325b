package org.nnssil.audit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An act in plain words. Its name is made of them already: the thing, and what befell it. */
final class AuditWords {

    private static final Map<String, String> SPECIAL = Map.of(
            "email.change-asked", "Asked to change the e-mail address",
            "email.changed", "Changed the e-mail address",
            "email.change-stopped", "Stopped a change of the e-mail address",
            "email.change-taken-back", "Took back a change of the e-mail address",
            "token.created", "Made an API token",
            "token.revoked", "Revoked an API token",
            "feed.created", "Made the address of a calendar",
            "feed.replaced", "Replaced the address of a calendar",
            "feed.ended", "Ended the address of a calendar",
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

    /** "memberships kept 2, scopes practices:read"; what is none, no or nothing is left out. */
    static String detail(Map<String, ?> detail) {
        return detail.entrySet().stream()
                .filter(entry -> entry.getValue() != null
                        && !List.of("", "0", "false").contains(entry.getValue().toString()))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> words(entry.getKey()) + (entry.getValue().equals(true) ? "" : " " + entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String words(String key) {
        return key.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
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
