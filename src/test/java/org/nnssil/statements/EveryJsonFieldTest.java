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
            "POST /api/v1/webinars.presenters",
            Map.of("name", "\"Dana Whitlow\""),
            "PATCH /api/v1/webinars/{id}.presenters",
            Map.of("name", "\"Dana Whitlow\""));

    /** What is not looked at, or names a thing: what is not there answers 404, as everywhere. */
    private static final Set<String> UNREAD =
            Set.of("PATCH /api/v1/practices/{id} jurisdiction", "POST /api/v1/webinars community");

    @Inject
    Scheduler scheduler;

    @Inject
    Signer signer;

    private final List<String> findings = new ArrayList<>();
    private int asked;

    @Test
    void whatCannotBeStoredIsRefusedByTheNameOfItsField() {
        scheduler.pause();
        try (BusyNetwork network = new BusyNetwork()) {
            JsonNode api = read(Visitor.nobody().get("/q/openapi?format=json").text());
            Map<String, String> before = new Tables().contents();

            api.path("paths").properties().forEach(path -> {
                for (String verb : List.of("post", "patch", "put")) {
                    JsonNode schema = path.getValue().at("/" + verb + "/requestBody/content/application~1json/schema");
                    String route = verb.toUpperCase(Locale.ROOT) + " " + path.getKey();
                    texts(api, schema, route).forEach((field, body) -> refused(network, route, field, body));
                }
            });

            assertEquals("", String.join("\n", findings));
            assertTrue(asked > 60, "The description names few fields: " + asked);
            assertEquals(before, new Tables().contents(), "Something was written all the same");
        } finally {
            scheduler.resume();
        }
    }

    private void refused(BusyNetwork network, String route, String field, String body) {
        for (String bad : List.of("a\\u0000b", "a\\ud800b", "a\\udc00")) {
            String sent = body.replace("BAD", bad);
            Visitor.Answer answer = answer(network, route, field, sent);
            JsonNode errors = read(answer.text()).path("errors");
            boolean named = errors.properties().stream()
                    .map(error -> error.getKey().replaceAll("\\[\\d+]", ""))
                    .anyMatch(name -> name.startsWith(field) || field.startsWith(name.replaceAll("\\..*", "") + "."));
            asked++;
            if (!Set.of(400, 422).contains(answer.status()) || !named) {
                findings.add(route + " " + sent + ": " + answer.status() + " " + answer.text());
            }
        }
    }

    /** Of whoever is told more than that there is nothing here or that it is not for them. */
    private Visitor.Answer answer(BusyNetwork network, String route, String field, String body) {
        String verb = route.substring(0, route.indexOf(' '));
        Visitor.Answer last = new Visitor.Answer(0, "{}");
        Visitor member = Visitor.of(network.member);
        Visitor coordinator = Visitor.of(network.coordinator);
        // Who works for no jurisdiction chooses one; for others it is their own, whatever they send.
        boolean chosen = route.equals("POST /api/v1/practices") && field.equals("jurisdiction");
        for (Visitor visitor :
                chosen ? List.of(coordinator) : List.of(member, coordinator, Visitor.of(network.extended))) {
            for (String path : new Addresses(network, signer).of(route)) {
                last = visitor.json(verb, path, body);
                if (!Set.of(401, 403, 404, 409).contains(last.status())) {
                    return last;
                }
            }
        }
        return last;
    }

    /** Name of each field that holds text, and a body with BAD in it and what else is needed. */
    private static Map<String, String> texts(JsonNode api, JsonNode schema, String place) {
        Map<String, String> bodies = new LinkedHashMap<>();
        resolved(api, schema).path("properties").properties().forEach(property -> {
            String name = property.getKey();
            String here = place + "." + name;
            JsonNode of = resolved(api, property.getValue());
            JsonNode items = resolved(api, of.path("items"));
            if (UNREAD.contains(place + " " + name)) {
                return;
            }
            if (isA("string", of)) {
                bodies.put(name, body(place, name, "\"BAD\""));
            } else if (isA("string", items)) {
                bodies.put(name, body(place, name, "[\"BAD\"]"));
            } else if (isA("array", of)) {
                texts(api, items, here)
                        .forEach((inner, body) -> bodies.put(name + "." + inner, body(place, name, "[" + body + "]")));
            } else {
                texts(api, of, here).forEach((inner, body) -> bodies.put(name + "." + inner, body(place, name, body)));
            }
        });
        return bodies;
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
                direct = one.has("$ref") ? one : direct;
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
