package org.nnssil.practice;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a practice, as its own jurisdiction tells it. It says nothing about the evidence: see {@link
 * EvidenceTier}.
 */
enum Outcome {
    WORKED("Worked", "good", "It did what it set out to do, and the text says what shows it."),
    PARTLY_WORKED("Partly worked", "mixed", "Some of it came about, or only in some places."),
    DID_NOT_WORK("Did not work", "bad", "It did not do what it set out to do. That helps others as much as a success."),
    TOO_EARLY("Too early to say", "early", "Done, but nothing has been measured yet that would tell.");

    private final String words;
    private final String tone;
    private final String meaning;

    Outcome(String words, String tone, String meaning) {
        this.words = words;
        this.tone = tone;
        this.meaning = meaning;
    }

    String words() {
        return words;
    }

    /** The tone of the badge that shows it. */
    String tone() {
        return tone;
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
        for (Outcome outcome : values()) {
            choices.put(outcome.key(), outcome.words());
        }
        return choices;
    }

    static Optional<Outcome> find(String key) {
        if (key.equals("too_early_to_say")) {
            return Optional.of(TOO_EARLY);
        }
        return Arrays.stream(values()).filter(o -> o.key().equals(key)).findFirst();
    }
}
