package org.nnssil.practice;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the next part of a list begins: behind this spotlight, or, when it has left the list meanwhile, where it stood.
 *
 * @param position how many came before the next part
 */
record LibraryCursor(int position, UUID last) {

    String text() {
        byte[] plain = (position + "." + last).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    /** Empty for anything that {@link #text} did not write. */
    static Optional<LibraryCursor> find(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            int dot = plain.indexOf('.');
            if (dot < 1 || plain.length() != dot + 37) {
                return Optional.empty();
            }
            int position = Integer.parseInt(plain.substring(0, dot));
            UUID last = UUID.fromString(plain.substring(dot + 1));
            return position < 0 ? Optional.empty() : Optional.of(new LibraryCursor(position, last));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    int start(List<UUID> list) {
        int found = list.indexOf(last);
        return found >= 0 ? found + 1 : Math.min(Math.max(0, position - 1), list.size());
    }
}
