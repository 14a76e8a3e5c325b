package org.nnssil.practice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Audience;

/**
 * What stands in the library, as far as finding and counting need it: every published spotlight with its audience and
 * its tags, newest first. It never changes; a change of the library makes another one.
 */
final class Shelf {

    /** Tags are numbers here, so that counting two thousand spotlights takes microseconds. */
    static final class Spot {

        private final UUID id;
        private final int audience;
        private final int[] tags;

        private Spot(UUID id, int audience, int[] tags) {
            this.id = id;
            this.audience = audience;
            this.tags = tags;
        }

        UUID id() {
            return id;
        }

        /** The number of its audience, of which there are few; see {@link Shelf#audiences}. */
        int audience() {
            return audience;
        }

        int[] tags() {
            return tags;
        }

        boolean has(int tag) {
            for (int own : tags) {
                if (own == tag) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final int NOWHERE = -1;

    private final long number;
    private final List<Spot> newestFirst;
    /** By number of the shelf: the place among the newest first. */
    private final int[] placeOf;

    private final List<Audience> audiences;
    private final List<Tag> tags;
    private final Facet[] facets;
    private final Map<Tag, Integer> numbers;

    private Shelf(Builder builder) {
        this.number = builder.number;
        this.newestFirst = List.copyOf(builder.spots);
        this.placeOf = new int[builder.highest + 1];
        Arrays.fill(placeOf, NOWHERE);
        builder.places.forEach((number, place) -> placeOf[number] = place);
        this.audiences = List.copyOf(builder.audiences.keySet());
        this.tags = List.copyOf(builder.numbers.keySet());
        this.facets = tags.stream().map(Tag::facet).toArray(Facet[]::new);
        this.numbers = new HashMap<>(builder.numbers);
    }

    /** The state of the library that this was read at; see practice_shelf of V005. */
    long number() {
        return number;
    }

    List<Spot> newestFirst() {
        return newestFirst;
    }

    /**
     * Those of the numbers (shelf_number of V026) that stand here, the highest rank first, then the newest.
     *
     * @param ranked numbers, each with its rank in the upper half
     */
    List<Spot> bestFirst(long[] ranked) {
        long[] order = new long[ranked.length];
        int standing = 0;
        for (long one : ranked) {
            int number = (int) one;
            int place = number < placeOf.length ? placeOf[number] : NOWHERE;
            if (place != NOWHERE) {
                // Turned round, so that ascending is the best first.
                order[standing++] = -(one >>> 32) << 32 | place;
            }
        }
        Arrays.sort(order, 0, standing);
        List<Spot> best = new ArrayList<>(standing);
        for (int i = 0; i < standing; i++) {
            best.add(newestFirst.get((int) order[i]));
        }
        return best;
    }

    /** The tags that occur, in the order of their numbers. */
    List<Tag> tags() {
        return tags;
    }

    /** In the order of their numbers. */
    List<Audience> audiences() {
        return audiences;
    }

    Facet facetOf(int tag) {
        return facets[tag];
    }

    /** Null for a tag that no spotlight has. */
    @Nullable
    Integer numberOf(Tag tag) {
        return numbers.get(tag);
    }

    static final class Builder {

        private final long number;
        private final List<Spot> spots = new ArrayList<>();
        private final Map<Integer, Integer> places = new HashMap<>();
        private final Map<Audience, Integer> audiences = new java.util.LinkedHashMap<>();
        private int highest;
        private final Map<Tag, Integer> numbers = new java.util.LinkedHashMap<>();

        Builder(long number) {
            this.number = number;
        }

        /** Add the newest first. */
        Builder add(UUID id, int shelfNumber, Audience audience, Collection<Tag> tags) {
            int[] own = new int[tags.size()];
            int i = 0;
            for (Tag tag : tags) {
                Integer known = numbers.get(tag);
                own[i] = known == null ? numbers.size() : known;
                numbers.putIfAbsent(tag, own[i]);
                i++;
            }
            Arrays.sort(own);
            Integer seen = audiences.get(audience);
            int number = seen == null ? audiences.size() : seen;
            audiences.putIfAbsent(audience, number);
            Spot spot = new Spot(id, number, own);
            places.put(shelfNumber, spots.size());
            spots.add(spot);
            highest = Math.max(highest, shelfNumber);
            return this;
        }

        Shelf build() {
            return new Shelf(this);
        }
    }
}
