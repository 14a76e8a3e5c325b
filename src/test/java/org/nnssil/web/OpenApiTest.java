package org.nnssil.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.Routes;

/** Whoever writes a client needs to know what comes back, and what comes back when something is wrong. */
@QuarkusTest
class OpenApiTest extends NetworkTest {

    /** What clients written elsewhere rely on, by these names. */
    private static final List<String> PROMISED = List.of(
            "GET /api/v1/me",
            "GET /api/v1/jurisdictions",
            "GET /api/v1/webinars",
            "POST /api/v1/webinars",
            "GET /api/v1/webinars/{id}",
            "PATCH /api/v1/webinars/{id}",
            "DELETE /api/v1/webinars/{id}",
            "POST /api/v1/webinars/{id}/registration",
            "DELETE /api/v1/webinars/{id}/registration",
            "GET /api/v1/webinars/{id}/calendar.ics",
            "GET /api/v1/practices",
            "POST /api/v1/practices",
            "POST /api/v1/practices/{id}/submission",
            "POST /api/v1/practices/{id}/publication",
            "GET /api/v1/communities",
            "GET /api/v1/communities/{slug}/threads",
            "POST /api/v1/communities/{slug}/threads",
            "GET /api/v1/threads/{id}",
            "POST /api/v1/threads/{id}/posts",
            "POST /api/v1/newsletters",
            "GET /api/v1/newsletters/{id}",
            "PATCH /api/v1/newsletters/{id}",
            "GET /api/v1/newsletters/{id}/recipients",
            "POST /api/v1/newsletters/{id}/sending",
            "GET /api/v1/newsletters/{id}/deliveries");

    @Test
    void everyOperationTellsWhatItAnswersAndThatErrorsAreProblems() {
        JsonPath api = anonymous().get("/q/openapi?format=json").jsonPath();
        SortedSet<String> routes = new TreeSet<>(Routes.all());
        routes.removeIf(route -> !route.contains(" /api/"));
        routes.addAll(PROMISED);

        List<String> missing = new ArrayList<>();
        for (String route : routes) {
            Map<String, Map<String, Object>> responses = responses(api, route);
            if (!told(responses)) {
                missing.add(route + " does not say what it answers: " + responses);
            }
            if (!Objects.equals(
                    responses.getOrDefault("default", Map.of()).get("$ref"), "#/components/responses/Problem")) {
                missing.add(route + " does not say how it tells of errors");
            }
        }

        assertEquals(List.of(), missing);
        assertEquals(
                "#/components/schemas/Problem",
                api.getString("components.responses.Problem.content.'application/problem+json'.schema.$ref"));
        assertEquals(
                Map.of("type", "string"),
                api.getMap("components.schemas.Problem.properties.errors.additionalProperties"));
    }

    private static Map<String, Map<String, Object>> responses(JsonPath api, String route) {
        String verb = route.substring(0, route.indexOf(' ')).toLowerCase(Locale.ROOT);
        Map<String, Map<String, Object>> found =
                api.getMap("paths.'" + route.substring(route.indexOf(' ') + 1) + "'." + verb + ".responses");
        return found == null ? Map.of() : found;
    }

    /** Nothing at all (204), or something whose schema is there. */
    private static boolean told(Map<String, Map<String, Object>> responses) {
        return responses.entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .anyMatch(response -> response.getKey().equals("204")
                        || response.getValue().get("content") instanceof Map<?, ?> content
                                && !content.isEmpty()
                                && content.values().stream()
                                        .allMatch(type -> type instanceof Map<?, ?> one
                                                && one.get("schema") instanceof Map<?, ?> schema
                                                && !schema.isEmpty()));
    }
}
