package org.nnssil.admission;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Check;
import org.nnssil.web.Invalid;

/** The parameters that the API's lists share. */
final class ApiValues {

    private static final int USUAL = 20;
    private static final int MOST = 100;

    private ApiValues() {}

    static int limit(@Nullable String limit) {
        Check check = new Check();
        int number = limit == null ? USUAL : check.number("limit", limit, 1, MOST);
        check.done();
        return number;
    }

    static @Nullable UUID after(@Nullable String after) {
        UUID id = Addresses.id(after);
        if (after != null && id == null) {
            throw new Invalid("after", "Give the next of an earlier answer.");
        }
        return id;
    }

    static Invalid unknown(String field) {
        return new Invalid(field, "Choose one of the options.");
    }
}
