package org.nnssil.community;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Check;

/** Checks that the forms about people share. */
final class Emails {

    private Emails() {}

    static String checked(Check check, String field, @Nullable String value) {
        return check.email(field, value);
    }

    /** The key of one of these, or null where none was chosen. */
    static @Nullable String jurisdiction(Check check, @Nullable String value, Map<String, String> jurisdictions) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        return check.choice("jurisdiction", value, key -> Optional.of(key).filter(jurisdictions::containsKey), value);
    }
}
