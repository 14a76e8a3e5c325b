package org.nnssil.account;

import java.security.SecureRandom;
import java.util.Base64;
import org.nnssil.shared.Sha256;

/** The characters of an API token: a prefix by which people and scanners know it, and 256 random bits. */
final class TokenText {

    static final String PREFIX = "nnssil_";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private TokenText() {}

    static String invent() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] hash(String token) {
        return Sha256.of(token);
    }
}
