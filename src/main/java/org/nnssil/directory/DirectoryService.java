package org.nnssil.directory;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.community.CommunityRef;
import org.nnssil.community.CommunityService;
import org.nnssil.community.Cursor;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;
import org.nnssil.web.Absent;

/**
 * The directory of the National Network, for its members. People who chose not to be listed appear nowhere in it; what
 * is told of the others is what each of them lets this viewer see.
 */
@ApplicationScoped
public class DirectoryService {

    static final int PAGE = 50;

    /** Rows of one statement of an export: a few hundred kilobytes at a time, however long the whole is. */
    private static final int EXPORTED_AT_ONCE = 1_000;

    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Uni<List<CommunityRef>> NONE = Uni.createFrom().item(List.of());

    private final DirectoryRepository directory;
    private final PersonPageRepository people;
    private final CommunityService communities;
    private final JurisdictionService jurisdictions;
    private final AuditTrail audit;

    DirectoryService(
            DirectoryRepository directory,
            PersonPageRepository people,
            CommunityService communities,
            JurisdictionService jurisdictions,
            AuditTrail audit) {
        this.directory = directory;
        this.people = people;
        this.communities = communities;
        this.jurisdictions = jurisdictions;
        this.audit = audit;
    }

    /** What was asked for in the address of the page. */
    record Wish(
            @Nullable String q,
            @Nullable String jurisdiction,
            @Nullable String center,
            @Nullable String community,
            @Nullable String principle,
            @Nullable String standing,
            @Nullable String after) {}

    /** What one may choose from: reference data, and the viewer's own communities. */
    record Known(
            Map<String, String> places,
            Map<String, String> centers,
            Map<String, String> principles,
            List<CommunityRef> mine) {}

    /** @param whole with what one may choose from, and not the list alone */
    Uni<DirectoryView> page(Viewer viewer, Wish wish, boolean whole) {
        return known(viewer, whole || wish.community() != null).chain(known -> {
            DirectoryQuery query = query(wish, known);
            return directory
                    .page(viewer, query, known.places(), PAGE)
                    .map(page -> DirectoryViews.page(viewer, query, known, page));
        });
    }

    /** A part of the list for programs. */
    Uni<Page<DirectoryRow>> people(Viewer viewer, Wish wish, int limit) {
        return known(viewer, wish.community() != null)
                .chain(known -> directory.page(viewer, query(wish, known), known.places(), limit));
    }

    /** A person as this viewer may know them; absent where that is not at all. */
    Uni<PersonRow> person(Viewer viewer, UUID id) {
        return viewer.member()
                ? people.find(viewer, id)
                        .map(found -> found.stream().findFirst().orElseThrow(Absent::new))
                : Uni.createFrom().failure(new Absent());
    }

    Uni<Map<String, String>> principles() {
        return jurisdictions.principles();
    }

    /** The roster to print: core members by jurisdiction, or everybody of one jurisdiction. */
    Uni<PrintedRoster> roster(Viewer viewer, @Nullable String jurisdiction) {
        return known(viewer, false).chain(known -> {
            String key = known(jurisdiction, known.places());
            return people.roster(viewer, key, PrintedRoster.MOST + 1).map(rows -> PrintedRoster.of(rows, key, known));
        });
    }

    /** Writes down that the viewer takes the list along, and answers what it will hold. */
    @WithTransaction
    public Uni<Known> exporting(Viewer viewer, Wish wish) {
        return known(viewer, wish.community() != null).call(known -> {
            DirectoryQuery query = query(wish, known);
            return audit.record(
                    viewer,
                    Act.of("directory.exported")
                            .on("directory")
                            .at(query.jurisdiction().isEmpty() ? null : query.jurisdiction())
                            .with("narrowed", query.narrows()));
        });
    }

    /** The whole list, a part at a time; each part asks again what the viewer may see. */
    Multi<List<DirectoryRow>> export(Viewer viewer, Wish wish, Known known) {
        return Multi.createBy()
                .repeating()
                .<Walk, Page<DirectoryRow>>uni(() -> new Walk(query(wish, known)), walk -> directory
                        .page(viewer, walk.query, known.places(), EXPORTED_AT_ONCE)
                        .invoke(walk::on))
                .whilst(page -> page.next() != null)
                .map(Page::items);
    }

    /** Where an export is. */
    private static final class Walk {

        private DirectoryQuery query;

        Walk(DirectoryQuery query) {
            this.query = query;
        }

        void on(Page<DirectoryRow> page) {
            query = query.from(Cursor.read(page.next()));
        }
    }

    /** @param withCommunities whether theirs are needed, which may be hundreds */
    private Uni<Known> known(Viewer viewer, boolean withCommunities) {
        if (!viewer.nationalMember()) {
            return Uni.createFrom().failure(new Absent());
        }
        return jurisdictions.names().chain(places -> jurisdictions.centers().chain(centers -> jurisdictions
                .principles()
                .chain(principles -> (withCommunities ? communities.mine(viewer) : NONE)
                        .map(mine -> new Known(places, centers, principles, mine)))));
    }

    private static DirectoryQuery query(Wish wish, Known known) {
        String q = DirectoryQuery.sound(wish.q());
        String principle = known(wish.principle(), known.principles());
        Optional<UUID> community = known.mine().stream()
                .filter(c -> c.slug().equals(wish.community()))
                .findFirst()
                .map(CommunityRef::id);
        return new DirectoryQuery(
                q,
                DirectoryQuery.words(q),
                named(known.places(), q),
                known(wish.jurisdiction(), known.places()),
                known(wish.center(), known.centers()),
                DirectoryQuery.narrowing(community.orElse(null)),
                principle.isEmpty() ? 0 : Integer.parseInt(principle),
                known(wish.standing(), DirectoryViews.STANDINGS),
                Cursor.read(wish.after()));
    }

    /** Typing "Miss" means the people of Mississippi and Missouri too. */
    static List<String> named(Map<String, String> places, String q) {
        String typed = plain(q);
        return typed.length() < 2
                ? List.of()
                : places.entrySet().stream()
                        .filter(place -> plain(place.getValue()).startsWith(typed)
                                || place.getKey().toLowerCase(Locale.ROOT).equals(typed))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    private static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static String known(@Nullable String key, Map<String, String> words) {
        return key != null && words.containsKey(key) ? key : "";
    }
}
