package org.nnssil.community;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the communities a viewer may know of: their own, the listed ones, and for the coordinator the rest by
 * totals.
 *
 * @param q what is looked for; empty for all
 * @param counted how many there are, in words
 * @param previous where the part before is; null at the beginning
 */
public record CommunityListView(
        String q,
        List<Entry> mine,
        List<Entry> listed,
        List<Entry> others,
        boolean coordinator,
        String counted,
        @Nullable String previous,
        @Nullable String next) {

    /**
     * @param depth how far it stands under its parents in this list, at most 3
     * @param line purpose for members and of listed ones, cut; empty where the viewer may not read it
     */
    public record Entry(
            String slug,
            String name,
            int depth,
            String kind,
            String line,
            String standing,
            String jurisdiction,
            String contact,
            String members) {}
}
