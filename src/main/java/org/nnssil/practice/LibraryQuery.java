package org.nnssil.practice;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Check;

/**
 * What somebody asks the library for.
 *
 * @param shelf the library, in which everything is that the viewer may see, or the shelf of one community
 * @param q as typed
 * @param chosen at most one value of each facet
 * @param open the facet whose values are all to be listed
 */
record LibraryQuery(
        ShelfRef shelf,
        String q,
        Map<Facet, String> chosen,
        @Nullable Facet open,
        int limit,
        @Nullable LibraryCursor after) {

    static final int USUAL = 20;
    static final int MOST = 100;
    /** Longer than any question; a text pasted by mistake must not occupy the database. */
    static final int LONGEST_SEARCH = 200;

    LibraryQuery {
        chosen = Collections.unmodifiableMap(chosen);
    }

    /**
     * @param parameter the value of a query parameter, or null
     * @throws org.nnssil.web.Invalid for a limit, a cursor or a facet value that cannot be
     */
    static LibraryQuery of(Function<String, @Nullable String> parameter) {
        return of(ShelfRef.LIBRARY, parameter);
    }

    /** The same on the shelf of a community. */
    static LibraryQuery of(ShelfRef shelf, Function<String, @Nullable String> parameter) {
        Check check = new Check();
        Map<Facet, String> chosen = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            String value = parameter.apply(facet.key());
            if (value != null && !value.isEmpty()) {
                facet.find(value)
                        .ifPresentOrElse(
                                found -> chosen.put(facet, found),
                                () -> check.fail(facet.key(), "There is no such " + facet.key() + "."));
            }
        }
        String limit = parameter.apply("limit");
        int most = limit == null ? USUAL : check.number("limit", limit, 1, MOST);
        String after = parameter.apply("after");
        LibraryCursor cursor = after == null ? null : LibraryCursor.find(after).orElse(null);
        if (after != null && cursor == null) {
            check.fail("after", "Use the value of next from the part before.");
        }
        check.done();
        String q = parameter.apply("q");
        Facet open = Facet.ofKey(parameter.apply("open")).orElse(null);
        return new LibraryQuery(shelf, q == null ? "" : q, chosen, open, most, cursor);
    }

    /** What to search for: any text can be searched, also one that PostgreSQL could not hold. */
    String words() {
        int end = q.offsetByCodePoints(0, Math.min(LONGEST_SEARCH, q.codePointCount(0, q.length())));
        return q.substring(0, end).replace('\0', ' ').strip();
    }

    boolean narrowed() {
        return !chosen.isEmpty() || !words().isEmpty();
    }

    /** The address of this search with another value of one facet; null takes the facet away. */
    String with(Facet facet, @Nullable String value) {
        return links(facet).with(value);
    }

    /** The addresses of this search with other values of one facet, of which a page shows dozens. */
    Links links(Facet facet) {
        Map<Facet, String> others = new EnumMap<>(Facet.class);
        others.putAll(chosen);
        others.remove(facet);
        String rest = address(q, others, open, null);
        return new Links(rest, rest.startsWith("?") ? rest + "&" + facet.key() + "=" : "?" + facet.key() + "=");
    }

    record Links(String without, String beginning) {

        String with(@Nullable String value) {
            return value == null ? without : beginning + URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    }

    String withoutWords() {
        return address("", chosen, open, null);
    }

    String at(@Nullable String cursor) {
        return address(q, chosen, open, cursor);
    }

    /** The address of the same part with all values of one facet listed, or with none for null. */
    String opening(@Nullable Facet facet) {
        return address(q, chosen, facet, after == null ? null : after.text());
    }

    /** Relative to the library's own address, because a page has a hundred of these. */
    private String address(String words, Map<Facet, String> values, @Nullable Facet opened, @Nullable String cursor) {
        StringBuilder query = new StringBuilder();
        if (!words.isEmpty()) {
            append(query, "q", words);
        }
        values.forEach((facet, value) -> append(query, facet.key(), value));
        if (opened != null) {
            append(query, "open", opened.key());
        }
        if (limit != USUAL) {
            append(query, "limit", String.valueOf(limit));
        }
        if (cursor != null) {
            append(query, "after", cursor);
        }
        return query.isEmpty() ? shelf.path() : query.toString();
    }

    private static void append(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
