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
 * @param opened whether somebody asked for all values of a facet, which folded facets would hide on a phone
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
        boolean opened,
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

    /** For somebody who may write the first. */
    public String nothingYet() {
        return community.isEmpty()
                ? "The library is empty. The first spotlight may be yours."
                : "The shelf is empty. The first spotlight may be yours.";
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

    /**
     * @param values those that are listed; none of a facet that few ask for, until it is opened
     * @param fold leads to the same page with all values listed, or back; null where all are always listed
     */
    public record Group(String key, String label, List<Value> values, @Nullable Line fold) {}

    public record Value(String words, int count, String href, boolean chosen) {}
}
