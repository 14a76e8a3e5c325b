package org.nnssil.community;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Communities in the order of a table of contents: each under its parent, where the list has that. */
record CommunityTree(List<Branch> branches) {

    /** @param depth 0 at the top of this list */
    record Branch(CommunityRow row, int depth) {}

    /** @param rows in the order that siblings are to have */
    static CommunityTree of(List<CommunityRow> rows) {
        Map<String, CommunityRow> there = rows.stream()
                .collect(Collectors.toMap(CommunityRow::slug, row -> row, (a, b) -> a, LinkedHashMap::new));
        Map<String, List<CommunityRow>> under = new LinkedHashMap<>();
        for (CommunityRow row : rows) {
            String parent = row.parentKnown() && there.containsKey(row.parentSlug()) ? row.parentSlug() : "";
            under.computeIfAbsent(parent, key -> new ArrayList<>()).add(row);
        }
        List<Branch> branches = new ArrayList<>(rows.size());
        add(branches, under, "", 0);
        return new CommunityTree(Collections.unmodifiableList(branches));
    }

    private static void add(List<Branch> branches, Map<String, List<CommunityRow>> under, String parent, int depth) {
        for (CommunityRow row : under.getOrDefault(parent, List.of())) {
            branches.add(new Branch(row, depth));
            add(branches, under, row.slug(), depth + 1);
        }
    }
}
