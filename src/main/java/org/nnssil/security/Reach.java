package org.nnssil.security;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far within a community something goes. The rank is stored; a member sees what asks for their rank or less. */
public enum Reach {
    PUBLIC(0, "Everyone"),
    MEMBERS(1, "Core and extended members"),
    CORE(2, "Core members"),
    CONVENERS(3, "Conveners");

    private final int rank;
    private final String words;

    Reach(int rank, String words) {
        this.rank = rank;
        this.words = words;
    }

    public int rank() {
        return rank;
    }

    /** The label shown on pages. */
    public String words() {
        return words;
    }

    /** The name in the API and in forms: {@code public}, {@code members}, {@code core}, {@code conveners}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Reach ofRank(int rank) {
        return values()[rank];
    }

    public static Optional<Reach> find(String key) {
        return Arrays.stream(values()).filter(r -> r.key().equals(key)).findFirst();
    }

    @JsonCreator
    static Reach of(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("Use public, members, core or conveners."));
    }
}
