package org.nnssil.practice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Audience;
import org.nnssil.shared.Page;

/**
 * A search narrowed by facets. One value per facet can be chosen. The counts of a facet are those of the search
 * narrowed by all other facets, so each says how many spotlights its link leads to, also where another value is chosen
 * now.
 *
 * @param visible how many the search finds for this viewer before it is narrowed
 * @param total how many are left
 * @param counts how many each value of each facet would leave; a value that leaves none is not there
 */
record Narrowing(int visible, int total, Page<UUID> page, Map<Facet, Map<String, Integer>> counts) {

    /** @param spots what the search found, in order, for anybody */
    static Narrowing of(
            Shelf shelf,
            List<Shelf.Spot> spots,
            Predicate<Audience> mayBeSeen,
            Map<Facet, String> chosen,
            int limit,
            @Nullable LibraryCursor after) {
        Counter counter = new Counter(shelf, chosen);
        boolean[] open = open(shelf, mayBeSeen);
        int visible = 0;
        for (Shelf.Spot spot : spots) {
            if (open[spot.audience()]) {
                visible++;
                counter.add(spot);
            }
        }
        List<UUID> left = counter.left;
        int from = after == null ? 0 : after.start(left);
        List<UUID> fetched = left.subList(from, Math.min(left.size(), from + limit + 1));
        Page<UUID> page = Page.of(fetched, limit, last -> new LibraryCursor(from + limit, last).text());
        return new Narrowing(visible, left.size(), page, counter.counts());
    }

    /** By number of the audience, so that each is asked about once and not for every spotlight. */
    private static boolean[] open(Shelf shelf, Predicate<Audience> mayBeSeen) {
        boolean[] open = new boolean[shelf.audiences().size()];
        for (int i = 0; i < open.length; i++) {
            open[i] = mayBeSeen.test(shelf.audiences().get(i));
        }
        return open;
    }

    private static final class Counter {

        private static final int NOWHERE = -1;

        private final List<UUID> left = new ArrayList<>();
        private final Shelf shelf;
        private final Facet[] facets;
        private final int[] wanted;
        /** By tag: how many of those left have it. */
        private final int[] ofLeft;
        /** By tag: how many have it that are not left only because its own facet has another value chosen. */
        private final int[] ofOthers;

        Counter(Shelf shelf, Map<Facet, String> chosen) {
            this.shelf = shelf;
            this.facets = chosen.keySet().toArray(Facet[]::new);
            this.wanted = Arrays.stream(facets)
                    .map(facet -> shelf.numberOf(new Tag(facet, chosen.get(facet))))
                    .mapToInt(number -> number == null ? NOWHERE : number)
                    .toArray();
            this.ofLeft = new int[shelf.tags().size()];
            this.ofOthers = new int[shelf.tags().size()];
        }

        void add(Shelf.Spot spot) {
            int failing = 0;
            Facet only = Facet.OUTCOME;
            for (int i = 0; i < wanted.length && failing < 2; i++) {
                if (!spot.has(wanted[i])) {
                    failing++;
                    only = facets[i];
                }
            }
            if (failing == 0) {
                left.add(spot.id());
                for (int tag : spot.tags()) {
                    ofLeft[tag]++;
                }
            } else if (failing == 1) {
                for (int tag : spot.tags()) {
                    if (shelf.facetOf(tag) == only) {
                        ofOthers[tag]++;
                    }
                }
            }
        }

        Map<Facet, Map<String, Integer>> counts() {
            Map<Facet, Map<String, Integer>> counts = new EnumMap<>(Facet.class);
            for (int tag = 0; tag < ofLeft.length; tag++) {
                int count = ofLeft[tag] + ofOthers[tag];
                if (count > 0) {
                    Tag named = shelf.tags().get(tag);
                    counts.computeIfAbsent(named.facet(), facet -> new HashMap<>())
                            .put(named.value(), count);
                }
            }
            return counts;
        }
    }
}
