package org.nnssil.practice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the library.
 *
 * @param base the address of the list
 * @param community whose own shelf this is; empty for the library
 * @param hidden the chosen facets, to be sent along with another search
 * @param found how many, in words
 */
public record LibraryView(
        String base,
        String community,
        String q,
        List<Line> hidden,
        List<Line> chosen,
        String found,
        boolean close,
        boolean narrowed,
        List<Item> items,
        List<Group> groups,
        @Nullable String first,
        @Nullable String next,
        boolean mayWrite,
        boolean reviewer) {

    /** The part of the site that it belongs to. */
    public String section() {
        return community.isEmpty() ? "library" : "communities";
    }

    public String heading() {
        return community.isEmpty() ? "Library" : "Shelf";
    }

    /** For a search without a hit. */
    public String nothing() {
        return community.isEmpty()
                ? "Nothing in the library fits all of this."
                : "Nothing on this shelf fits all of this.";
    }

    /** The page of the community. */
    public String home() {
        return base.replaceFirst("/shelf$", "");
    }

    /** Where a spotlight for this list is written. */
    public String post() {
        return base + "/new";
    }

    /** A name or words, and a value or an address. */
    public record Line(String words, String href) {}

    public record Item(PracticeItem practice, List<String> principles, String publishedOn) {}

    /** @param more those that are folded away at first */
    public record Group(String label, boolean open, List<Value> values, List<Value> more) {

        public int size() {
            return values.size() + more.size();
        }
    }

    public record Value(String words, int count, String href, boolean chosen) {}
}
