package org.nnssil.community;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** To whom a person shows one of the fields about them. Stored as the least reach that sees it. */
enum Shown {
    MEMBERS(1, "All members, extended ones too"),
    CORE(2, "Core members"),
    NOBODY(9, "Nobody");

    private final int rank;
    private final String words;

    Shown(int rank, String words) {
        this.rank = rank;
        this.words = words;
    }

    short rank() {
        return (short) rank;
    }

    /** The name in forms. */
    String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Optional<Shown> find(String key) {
        return Arrays.stream(values()).filter(shown -> shown.key().equals(key)).findFirst();
    }

    static String keyOf(int rank) {
        return Arrays.stream(values())
                .filter(shown -> shown.rank == rank)
                .findFirst()
                .orElse(NOBODY)
                .key();
    }

    static Map<String, String> options() {
        return Words.ordered(MEMBERS.key(), MEMBERS.words, CORE.key(), CORE.words, NOBODY.key(), NOBODY.words);
    }
}
