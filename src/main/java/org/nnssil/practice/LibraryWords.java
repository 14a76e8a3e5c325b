package org.nnssil.practice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.practice.LibraryView.Group;
import org.nnssil.practice.LibraryView.Item;
import org.nnssil.practice.LibraryView.Line;
import org.nnssil.practice.LibraryView.Value;
import org.nnssil.security.Viewer;
import org.nnssil.web.Times;

/** Puts what the library found into a page. */
@ApplicationScoped
class LibraryWords {

    /** The questions asked most; the values of other facets are fetched when somebody opens one. */
    private static final Set<Facet> OPEN = EnumSet.of(Facet.OUTCOME, Facet.PRINCIPLE, Facet.TIER, Facet.JURISDICTION);

    /** Of more than this the rest is fetched when asked for: fifty-seven jurisdictions are not read, but looked up. */
    private static final int SHOWN = 10;

    private final Times times;

    LibraryWords(Times times) {
        this.times = times;
    }

    LibraryView page(LibraryQuery query, LibraryFound found, Names names, Viewer viewer) {
        List<Line> hidden = new ArrayList<>();
        List<Line> chosen = new ArrayList<>();
        if (!query.words().isEmpty()) {
            chosen.add(new Line("Words: " + query.words(), query.withoutWords()));
        }
        query.chosen().forEach((facet, value) -> {
            hidden.add(new Line(facet.key(), value));
            String words = names.of(new Tag(facet, value));
            boolean named = facet == Facet.JURISDICTION || facet == Facet.PRINCIPLE || facet == Facet.IDENTIFIED_AS;
            chosen.add(new Line(
                    facet.label() + ": " + (named ? words : words.toLowerCase(Locale.ROOT)), query.with(facet, null)));
        });
        String next = found.narrowing().page().next();
        ShelfRef shelf = query.shelf();
        UUID community = shelf.communityId();
        return new LibraryView(
                shelf.path(),
                shelf.national() ? "" : shelf.name(),
                query.q(),
                hidden,
                chosen,
                found(found.narrowing().total()),
                found.close() && found.narrowing().visible() > 0,
                query.narrowed(),
                items(found.items(), names, viewer),
                groups(query, found, names),
                query.open() != null,
                query.after() == null ? null : query.at(null),
                next == null ? null : query.at(next),
                Shelves.writes(viewer, community),
                Shelves.reviews(viewer, community));
    }

    private static String found(int total) {
        return String.format(Locale.US, total == 1 ? "%,d spotlight" : "%,d spotlights", total);
    }

    private List<Item> items(List<PracticeItem> items, Names names, Viewer viewer) {
        return items.stream()
                .map(item -> new Item(
                        item,
                        item.principles().stream()
                                .map(number -> names.of(new Tag(Facet.PRINCIPLE, String.valueOf(number))))
                                .toList(),
                        times.date(item.publishedAt(), viewer.zone())))
                .toList();
    }

    private static List<Group> groups(LibraryQuery query, LibraryFound found, Names names) {
        List<Group> groups = new ArrayList<>();
        found.narrowing().counts().forEach((facet, counts) -> {
            boolean opened = facet == query.open();
            int most = OPEN.contains(facet) || query.chosen().containsKey(facet) ? SHOWN : 0;
            int shown = opened || counts.size() <= most + most / 5 ? counts.size() : most;
            List<Value> values = shown == 0 ? List.of() : values(query, facet, counts, names);
            groups.add(new Group(
                    facet.key(),
                    facet.label(),
                    values.subList(0, Math.min(shown, values.size())),
                    fold(query, facet, opened && counts.size() > most + most / 5, counts.size() - shown, shown)));
        });
        return groups;
    }

    private static @Nullable Line fold(LibraryQuery query, Facet facet, boolean mayFold, int hidden, int shown) {
        if (mayFold) {
            return new Line("Show fewer", query.opening(null));
        }
        if (hidden == 0) {
            return null;
        }
        String words = shown > 0 ? hidden + " more" : hidden == 1 ? "Show 1 value" : "Show " + hidden + " values";
        return new Line(words, query.opening(facet));
    }

    private static List<Value> values(LibraryQuery query, Facet facet, Map<String, Integer> counts, Names names) {
        String now = query.chosen().get(facet);
        LibraryQuery.Links links = query.links(facet);
        List<Value> values = new ArrayList<>();
        names.of(facet).forEach((value, words) -> {
            Integer count = counts.get(value);
            if (count != null) {
                boolean chosen = value.equals(now);
                values.add(new Value(
                        facet == Facet.PRINCIPLE ? value + " " + words : words,
                        count,
                        links.with(chosen ? null : value),
                        chosen));
            }
        });
        if (facet == Facet.JURISDICTION) {
            // Those that have told most come first; the rest is in the order of the names.
            values.sort((a, b) -> Integer.compare(b.count(), a.count()));
        }
        return values;
    }
}
