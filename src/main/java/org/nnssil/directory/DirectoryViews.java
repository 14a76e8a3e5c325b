package org.nnssil.directory;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nnssil.community.CommunityRef;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;
import org.nnssil.web.Choice;

/** Puts the directory's page together from what was found. */
final class DirectoryViews {

    static final Map<String, String> STANDINGS = standings();

    private DirectoryViews() {}

    static DirectoryView page(
            Viewer viewer, DirectoryQuery query, DirectoryService.Known known, Page<DirectoryRow> page) {
        Optional<CommunityRef> narrowedTo = known.mine().stream()
                .filter(c -> c.id().equals(query.community()))
                .findFirst();
        String slug = narrowedTo.map(CommunityRef::slug).orElse("");
        String asked = asked(query, slug);
        String here = asked.isEmpty() ? "/directory" : "/directory?" + asked;
        String next = page.next();
        return new DirectoryView(
                query.q(),
                options("All jurisdictions", known.places(), query.jurisdiction()),
                options("All centers", known.centers(), query.center()),
                options("All communities", slugs(known.mine()), slug),
                options(
                        "All principles",
                        known.principles(),
                        query.principle() == 0 ? "" : String.valueOf(query.principle())),
                options("All members", STANDINGS, query.standing()),
                !asked.isEmpty(),
                viewer.nationalCore() || page.items().stream().anyMatch(DirectoryRow::reachable),
                !viewer.nationalCore(),
                finding(query, page),
                page.items(),
                next == null ? null : here + (asked.isEmpty() ? "?" : "&") + "after=" + next,
                query.after().isEmpty() ? null : here,
                "/directory/people.csv?" + (asked.isEmpty() ? "" : asked + "&"),
                "/directory/roster" + (query.jurisdiction().isEmpty() ? "" : "?jurisdiction=" + query.jurisdiction()),
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

    private static String asked(DirectoryQuery query, String slug) {
        List<String> parts = new ArrayList<>();
        add(parts, "q", query.q());
        add(parts, "jurisdiction", query.jurisdiction());
        add(parts, "center", query.center());
        add(parts, "community", slug);
        add(parts, "principle", query.principle() == 0 ? "" : String.valueOf(query.principle()));
        add(parts, "standing", query.standing());
        return String.join("&", parts);
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
