package org.nnssil.community;

import java.util.List;

/** The communities a viewer may know of: their own, the listed ones, and for the coordinator the rest by totals. */
public record CommunityListView(List<Entry> mine, List<Entry> listed, List<Entry> others, boolean coordinator) {

    /** @param line purpose for members and of listed ones; empty where the viewer may not read it */
    public record Entry(
            String slug,
            String name,
            String kind,
            String line,
            String standing,
            String jurisdiction,
            String contact,
            String members) {}
}
