package org.nnssil.directory;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.CommunityRef;
import org.nnssil.community.CommunityService;
import org.nnssil.community.Cursor;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;
import org.nnssil.web.Absent;
import org.nnssil.web.Choice;

/**
 * The directory of the National Network, for its members. People who chose not to be listed appear nowhere in it; e-mail
 * addresses and telephone numbers are shown to core members, of people who allow it.
 */
@ApplicationScoped
public class DirectoryService {

    static final int PAGE = 50;

    private static final Map<String, String> STANDINGS = standings();

    private final DirectoryRepository directory;
    private final PersonPageRepository people;
    private final CommunityService communities;
    private final JurisdictionService jurisdictions;

    DirectoryService(
            DirectoryRepository directory,
            PersonPageRepository people,
            CommunityService communities,
            JurisdictionService jurisdictions) {
        this.directory = directory;
        this.people = people;
        this.communities = communities;
        this.jurisdictions = jurisdictions;
    }

    /** What was asked for in the address of the page. */
    record Wish(
            @Nullable String q,
            @Nullable String jurisdiction,
            @Nullable String center,
            @Nullable String community,
            @Nullable String standing,
            @Nullable String after) {}

    Uni<DirectoryView> page(Viewer viewer, Wish wish) {
        if (!viewer.nationalMember()) {
            return Uni.createFrom().failure(new Absent());
        }
        return jurisdictions.names().chain(places -> jurisdictions
                .centers()
                .chain(centers -> communities.mine(viewer).chain(mine -> {
                    DirectoryQuery query = query(wish, places, centers, mine);
                    return directory
                            .page(viewer, query, places, PAGE)
                            .map(page -> view(viewer, query, places, centers, mine, page));
                })));
    }

    /** A person as this viewer may know them; absent where that is not at all. */
    Uni<PersonRow> person(Viewer viewer, java.util.UUID id) {
        return viewer.member()
                ? people.find(viewer, id)
                        .map(found -> found.stream().findFirst().orElseThrow(Absent::new))
                : Uni.createFrom().failure(new Absent());
    }

    private static DirectoryQuery query(
            Wish wish, Map<String, String> places, Map<String, String> centers, List<CommunityRef> mine) {
        String q = DirectoryQuery.sound(wish.q());
        return new DirectoryQuery(
                q,
                DirectoryQuery.words(q),
                named(places, q),
                known(wish.jurisdiction(), places),
                known(wish.center(), centers),
                mine.stream()
                        .filter(c -> c.slug().equals(wish.community()))
                        .findFirst()
                        .map(CommunityRef::id)
                        .orElse(null),
                known(wish.standing(), STANDINGS),
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
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String known(@Nullable String key, Map<String, String> words) {
        return key != null && words.containsKey(key) ? key : "";
    }

    private static DirectoryView view(
            Viewer viewer,
            DirectoryQuery query,
            Map<String, String> places,
            Map<String, String> centers,
            List<CommunityRef> mine,
            Page<DirectoryRow> page) {
        Optional<CommunityRef> narrowedTo =
                mine.stream().filter(c -> c.id().equals(query.community())).findFirst();
        String slug = narrowedTo.map(CommunityRef::slug).orElse("");
        String here = address(query, slug);
        String next = page.next();
        return new DirectoryView(
                query.q(),
                options("All jurisdictions", places, query.jurisdiction()),
                options("All centers", centers, query.center()),
                options("All my communities", slugs(mine), slug),
                options("All members", STANDINGS, query.standing()),
                !here.equals("/directory"),
                viewer.nationalCore(),
                finding(query, page),
                page.items(),
                next == null ? null : here + (here.contains("?") ? "&" : "?") + "after=" + next,
                query.after().isEmpty() ? null : here,
                slug,
                narrowedTo.map(CommunityRef::name).orElse(""));
    }

    private static String finding(DirectoryQuery query, Page<DirectoryRow> page) {
        int n = page.items().size();
        if (query.after().isPresent() || page.next() != null) {
            return n + " people on this page, by name" + (page.next() == null ? "; it is the last" : "");
        }
        return n == 0 ? "Nobody" : n == 1 ? "1 person" : n + " people";
    }

    private static String address(DirectoryQuery query, String slug) {
        List<String> parts = new ArrayList<>();
        add(parts, "q", query.q());
        add(parts, "jurisdiction", query.jurisdiction());
        add(parts, "center", query.center());
        add(parts, "community", slug);
        add(parts, "standing", query.standing());
        return parts.isEmpty() ? "/directory" : "/directory?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static List<Choice> options(String all, Map<String, String> words, String chosen) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("", all);
        options.putAll(words);
        return Choice.of(options, chosen);
    }

    private static Map<String, String> slugs(List<CommunityRef> mine) {
        Map<String, String> slugs = new LinkedHashMap<>();
        mine.forEach(c -> slugs.put(c.slug(), c.name()));
        return slugs;
    }

    private static Map<String, String> standings() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("seat", "Seat holders");
        words.put("core", "Core members");
        words.put("extended", "Extended members");
        words.put("center", "Center staff");
        return words;
    }
}
