package org.nnssil.practice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the library.
 *
 * @param hidden the chosen facets, to be sent along with another search
 * @param found how many, in words
 * @param opened whether somebody asked for all values of a facet, which folded facets would hide on a phone
 */
public record LibraryView(
        String q,
        List<Line> hidden,
        List<Line> chosen,
        String found,
        boolean close,
        boolean narrowed,
        List<Item> items,
        List<Group> groups,
        boolean opened,
        @Nullable String first,
        @Nullable String next,
        boolean mayWrite,
        boolean reviewer) {

    /** A name or words, and a value or an address. */
    public record Line(String words, String href) {}

    public record Item(PracticeItem practice, List<String> principles, String publishedOn) {}

    /**
     * @param values those that are listed; none of a facet that few ask for, until it is opened
     * @param fold leads to the same page with all values listed, or back; null where all are always listed
     */
    public record Group(String key, String label, List<Value> values, @Nullable Line fold) {}

    public record Value(String words, int count, String href, boolean chosen) {}
}
