package org.nnssil.eligibility;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** How a number stands to a bound. "Over" is strict: 5,000 is not over 5,000. */
enum Comparison {
    OVER("over"),
    AT_LEAST("at least"),
    UNDER("under"),
    AT_MOST("at most");

    private final String words;

    Comparison(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static Optional<Comparison> find(String name) {
        return Arrays.stream(values()).filter(c -> c.name().equals(name)).findFirst();
    }

    boolean holds(BigDecimal value, BigDecimal bound) {
        int order = value.compareTo(bound);
        return switch (this) {
            case OVER -> order > 0;
            case AT_LEAST -> order >= 0;
            case UNDER -> order < 0;
            case AT_MOST -> order <= 0;
        };
    }
}
