package org.nnssil.community;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Check;

/** Checks that the forms about people share. */
final class Emails {

    /** What RFC 5321 allows at most. */
    private static final int LONGEST = 254;

    // One @ with something sensible around it. Whether it works, only a mail can tell.
    private static final Pattern ADDRESS =
            Pattern.compile("X+@X+\\.X+".replace("X", "[^\\s@<>()\\[\\]\",;:\\\\\\p{Cntrl}\\p{Zs}]"));

    private Emails() {}

    static String checked(Check check, String field, @Nullable String value) {
        String email = check.line(field, value, LONGEST);
        if (email.length() > LONGEST || !ADDRESS.matcher(email).matches()) {
            check.fail(field, "Give an e-mail address, such as jordan.hale@ms.example, with nothing around it.");
        }
        return email;
    }

    /** The key of one of these, or null where none was chosen. */
    static @Nullable String jurisdiction(Check check, @Nullable String value, Map<String, String> jurisdictions) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        return check.choice("jurisdiction", value, key -> Optional.of(key).filter(jurisdictions::containsKey), value);
    }
}
