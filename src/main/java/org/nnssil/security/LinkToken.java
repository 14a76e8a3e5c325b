package org.nnssil.security;

import java.security.SecureRandom;
import java.util.Base64;
import org.nnssil.shared.Sha256;

/**
 * The secret part of a link in a mail: 256 random bits. What it opens is found by its SHA-256; the text is in the database
 * with the mail alone, from when that is written until it has left or failed for good.
 */
public record LinkToken(String text, byte[] hash) {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    public static LinkToken fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public static LinkToken of(String text) {
        return new LinkToken(text, Sha256.of(text));
    }
}
