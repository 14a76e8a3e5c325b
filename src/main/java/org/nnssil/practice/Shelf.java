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

    private final long number;
    private final List<Spot> newestFirst;
    private final @Nullable Spot[] byPlace;
    private final List<Audience> audiences;
    private final List<Tag> tags;
    private final Facet[] facets;
    private final Map<Tag, Integer> numbers;

    private Shelf(Builder builder) {
        this.number = builder.number;
        this.newestFirst = List.copyOf(builder.spots);
        this.byPlace = new Spot[builder.highest + 1];
        builder.byPlace.forEach((place, spot) -> byPlace[place] = spot);
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

    /** Those of the places (shelf_number of V026) that are taken here, in the order given. */
    List<Spot> pick(Integer[] places) {
        List<Spot> picked = new ArrayList<>(places.length);
        for (int place : places) {
            Spot spot = place < byPlace.length ? byPlace[place] : null;
            if (spot != null) {
                picked.add(spot);
            }
        }
        return picked;
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
        private final Map<Integer, Spot> byPlace = new HashMap<>();
        private final Map<Audience, Integer> audiences = new java.util.LinkedHashMap<>();
        private int highest;
        private final Map<Tag, Integer> numbers = new java.util.LinkedHashMap<>();

        Builder(long number) {
            this.number = number;
        }

        /** Add the newest first. */
        Builder add(UUID id, int place, Audience audience, Collection<Tag> tags) {
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
            spots.add(spot);
            byPlace.put(place, spot);
            highest = Math.max(highest, place);
            return this;
        }

        Shelf build() {
            return new Shelf(this);
        }
    }
}
