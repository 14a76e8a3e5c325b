package org.nnssil.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a mail is on its way. SENT, FAILED and SUPPRESSED are ends. */
public enum MailState {
    DUE("Waiting to leave", "soon"),
    HELD("Held", "soon"),
    LEASED("Leaving", "soon"),
    SENT("Handed over", "good"),
    FAILED("Failed", "bad"),
    SUPPRESSED("Suppressed", "early");

    private final String words;
    private final String tone;

    MailState(String words, String tone) {
        this.words = words;
        this.tone = tone;
    }

    public String words() {
        return words;
    }

    /** Of the badge that shows it. */
    public String tone() {
        return tone;
    }

    public boolean terminal() {
        return this == SENT || this == FAILED || this == SUPPRESSED;
    }

    /** The name in addresses: {@code due}, {@code held} and so on. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<MailState> find(String key) {
        return Arrays.stream(values()).filter(state -> state.key().equals(key)).findFirst();
    }
}
