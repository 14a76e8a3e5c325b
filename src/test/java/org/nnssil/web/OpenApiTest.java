package org.nnssil.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nnssil.testing.Fixtures;
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

    @Test
    void onlyWhatIsForProgramsIsDescribed() {
        String text = anonymous().get("/q/openapi?format=json").asString();
        JsonPath api = JsonPath.from(text);

        assertEquals(
                List.of(),
                api.<String, Object>getMap("paths").keySet().stream()
                        .filter(path -> !path.startsWith("/api/v1/"))
                        .toList());
        assertEquals(
                List.of(),
                api.<String, Object>getMap("components.schemas").keySet().stream()
                        .filter(name -> !text.contains("\"#/components/schemas/" + name + "\""))
                        .toList(),
                "described and not used");
    }

    /** The description of one session names each field that comes, and none that does not. */
    @Test
    void oneSessionHasTheFieldsThatAreDescribed() {
        JsonPath api = anonymous().get("/q/openapi?format=json").jsonPath();
        Response session = as(Fixtures.coordinator())
                .contentType("application/json")
                .body(Map.of("title", "Described", "startsAt", "2040-01-12T14:00:00-05:00", "capacity", 3))
                .post("/api/v1/webinars");
        String path = "/api/v1/webinars/" + session.path("id");

        for (String route :
                List.of("POST /api/v1/webinars", "GET /api/v1/webinars/{id}", "PATCH /api/v1/webinars/{id}")) {
            String reference = responses(api, route).entrySet().stream()
                    .filter(response -> response.getKey().startsWith("2"))
                    .map(response -> JsonPath.from(new JsonObject(response.getValue()).encode())
                            .getString("content.'application/json'.schema.$ref"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    session.jsonPath().<String, Object>getMap("").keySet(),
                    api.<String, Object>getMap(reference.substring(2).replace('/', '.') + ".properties")
                            .keySet(),
                    route);
        }
        as(Fixtures.coordinator()).delete(path).then().statusCode(204);
        assertNotEquals(Boolean.TRUE, api.get("paths.'/api/v1/webinars/{id}/registration'.post.requestBody.required"));
    }

    /** Closed lists are told whole; they stand in annotations, so that this holds them to the enums. */
    @ParameterizedTest
    @CsvSource({
        "PracticeJson, outcome, org.nnssil.practice.Outcome",
        "PracticeJson, tier, org.nnssil.practice.EvidenceTier",
        "PracticeJson, status, org.nnssil.practice.PracticeStatus",
        "PracticeInput, outcome, org.nnssil.practice.Outcome",
        "PracticeInput, tier, org.nnssil.practice.EvidenceTier",
        "PracticeInput, reach, org.nnssil.security.Reach",
        "IssueJson, status, org.nnssil.newsletter.IssueStatus",
        "IssueJson, audience, org.nnssil.security.Reach",
        "IssuePatch, audience, org.nnssil.security.Reach",
        "DraftForm, audience, org.nnssil.security.Reach",
        "WebinarRequest, reach, org.nnssil.security.Reach"
    })
    void closedListsAreTold(String schema, String property, String type) throws ClassNotFoundException {
        Map<String, Object> described = property(schema, property);
        List<?> words = (List<?>)
                (described.get("anyOf") instanceof List<?> either
                        ? ((Map<?, ?>) either.get(0)).get("enum")
                        : described.get("enum"));

        assertEquals(
                Arrays.stream(Class.forName(type).getEnumConstants())
                        .map(value -> value.toString().toLowerCase(Locale.ROOT))
                        .toList(),
                words);
    }

    @Test
    void whatCanBeNullIsTold() {
        assertEquals(
                List.of("string", "null"),
                property("WebinarJson", "recordingUrl").get("type"));
        assertEquals(
                List.of("string", "null"), property("PagePersonItem", "next").get("type"));
        assertEquals(
                List.of("integer", "null"),
                property("MyRegistration", "position").get("type"));
        assertEquals("string", property("WebinarJson", "title").get("type"));
        assertEquals(
                List.of(Map.of("$ref", "#/components/schemas/MyRegistration"), Map.of("type", "null")),
                property("WebinarJson", "registration").get("anyOf"));
    }

    private static Map<String, Object> property(String schema, String property) {
        return anonymous()
                .get("/q/openapi?format=json")
                .jsonPath()
                .getMap("components.schemas." + schema + ".properties." + property);
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
