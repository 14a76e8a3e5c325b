package org.nnssil.directory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Stand where there is no photo: "JH" for Jordan Hale. */
final class Initials {

    private Initials() {}

    /** The first letter of the first word and of the last; empty where a name has no letters. */
    static String of(String name) {
        List<String> words = Arrays.stream(name.split("[^\\p{L}\\p{M}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty()) {
            return "";
        }
        String last = words.size() == 1 ? "" : letter(words.get(words.size() - 1));
        return (letter(words.get(0)) + last).toUpperCase(Locale.ROOT);
    }

    private static String letter(String word) {
        return word.substring(0, word.offsetByCodePoints(0, 1));
    }
}
