package org.nnssil.community;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Absent;

/** Where a list by name goes on: after this folded name and id. Opaque outside. */
public record Cursor(String name, UUID id) {

    /** Empty for no cursor; absent for one that is not ours. */
    public static Optional<Cursor> read(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            if (plain.length() < 37 || plain.charAt(36) != ' ' || plain.indexOf('\0') >= 0) {
                throw new Absent();
            }
            return Optional.of(new Cursor(plain.substring(37), UUID.fromString(plain.substring(0, 36))));
        } catch (IllegalArgumentException notOurs) {
            throw new Absent();
        }
    }

    public String write() {
        String plain = id + " " + name;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
