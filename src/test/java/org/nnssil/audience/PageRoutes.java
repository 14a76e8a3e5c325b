package org.nnssil.audience;

import java.util.SortedSet;
import java.util.TreeSet;

/** The routes that a browser's address line can hold: all that answer a GET, but those of the API. */
public final class PageRoutes {

    private PageRoutes() {}

    /** As in {@code /webinars/{id}}. {@link AudienceLeakTest} holds the list to the routes of the application. */
    public static SortedSet<String> all() {
        SortedSet<String> routes = new TreeSet<>();
        KnownRoutes.ALL.keySet().stream()
                .filter(route -> route.startsWith("GET /") && !route.startsWith("GET /api/"))
                .forEach(route -> routes.add(route.substring("GET ".length())));
        return routes;
    }
}
