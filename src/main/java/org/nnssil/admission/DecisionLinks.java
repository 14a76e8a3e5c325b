package org.nnssil.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.nnssil.security.Signer;

/**
 * Links in the coordinators' mail that open a nomination with one decision chosen. The link decides nothing and lets
 * nobody in: it is for one coordinator, who must be signed in, and still be one, when they press the button.
 */
@ApplicationScoped
class DecisionLinks {

    /** A nomination that waits longer is decided at the desk. */
    static final Duration GOOD_FOR = Duration.ofDays(14);

    private static final String PURPOSE = "decision";
    private static final Set<String> CHOICES = Set.of(DecisionForm.CORE, DecisionForm.EXTENDED, DecisionForm.DECLINE);

    private final Signer signer;
    private final Clock clock;

    DecisionLinks(Signer signer, Clock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    /** What a link says. */
    record Link(UUID nominationId, String choice, UUID coordinatorId, boolean expired) {}

    String path(UUID nominationId, String choice, UUID coordinatorId) {
        String payload = "%s.%s.%s.%d"
                .formatted(
                        nominationId,
                        choice,
                        coordinatorId,
                        clock.instant().plus(GOOD_FOR).getEpochSecond());
        return "/decisions/" + payload + "." + signer.sign(PURPOSE, payload);
    }

    /** Empty for anything that we did not sign. */
    Optional<Link> read(String token) {
        int dot = token.lastIndexOf('.');
        if (dot < 0 || !signer.holds(PURPOSE, token.substring(0, dot), token.substring(dot + 1))) {
            return Optional.empty();
        }
        String[] parts = token.substring(0, dot).split("\\.", -1);
        if (parts.length != 4 || !CHOICES.contains(parts[1])) {
            return Optional.empty();
        }
        Instant until = Instant.ofEpochSecond(Long.parseLong(parts[3]));
        return Optional.of(new Link(
                UUID.fromString(parts[0]), parts[1], UUID.fromString(parts[2]), !until.isAfter(clock.instant())));
    }
}
