package org.nnssil.joining;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nnssil.eligibility.OrganizationKind;

/** How pages and mails say what rows hold as names. */
final class JoinWords {

    private JoinWords() {}

    static String status(String status) {
        return switch (status) {
            case "OPEN" -> "Waiting";
            case "APPROVED" -> "Approved";
            case "EXCEPTION" -> "Approved by exception";
            case "DECLINED" -> "Declined";
            case "SENT" -> "Waiting for an answer";
            case "ACCEPTED" -> "Accepted";
            case "EXPIRED" -> "Expired";
            case "BOUNCED" -> "The mail came back";
            default -> "Withdrawn";
        };
    }

    static String tone(String status) {
        return switch (status) {
            case "OPEN", "SENT" -> "soon";
            case "APPROVED", "EXCEPTION", "ACCEPTED" -> "good";
            case "DECLINED", "BOUNCED" -> "bad";
            default -> "early";
        };
    }

    static Map<String, String> kinds() {
        Map<String, String> words = new LinkedHashMap<>();
        for (OrganizationKind kind : OrganizationKind.values()) {
            words.put(
                    kind.name(),
                    kind.words().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                            + kind.words().substring(1));
        }
        return words;
    }
}
