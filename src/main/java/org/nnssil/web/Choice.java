package org.nnssil.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One option of a select, of radio buttons or of checkboxes, and whether it is the chosen one. */
public record Choice(String value, String label, boolean chosen, @Nullable String hint) {

    public Choice(String value, String label, boolean chosen) {
        this(value, label, chosen, null);
    }

    /** Options from value to words, in that order, with those values chosen that are among the typed ones. */
    public static List<Choice> of(Map<String, String> words, Collection<String> chosen) {
        return words.entrySet().stream()
                .map(e -> new Choice(e.getKey(), e.getValue(), chosen.contains(e.getKey())))
                .toList();
    }

    public static List<Choice> of(Map<String, String> words, @Nullable String chosen) {
        return of(words, chosen == null ? List.of() : List.of(chosen));
    }
}
