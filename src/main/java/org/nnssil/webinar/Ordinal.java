package org.nnssil.webinar;

import java.util.List;

/** A place in a queue, said as people say it. */
final class Ordinal {

    private static final List<String> WORDS =
            List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");

    private Ordinal() {}

    /** "third", "11th", "22nd" */
    static String of(int n) {
        if (n >= 1 && n <= WORDS.size()) {
            return WORDS.get(n - 1);
        }
        boolean teen = n % 100 >= 11 && n % 100 <= 13;
        String ending = teen ? "th" : n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
        return n + ending;
    }
}
