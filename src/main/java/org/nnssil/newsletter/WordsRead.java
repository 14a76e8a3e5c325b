package org.nnssil.newsletter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.nnssil.shared.Sha256;

/**
 * Stands in a form for the words that its page showed, so that saving finds out whether they are still there. The issue's
 * own version would not do: it rises when an item is moved, and whoever writes the letter need not care.
 */
final class WordsRead {

    /** Enough that two texts never meet by accident, and short in a form. */
    private static final int LENGTH = 16;

    private WordsRead() {}

    static String of(NewsletterIssue issue) {
        return letter(issue.title, issue.opening, issue.audience().reach().key());
    }

    static String of(IssueRow issue) {
        return letter(issue.title(), issue.opening(), issue.audience().reach().key());
    }

    static String of(NewsletterItem item) {
        return item(item.heading, item.body, item.link);
    }

    static String of(ItemRow item) {
        return item(item.heading(), item.body(), item.link());
    }

    private static String letter(String title, String opening, String audience) {
        return mark(List.of(title, opening, audience));
    }

    private static String item(String heading, String text, String link) {
        return mark(List.of(heading, text, link));
    }

    private static String mark(List<String> words) {
        MessageDigest digest = Sha256.begun();
        for (String part : words) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    }
}
