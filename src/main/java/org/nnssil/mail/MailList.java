package org.nnssil.mail;

import java.util.Arrays;
import java.util.Optional;

/** The lists that a reader can leave one by one. Account mail is on none of them and always goes. */
public enum MailList {
    NEWSLETTER("the monthly newsletter"),
    WEBINARS("mail about webinars"),
    DISCUSSIONS("mail about discussions");

    private final String words;

    MailList(String words) {
        this.words = words;
    }

    /** As the object of a sentence: "stop the monthly newsletter". */
    public String words() {
        return words;
    }

    static Optional<MailList> find(String name) {
        return Arrays.stream(values()).filter(list -> list.name().equals(name)).findFirst();
    }

    /** The words for a list's name as it stands in the outbox. */
    static String words(String name) {
        return find(name).map(MailList::words).orElse("this mail");
    }
}
