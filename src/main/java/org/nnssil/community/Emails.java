package org.nnssil.community;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Check;
import org.nnssil.web.Invalid;

/** Checks that the forms about people share. */
public final class Emails {

    private Emails() {}

    /** Whether something looks like an address; whether it works, only a mail can tell. */
    public static boolean sound(String email) {
        try {
            Check check = new Check();
            check.email("email", email);
            check.done();
            return true;
        } catch (Invalid not) {
            return false;
        }
    }

    public static String checked(Check check, String field, @Nullable String value) {
        return check.email(field, value);
    }

    /** The key of one of these, or null where none was chosen. */
    public static @Nullable String jurisdiction(
            Check check, @Nullable String value, Map<String, String> jurisdictions) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        return check.choice("jurisdiction", value, key -> Optional.of(key).filter(jurisdictions::containsKey), value);
    }
}
