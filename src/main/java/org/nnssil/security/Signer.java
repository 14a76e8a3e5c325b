package org.nnssil.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Signs what leaves the service and must come back unchanged: form tokens, unsubscribe links. HMAC-SHA-256 over
 * purpose and payload, so that a mark made for one purpose is worthless for another.
 */
@ApplicationScoped
public class Signer {

    private static final Logger LOG = Logger.getLogger(Signer.class);
    private static final int SHORTEST_KEY = 32;

    private final SecretKeySpec key;

    Signer(@ConfigProperty(name = "network.form-key") Optional<String> configured) {
        byte[] bytes;
        if (configured.isPresent()) {
            if (configured.get().length() < SHORTEST_KEY) {
                throw new IllegalArgumentException(
                        "network.form-key must have at least " + SHORTEST_KEY + " characters.");
            }
            bytes = configured.get().getBytes(StandardCharsets.UTF_8);
        } else {
            LOG.warn("network.form-key is not set: links in mails stop working when this process ends.");
            bytes = new byte[SHORTEST_KEY];
            new SecureRandom().nextBytes(bytes);
        }
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** URL-safe, 43 characters. */
    public String sign(String purpose, String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            byte[] mark = mac.doFinal(payload.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mark);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every Java", impossible);
        }
    }

    /** Compares in constant time. */
    public boolean holds(String purpose, String payload, String mark) {
        return MessageDigest.isEqual(
                sign(purpose, payload).getBytes(StandardCharsets.US_ASCII), mark.getBytes(StandardCharsets.UTF_8));
    }
}
