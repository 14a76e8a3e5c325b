package org.nnssil.security;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Links of this service that do something for whoever has them: from a mail, or from a page that shows them once. Here is
 * the one list of their paths, for all who must show, log or keep a text without what opens them.
 */
public final class SecretLinks {

    /** What stands before the secret; a test holds the list to the routes. */
    static final List<String> PATHS = List.of(
            "/account/email/",
            "/account/email/objection/",
            "/account/start/",
            "/calendar/",
            "/claim/",
            "/decisions/",
            "/invitations/",
            "/invited/by-link/",
            "/unsubscribe/");

    /** What a person reads in the place of a secret. */
    public static final String KEPT = "[kept secret]";

    // Read alike by Java and PostgreSQL. Every secret is longer than the id of a row, which may follow the same words.
    private static final String FORM = "(" + String.join("|", PATHS) + ")[A-Za-z0-9_.~-]{40,}";

    private static final Pattern LINK = Pattern.compile(FORM);

    private SecretLinks() {}

    public static boolean in(String text) {
        return LINK.matcher(text).find();
    }

    /** The same text, with {@link #KEPT} for each secret. */
    public static String masked(String text) {
        return masked(text, KEPT);
    }

    public static String masked(String text, String instead) {
        return LINK.matcher(text).replaceAll("$1" + Matcher.quoteReplacement(instead));
    }

    /** An SQL expression for the masked text of another one; null for null. */
    public static String maskedSql(String text) {
        return "regexp_replace(%s, '%s', '\\1%s', 'g')".formatted(text, FORM, KEPT);
    }

    /** An SQL condition: whether there is a secret in the text. */
    public static String inSql(String text) {
        return "%s ~ '%s'".formatted(text, FORM);
    }
}
