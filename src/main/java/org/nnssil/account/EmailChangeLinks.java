package org.nnssil.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.nnssil.security.Signer;

/** The signed marks in the letters about a change of address. Each is good for its own purpose only. */
@ApplicationScoped
class EmailChangeLinks {

    private static final String PROOF = "email-proof";
    private static final String OBJECTION = "email-objection";
    private static final Pattern MARK =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.[A-Za-z0-9_-]{43}");

    private final Signer signer;

    EmailChangeLinks(Signer signer) {
        this.signer = signer;
    }

    String proof(UUID change) {
        return change + "." + signer.sign(PROOF, change.toString());
    }

    String objection(UUID change) {
        return change + "." + signer.sign(OBJECTION, change.toString());
    }

    Optional<UUID> readProof(String mark) {
        return read(PROOF, mark);
    }

    Optional<UUID> readObjection(String mark) {
        return read(OBJECTION, mark);
    }

    private Optional<UUID> read(String purpose, String mark) {
        if (!MARK.matcher(mark).matches() || !signer.holds(purpose, mark.substring(0, 36), mark.substring(37))) {
            return Optional.empty();
        }
        return Optional.of(UUID.fromString(mark.substring(0, 36)));
    }
}
