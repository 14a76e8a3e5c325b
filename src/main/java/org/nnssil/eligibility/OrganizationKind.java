package org.nnssil.eligibility;

import java.util.Arrays;
import java.util.Optional;

/** What an organization is. Names are stored. */
public enum OrganizationKind {
    SEA("state education agency"),
    DISTRICT("district"),
    HIGHER_EDUCATION("college or university"),
    CENTER("comprehensive center"),
    PROVIDER("provider"),
    FACILITATOR("facilitator of the network");

    private final String words;

    OrganizationKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public static Optional<OrganizationKind> find(String name) {
        return Arrays.stream(values()).filter(k -> k.name().equals(name)).findFirst();
    }
}
