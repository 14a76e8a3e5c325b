package org.nnssil.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What is measured: six pages as the signed-in reader gets them, and four references that anybody gets. */
final class Targets {

    private static final int VARIANTS = 40;

    private final Database database;

    Targets(Database database) {
        this.database = database;
    }

    List<Target> pages(String cookie, String token) throws SQLException {
        Map<String, String> reader = Map.of("Cookie", cookie);
        return List.of(
                new Target("home", List.of("/"), "", reader),
                new Target("directory", directory(), "bare directory", reader),
                new Target(
                        "webinar",
                        webinars().stream().map(id -> "/webinars/" + id).toList(),
                        "",
                        reader),
                new Target(
                        "thread", threads().stream().map(id -> "/threads/" + id).toList(), "bare thread", reader),
                new Target("search", searches(), "bare search", reader),
                new Target(
                        "API list",
                        List.of("/api/v1/practices?limit=20"),
                        "",
                        Map.of("Authorization", "Bearer " + token)));
    }

    /** @param rows how many the real pages show */
    List<Target> references(Rows rows) throws SQLException {
        return List.of(
                new Target(
                        "one row",
                        database.column("select key from jurisdiction order by key limit 40").stream()
                                .map(key -> "/bench/row?key=" + key)
                                .toList(),
                        "",
                        Map.of()),
                new Target(
                        "bare directory",
                        variants("/bench/page/directory?rows=" + rows.directory(), rows.directory()),
                        "",
                        Map.of()),
                new Target(
                        "bare thread",
                        threads().stream()
                                .map(id -> "/bench/page/thread?id=" + id)
                                .toList(),
                        "",
                        Map.of()),
                new Target(
                        "bare search",
                        variants("/bench/page/practices?rows=" + rows.search(), rows.search()),
                        "",
                        Map.of()));
    }

    /** Rows on a page of the directory and of search results. */
    record Rows(int directory, int search) {}

    /** The directory's first page, and that of ten jurisdictions. */
    private List<String> directory() throws SQLException {
        List<String> paths = new ArrayList<>();
        for (String key : database.column("select key from jurisdiction where counted order by key limit 10")) {
            paths.add("/directory");
            paths.add("/directory?jurisdiction=" + key);
        }
        return paths;
    }

    private static List<String> variants(String path, int step) {
        return IntStream.range(0, VARIANTS)
                .mapToObj(i -> path + "&from=" + i * step)
                .toList();
    }

    /**
     * Pairs of words that stand in the invented texts, each pair alone and narrowed by a facet: many more searches than
     * the library remembers, so that each one searches.
     */
    private static List<String> searches() {
        List<String> first = List.of(
                "absence",
                "coaching",
                "literacy",
                "rural",
                "evidence",
                "attendance",
                "principal",
                "tutoring",
                "needs",
                "transport",
                "multilingual",
                "turnaround",
                "board",
                "budget",
                "schedule",
                "graduation");
        List<String> second = List.of("district", "state", "team", "year", "schools", "review", "teachers", "criteria");
        List<String> facets = List.of("", "&outcome=worked", "&tier=strong", "&level=district", "&principle=4");
        List<String> paths = new ArrayList<>();
        for (String one : first) {
            for (String other : second) {
                paths.add("/practices?q=" + one + "+" + other + facets.get(paths.size() % facets.size()));
            }
        }
        return paths;
    }

    private List<String> threads() throws SQLException {
        return database.column("select id from thread where community_id = '00000000-0000-7000-8000-000000000001'"
                + " order by md5(id::text) limit " + VARIANTS);
    }

    private List<String> webinars() throws SQLException {
        return database.column("select id from webinar where community_id = '00000000-0000-7000-8000-000000000001'"
                + " order by md5(id::text) limit " + VARIANTS);
    }
}
