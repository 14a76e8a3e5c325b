package org.nnssil.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The hidden {@code form} field of every form. It proves that the form was ours and was shown to this person (CSRF),
 * and its random part is the submission key, so that a form sent twice creates one thing.
 */
@ApplicationScoped
public class FormTokens {

    private static final String PURPOSE = "form";

    private final Signer signer;

    FormTokens(Signer signer) {
        this.signer = signer;
    }

    public String issue(@Nullable String subject) {
        String nonce = UUID.randomUUID().toString();
        return nonce + "." + signer.sign(PURPOSE, nonce + " " + subject);
    }

    /** The submission key of a token that was issued to this subject; empty for any other string. */
    public Optional<UUID> verify(@Nullable String token, @Nullable String subject) {
        if (token == null || token.length() < 38 || token.charAt(36) != '.') {
            return Optional.empty();
        }
        String nonce = token.substring(0, 36);
        if (!signer.holds(PURPOSE, nonce + " " + subject, token.substring(37))) {
            return Optional.empty();
        }
        return Optional.of(UUID.fromString(nonce));
    }
}
