package org.nnssil.admission;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an invitation stands, as read from its row, the date, and the fate of its mail. */
enum InvitationStatus {
    SENT("Sent", "soon"),
    OPENED("Opened", "soon"),
    ACCEPTED("Accepted", "good"),
    DECLINED("Declined", "plain"),
    EXPIRED("Expired", "bad"),
    BOUNCED("Bounced", "bad"),
    WITHDRAWN("Withdrawn", "plain");

    final String words;
    final String tone;

    InvitationStatus(String words, String tone) {
        this.words = words;
        this.tone = tone;
    }

    /** The name in the API and in addresses. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the person has neither accepted nor declined, and can be asked again. */
    boolean waits() {
        return this == SENT || this == OPENED || this == EXPIRED || this == BOUNCED;
    }

    static Optional<InvitationStatus> find(String key) {
        return Arrays.stream(values())
                .filter(status -> status.key().equals(key))
                .findFirst();
    }
}
