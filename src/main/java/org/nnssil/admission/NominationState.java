package org.nnssil.admission;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a nomination stands. */
enum NominationState {
    /** A wish to become core, before the holder of the seat. */
    ASKED("With the seat holder", "soon"),
    PENDING("Waits for the coordinator", "soon"),
    APPROVED("Approved as core", "good"),
    EXTENDED("Admitted as extended", "mixed"),
    DECLINED("Declined", "plain"),
    /** Who it is about has left the network, or works elsewhere. */
    WITHDRAWN("Withdrawn", "plain");

    final String words;
    final String tone;

    NominationState(String words, String tone) {
        this.words = words;
        this.tone = tone;
    }

    boolean waits() {
        return this == ASKED || this == PENDING;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<NominationState> find(String key) {
        return Arrays.stream(values()).filter(state -> state.key().equals(key)).findFirst();
    }
}
