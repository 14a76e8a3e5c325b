package org.nnssil.practice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Audience;
import org.nnssil.security.Viewer;

/**
 * Finds spotlights. A page of the library takes two statements: one asks for the state of the library (and searches,
 * when words are asked for), the other reads the rows to show. What the facets count is kept in memory as a {@link
 * Shelf}, and the matches of recent searches with it; both are worth nothing as soon as the library's number is
 * another, so they are never stale, on any replica. When nothing holds the words, a third statement finds what looks
 * like them.
 */
@ApplicationScoped
public class LibraryService {

    private static final Duration NAMES_KEPT = Duration.ofMinutes(10);
    private static final int SEARCHES_KEPT = 100;

    private record KeptNames(Names names, Instant until) {}

    private final LibraryRepository repository;
    private final Clock clock;
    private final Map<String, Matches> searches = Collections.synchronizedMap(new RecentSearches());
    private volatile @Nullable Shelf shelf;
    private volatile @Nullable KeptNames names;

    LibraryService(LibraryRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** What the viewer finds in the library. */
    Uni<LibraryFound> find(Viewer viewer, LibraryQuery query) {
        return matches(query.words())
                .chain(matches -> narrow(viewer, query, matches))
                .chain(found ->
                        found.narrowing().visible() == 0 && !query.words().isEmpty()
                                ? repository
                                        .lookingLike(query.words())
                                        .chain(near -> narrow(viewer, query, near))
                                        .map(LibraryFound::near)
                                : Uni.createFrom().item(found))
                .chain(found -> repository
                        .items(viewer, found.narrowing().page().items())
                        .map(found::with));
    }

    /**
     * The words of principles and jurisdictions. They change with a release or by the coordinator, a few times a year.
     */
    Uni<Names> names() {
        KeptNames kept = names;
        if (kept != null && kept.until().isAfter(clock.instant())) {
            return Uni.createFrom().item(kept.names());
        }
        return repository
                .names()
                .invoke(read -> names = new KeptNames(read, clock.instant().plus(NAMES_KEPT)));
    }

    private Uni<Matches> matches(String words) {
        if (words.isEmpty()) {
            return repository.number().map(number -> new Matches(number, null));
        }
        Matches kept = searches.get(words);
        if (kept == null) {
            return search(words);
        }
        return repository
                .number()
                .chain(number -> number == kept.number() ? Uni.createFrom().item(kept) : search(words));
    }

    private Uni<Matches> search(String words) {
        return repository.search(words).invoke(found -> searches.put(words, found));
    }

    private Uni<LibraryFound> narrow(Viewer viewer, LibraryQuery query, Matches matches) {
        return shelf(matches.number()).map(current -> {
            List<Shelf.Spot> spots =
                    matches.ranked() == null ? current.newestFirst() : current.bestFirst(matches.ranked());
            return new LibraryFound(
                    Narrowing.of(
                            current, spots, seen(viewer, query.shelf()), query.chosen(), query.limit(), query.after()),
                    List.of(),
                    false);
        });
    }

    private static Predicate<Audience> seen(Viewer viewer, ShelfRef shelf) {
        Predicate<Audience> seen = viewer::maySee;
        return shelf.national()
                ? seen
                : seen.and(audience -> audience.communityId().equals(shelf.communityId()));
    }

    private Uni<Shelf> shelf(long number) {
        Shelf kept = shelf;
        if (kept != null && kept.number() == number) {
            return Uni.createFrom().item(kept);
        }
        return repository.shelf(number).invoke(read -> shelf = read);
    }

    private static final class RecentSearches extends LinkedHashMap<String, Matches> {

        private static final long serialVersionUID = 1L;

        RecentSearches() {
            super(SEARCHES_KEPT, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Matches> eldest) {
            return size() > SEARCHES_KEPT;
        }
    }
}
