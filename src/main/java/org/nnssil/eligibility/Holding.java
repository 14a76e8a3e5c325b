package org.nnssil.eligibility;

import java.util.Arrays;
import java.util.Optional;

/** Roles a rule may ask the person to hold. The service itself knows them, so they are never unknown. */
public enum Holding {
    SEAT_HOLDER("holds the seat of a jurisdiction"),
    PARENT_MEMBER("is a member of the community it belongs to"),
    PARENT_CORE("is a core member of the community it belongs to"),
    PARENT_FACILITATOR("is a facilitator of the community it belongs to"),
    PARENT_BROKER("is a broker of the community it belongs to");

    private final String words;

    Holding(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public static Optional<Holding> find(String name) {
        return Arrays.stream(values()).filter(h -> h.name().equals(name)).findFirst();
    }
}
