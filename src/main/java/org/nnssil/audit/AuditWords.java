package org.nnssil.audit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An act in plain words. Its name is made of them already: the thing, and what befell it. */
final class AuditWords {

    private static final Map<String, String> SPECIAL = Map.ofEntries(
            Map.entry("email.change-asked", "Asked to change the e-mail address"),
            Map.entry("email.changed", "Changed the e-mail address"),
            Map.entry("email.change-stopped", "Stopped a change of the e-mail address"),
            Map.entry("email.change-taken-back", "Took back a change of the e-mail address"),
            Map.entry("token.created", "Made an API token"),
            Map.entry("token.revoked", "Revoked an API token"),
            Map.entry("feed.created", "Made the address of a calendar"),
            Map.entry("feed.replaced", "Replaced the address of a calendar"),
            Map.entry("feed.ended", "Ended the address of a calendar"),
            Map.entry("account.first-password", "Was shown a first password"),
            Map.entry("mail.links-seen", "Read a mail with its links, which only its reader should use"));

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
