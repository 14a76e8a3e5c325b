package org.nnssil.practice;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How strong the research behind a practice is, by the four tiers of the Every Student Succeeds Act (ESEA section
 * 8101(21)). A tier holds for the students and the setting of the study, so it is never shown without its basis.
 */
enum EvidenceTier {
    STRONG(
            "Strong evidence",
            "A well run experiment, with groups formed by chance, found a favorable effect on students."),
    MODERATE(
            "Moderate evidence",
            "A well run study with a matched comparison group found a favorable effect on students."),
    PROMISING(
            "Promising evidence",
            "A well run correlational study, with statistical controls for who took part, found a favorable effect on"
                    + " students."),
    RATIONALE(
            "Demonstrates a rationale",
            "A logic model rests on quality research, and a study of the effect is planned or under way. Section 1003"
                    + " school improvement funds ask for one of the three tiers above."),
    NOT_RATED("Evidence not rated", "Nobody has yet named a study that would place it in a tier.");

    private final String words;
    private final String meaning;

    EvidenceTier(String words, String meaning) {
        this.words = words;
        this.meaning = meaning;
    }

    String words() {
        return words;
    }

    String meaning() {
        return meaning;
    }

    /** The name in the API, in forms and in addresses. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Key to words, in the order to show. */
    static Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        for (EvidenceTier tier : values()) {
            choices.put(tier.key(), tier.words());
        }
        return choices;
    }

    static Optional<EvidenceTier> find(String key) {
        if (key.equals("demonstrates_a_rationale")) {
            return Optional.of(RATIONALE);
        }
        return Arrays.stream(values()).filter(t -> t.key().equals(key)).findFirst();
    }
}
