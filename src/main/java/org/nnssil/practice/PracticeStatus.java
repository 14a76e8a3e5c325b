package org.nnssil.practice;

import java.util.Locale;

/** Where a spotlight is on its way. */
enum PracticeStatus {
    DRAFT("Draft", "early"),
    SUBMITTED("With the reviewers", "soon"),
    RETURNED("Returned", "mixed"),
    PUBLISHED("Published", "good"),
    WITHDRAWN("Withdrawn", "bad");

    private final String words;
    private final String tone;

    PracticeStatus(String words, String tone) {
        this.words = words;
        this.tone = tone;
    }

    String words() {
        return words;
    }

    String tone() {
        return tone;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
