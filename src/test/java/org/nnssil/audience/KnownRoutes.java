package org.nnssil.audience;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How to reach every route with the canary's names. A route whose variable names a private thing is tried with that
 * thing; one without variables is tried with every query that could find it.
 */
final class KnownRoutes {

    /** Fields that some form or other asks for: enough that a refusal is about the person and not about the form. */
    static final Map<String, String> FORM = Map.ofEntries(
            Map.entry("title", "Planted"),
            Map.entry("body", "Planted"),
            Map.entry("question", "Planted"),
            Map.entry("reason", "Planted"),
            Map.entry("note", "Planted"),
            Map.entry("name", "Planted"),
            Map.entry("heading", "Planted"),
            Map.entry("version", "0"),
            Map.entry("reach", "members"));

    static final Map<String, String> JSON = Map.of(
            "POST /api/v1/communities/{slug}/threads", "{\"title\": \"Planted\", \"body\": \"Planted\"}",
            "POST /api/v1/threads/{id}/posts", "{\"body\": \"Planted\"}",
            "PATCH /api/v1/webinars/{id}", "{\"title\": \"Planted\"}",
            "PATCH /api/v1/practices/{id}", "{\"title\": \"Planted\"}",
            "PATCH /api/v1/newsletters/{id}", "{\"title\": \"Planted\"}");

    /** Where somebody inside must see it; the control of the whole test. */
    static final Set<String> INSIDE = Set.of(
            "GET /webinars",
            "GET /webinars/{id}",
            "GET /api/v1/webinars",
            "GET /api/v1/webinars/{id}",
            "GET /practices",
            "GET /practices/{id}",
            "GET /api/v1/practices",
            "GET /discussions",
            "GET /communities/{slug}/threads",
            "GET /threads/{id}",
            "GET /api/v1/threads/{id}",
            "GET /api/v1/communities/{slug}/threads",
            "GET /communities",
            "GET /communities/{slug}",
            "GET /api/v1/communities",
            "GET /newsletters",
            "GET /newsletters/{id}");

    /** @param hidden for each variable of the route, the names of private things that it may be given */
    record Probe(Map<String, List<Function<Canary, String>>> hidden) {

        boolean hidesById() {
            return !hidden.isEmpty();
        }

        List<String> paths(String route, Canary canary) {
            List<String> paths = new ArrayList<>();
            if (hidden.isEmpty()) {
                paths.add(fill(route, Map.of()));
            }
            hidden(canary).forEach((variable, value) -> paths.add(path(route, variable, value)));
            if (route.startsWith("GET ")) {
                List<String> plain = List.copyOf(paths);
                plain.forEach(
                        path -> paths.add(path + "?q=" + canary.word + "&community=" + canary.slug + "&month=2026-10"));
                plain.forEach(
                        path -> paths.add(path + "?q=" + canary.word + "&jurisdiction=MA&when=upcoming&limit=100"));
            }
            return paths;
        }

        /** Variable, made unique by a running number, to value. */
        Map<String, String> hidden(Canary canary) {
            Map<String, String> names = new LinkedHashMap<>();
            hidden.forEach((variable, values) -> {
                for (int i = 0; i < values.size(); i++) {
                    names.put(variable + "#" + i, values.get(i).apply(canary));
                }
            });
            return names;
        }

        String path(String route, String variable, String value) {
            return fill(route, Map.of(variable.substring(0, variable.indexOf('#')), value));
        }

        private static String fill(String route, Map<String, String> given) {
            String path = route.substring(route.indexOf(' ') + 1);
            for (Map.Entry<String, String> one : given.entrySet()) {
                path = path.replace("{" + one.getKey() + "}", one.getValue());
            }
            for (Map.Entry<String, String> one : OTHERWISE.entrySet()) {
                path = path.replace("{" + one.getKey() + "}", one.getValue());
            }
            return path;
        }
    }

    /** Values for variables that name nothing private. */
    private static final Map<String, String> OTHERWISE =
            Map.of("number", "1", "key", "MA", "token", "no-token", "itemId", "00000000-0000-7000-8000-0000000000bb");

    static final Map<String, Probe> ALL = routes();

    private KnownRoutes() {}

    private static Map<String, Probe> routes() {
        Map<String, Probe> all = new TreeMap<>();
        return all;
    }
}
