package org.nnssil.shared;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a feature keeps about a person: told to that person in full, and removed when they are erased. A feature with a
 * table that names a person offers a bean of this; a test compares the beans with the tables.
 */
public interface PersonalData {

    List<Holding> holdings();

    /** A statement that replaces the person's name and address in texts, whoever wrote them. */
    static String scrub(String table, String... columns) {
        String replaced = Arrays.stream(columns)
                .map("%1$s = regexp_replace(%1$s, :traces, :former, 'gi')"::formatted)
                .collect(Collectors.joining(", "));
        String named = Arrays.stream(columns).map("%s ~* :traces"::formatted).collect(Collectors.joining(" or "));
        return "update %s set %s where %s".formatted(table, replaced, named);
    }

    /**
     * One kind of thing.
     *
     * @param title a heading in the person's own copy
     * @param columns those that name a person and are answered for here, such as {@code post.author_id}
     * @param told the rows of person $1 with words for names of columns, or empty where the person is told nothing of it
     * @param parts whether that may be thousands of rows: then {@code told} reads $2 rows after the first $3
     * @param erased statements that take the person out. They may use {@code :person}; {@code :address}, in lower case;
     *     {@code :name}, exactly; {@code :traces}, a pattern for name and address in any text, to be replaced by
     *     {@code :former}; and {@code :now}
     * @param stays what remains and why, in a sentence for the person; empty where nothing does
     */
    record Holding(String title, Set<String> columns, String told, boolean parts, List<String> erased, String stays) {

        public static Holding of(String title, String... columns) {
            return new Holding(title, Set.of(columns), "", false, List.of(), "");
        }

        public Holding told(String select) {
            return new Holding(title, columns, select, false, erased, stays);
        }

        public Holding toldInParts(String select) {
            return new Holding(title, columns, select, true, erased, stays);
        }

        public Holding erasedBy(String... statements) {
            List<String> all = new ArrayList<>(erased);
            all.addAll(List.of(statements));
            return new Holding(title, columns, told, parts, List.copyOf(all), stays);
        }

        public Holding staying(String sentence) {
            return new Holding(title, columns, told, parts, erased, sentence);
        }
    }
}
