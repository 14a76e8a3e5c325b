package org.nnssil.statements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Signer;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

/** Every text of every body that the description of the API names: what cannot be stored is refused by the field's name. */
@QuarkusTest
class EveryJsonFieldTest extends NetworkTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ASKING = "POST /api/v1/communities/{slug}/requests";
    private static final String DECIDING = ASKING + "/{requestId}/decision";

    /** What else must be there before a field is looked at, by the route and the way to the field. */
    private static final Map<String, Map<String, String>> NEEDED = Map.of(
            ASKING,
            Map.of(
                    "reason", "\"To learn\"",
                    "organization", "\"Typed district\"",
                    "organizationKind", "\"DISTRICT\"",
                    "jurisdiction", "\"MS\"",
                    "factSource", "\"A count\"",
                    "facts", "[{\"fact\": \"ENROLMENT\", \"value\": \"6000\"}]"),
            ASKING + ".facts",
            Map.of("fact", "\"ENROLMENT\"", "value", "\"6000\""),
            DECIDING + " reach",
            Map.of("decision", "\"approve\"", "exception", "\"Known to us\""),
            DECIDING + " exception",
            Map.of("decision", "\"approve\""),
            "POST /api/v1/practices jurisdiction",
            Map.of("title", "\"Typed\""),
            "POST /api/v1/webinars community",
            Map.of("title", "\"Typed\"", "startsAt", "\"2040-01-12T14:00:00Z\"", "capacity", "1"),
            "POST /api/v1/webinars.presenters",
            Map.of("name", "\"Dana Whitlow\""),
            "PATCH /api/v1/webinars/{id}.presenters",
            Map.of("name", "\"Dana Whitlow\""));

    /** What names a thing: one that is not there answers 404, as everywhere. */
    private static final Set<String> NAMES = Set.of("POST /api/v1/webinars community");

    @Inject
    Scheduler scheduler;

    @Inject
    Signer signer;

    private final List<String> findings = new ArrayList<>();
    private int asked;

    @Test
    void whatCannotBeStoredIsRefusedByTheNameOfItsField() {
        refused(Map.of("string", List.of("\"a\\u0000b\"", "\"a\\ud800b\"", "\"a\\udc00\"")), Set.of(400, 422));
        assertTrue(asked > 60, "The description names few fields: " + asked);
    }

    /** Nothing is cut off, read as something else or left out: what was meant nobody knows. */
    @Test
    void whatHasAnotherTypeIsRefusedByTheNameOfItsField() {
        refused(
                Map.of(
                        "string", List.of("5", "1.5", "true"),
                        "integer", List.of("1.5", "\"1\"", "\"\"", "true", "99999999999"),
                        "boolean", List.of("1", "\"true\"", "\"\""),
                        "array", List.of("[null]")),
                Set.of(400));
        assertTrue(asked > 200, "The description names few fields: " + asked);
    }

    /** No address has a NUL in it, and PostgreSQL takes none. */
    @Test
    void noParameterBreaksAnything() {
        try (BusyNetwork network = new BusyNetwork()) {
            JsonNode api = read(Visitor.nobody().get("/q/openapi?format=json").text());
            api.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                    .filter(operation -> path.getKey().startsWith("/api/"))
                    .forEach(
                            operation -> operation.getValue().path("parameters").forEach(parameter -> {
                                String verb = operation.getKey().toUpperCase(Locale.ROOT);
                                String name = parameter.path("name").asText();
                                boolean query = parameter.path("in").asText().equals("query");
                                if (query || parameter.path("in").asText().equals("path")) {
                                    String pattern = query
                                            ? path.getKey()
                                            : path.getKey().replace("{" + name + "}", "a%00b");
                                    broken(network, verb, pattern, query ? "?" + name + "=a%00b" : "");
                                }
                            })));

            assertEquals("", String.join("\n", findings));
            assertTrue(asked > 60, "The description names few parameters: " + asked);
        }
    }

    private void broken(BusyNetwork network, String verb, String pattern, String query) {
        for (Visitor visitor : List.of(Visitor.of(network.member), Visitor.of(network.coordinator))) {
            String path =
                    new Addresses(network, signer).of(verb + " " + pattern).get(0) + query;
            Visitor.Answer answer = verb.equals("GET") ? visitor.get(path) : visitor.json(verb, path, "{}");
            asked++;
            if (answer.status() >= 500) {
                findings.add(verb + " " + path + ": " + answer.status());
            }
        }
    }

    private void refused(Map<String, List<String>> bad, Set<Integer> statuses) {
        scheduler.pause();
        try (BusyNetwork network = new BusyNetwork()) {
            JsonNode api = read(Visitor.nobody().get("/q/openapi?format=json").text());
            Map<String, String> before = new Tables().contents();

            api.path("paths").properties().forEach(path -> {
                for (String verb : List.of("post", "patch", "put")) {
                    JsonNode schema = path.getValue().at("/" + verb + "/requestBody/content/application~1json/schema");
                    String route = verb.toUpperCase(Locale.ROOT) + " " + path.getKey();
                    for (Field field : fields(api, schema, route)) {
                        for (String value : bad.getOrDefault(field.type(), List.of())) {
                            refused(network, route, field.name(), field.body().replace("BAD", value), statuses);
                        }
                    }
                }
            });

            assertEquals("", String.join("\n", findings));
            assertEquals(before, new Tables().contents(), "Something was written all the same");
        } finally {
            scheduler.resume();
        }
    }

    private void refused(BusyNetwork network, String route, String field, String sent, Set<Integer> statuses) {
        Visitor.Answer answer = answer(network, route, sent);
        asked++;
        boolean absent = NAMES.contains(route + " " + field) && answer.status() == 404;
        if (!absent && !(statuses.contains(answer.status()) && named(answer, field))) {
            findings.add(route + " " + sent + ": " + answer.status() + " " + answer.text());
        }
    }

    private static boolean named(Visitor.Answer answer, String field) {
        return read(answer.text()).path("errors").properties().stream()
                .map(error -> error.getKey().replaceAll("\\[\\d+]", ""))
                .anyMatch(name -> name.startsWith(field) || field.startsWith(name.replaceAll("\\..*", "") + "."));
    }

    /** Of whoever is told more than that there is nothing here or that it is not for them. */
    private Visitor.Answer answer(BusyNetwork network, String route, String body) {
        String verb = route.substring(0, route.indexOf(' '));
        Visitor.Answer last = new Visitor.Answer(0, "{}");
        for (Somebody somebody : List.of(network.member, network.coordinator, network.extended)) {
            Visitor visitor = Visitor.of(somebody);
            for (String path : new Addresses(network, signer).of(route)) {
                last = visitor.json(verb, path, body);
                if (!Set.of(401, 403, 404, 409).contains(last.status())) {
                    return last;
                }
            }
        }
        return last;
    }

    /** @param body with BAD where its value stands, and what else is needed */
    private record Field(String name, String type, String body) {}

    private static List<Field> fields(JsonNode api, JsonNode schema, String place) {
        List<Field> fields = new ArrayList<>();
        resolved(api, schema).path("properties").properties().forEach(property -> {
            String name = property.getKey();
            JsonNode of = resolved(api, property.getValue());
            JsonNode items = resolved(api, of.path("items"));
            if (isA("array", of)) {
                fields.add(new Field(name, "array", body(place, name, "BAD")));
            }
            for (String type : List.of("string", "integer", "boolean")) {
                if (isA(type, of)) {
                    fields.add(new Field(name, type, body(place, name, "BAD")));
                } else if (isA(type, items)) {
                    fields.add(new Field(name, type, body(place, name, "[BAD]")));
                }
            }
            for (Field inner : fields(api, isA("array", of) ? items : of, place + "." + name)) {
                String value = isA("array", of) ? "[" + inner.body() + "]" : inner.body();
                fields.add(new Field(name + "." + inner.name(), inner.type(), body(place, name, value)));
            }
        });
        return fields;
    }

    private static String body(String place, String name, String value) {
        Map<String, String> fields = new LinkedHashMap<>(NEEDED.getOrDefault(place, Map.of()));
        fields.putAll(NEEDED.getOrDefault(place + " " + name, Map.of()));
        fields.put(name, value);
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\": " + field.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static boolean isA(String type, JsonNode schema) {
        JsonNode given = schema.path("type");
        return given.asText().equals(type)
                || given.isArray()
                        && List.of(given.toString().replaceAll("[\\[\\]\"]", "").split(","))
                                .contains(type);
    }

    private static JsonNode resolved(JsonNode api, JsonNode schema) {
        JsonNode direct = schema;
        for (String way : List.of("anyOf", "oneOf", "allOf")) {
            for (JsonNode one : schema.path(way)) {
                direct = one.path("type").asText().equals("null") ? direct : one;
            }
        }
        String reference = direct.path("$ref").asText();
        return reference.isEmpty() ? direct : resolved(api, api.at(reference.substring(1)));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(json, broken);
        }
    }
}
