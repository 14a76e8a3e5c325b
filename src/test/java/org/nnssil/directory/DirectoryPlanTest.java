package org.nnssil.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.OwnDatabase;

/**
 * The directory's statement among 50,000 people, asked by somebody with 1,000 memberships. Every list is carried by
 * indexes, and who may be shown is asked at most once for each row that is.
 */
@QuarkusTest
class DirectoryPlanTest extends NetworkTest {

    private static final int PAGE = DirectoryService.PAGE;

    @Test
    void eachListIsCarriedByIndexesAndTheAudienceIsAskedOnceForEachRowShown() throws IOException {
        try (OwnDatabase database = OwnDatabase.migrated("directory_plans")) {
            database.execute(large(), "vacuum analyze");
            String busy = database.ask(List.of(), "select md5('p1')::uuid");
            assertEquals(
                    "1000",
                    database.ask(
                            List.of(),
                            "select count(*) from membership where person_id = '%s' and community_id".formatted(busy)
                                    + " <> '00000000-0000-7000-8000-000000000001'"));
            List<String> complaints = new ArrayList<>();

            lists(database).forEach((name, query) -> {
                // A prepared statement may be planned for its values or, asked often, for any: both must do.
                for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
                    JsonObject plan = plan(database, viewer(UUID.fromString(busy)), query, mode);
                    complaints.addAll(complaints(plan, name + " (" + mode + ")"));
                }
            });

            assertEquals(List.of(), complaints);
            database.execute("drop index membership_active, membership_ever, membership_roster, person_name");
            assertFalse(
                    complaints(plan(database, viewer(UUID.fromString(busy)), query("", 0, ""), "auto"), "control")
                            .isEmpty(),
                    "without its indexes this test must fail");
        }
    }

    private static Map<String, DirectoryQuery> lists(OwnDatabase database) {
        UUID community = UUID.fromString(database.ask(List.of(), "select md5('k77')::uuid"));
        Map<String, DirectoryQuery> lists = new LinkedHashMap<>();
        lists.put("everybody", query("", 0, ""));
        lists.put("extended members", query("", 0, "extended"));
        lists.put("core members", query("", 0, "core"));
        lists.put("seat holders", query("", 0, "seat"));
        lists.put("center staff", query("", 0, "center"));
        lists.put("beginning of a name", query("hiro", 0, ""));
        lists.put("name with a mark left out", query("muller", 0, ""));
        lists.put("inside a name", query("eterse", 0, ""));
        lists.put("words of the expertise", query("chronic absence", 0, ""));
        lists.put("words of the profile", query("literacy", 0, ""));
        lists.put("a place", query("mississippi", 0, ""));
        lists.put("nobody", query("xqzvwk", 0, ""));
        lists.put("a principle", query("", 4, ""));
        lists.put("a jurisdiction", narrowed("", "MS", "", null, 0, ""));
        lists.put("a center", narrowed("", "", "SECC", null, 0, ""));
        lists.put("a community of mine", narrowed("", "", "", community, 0, ""));
        lists.put("all together", narrowed("a", "MS", "SECC", community, 4, "extended"));
        return lists;
    }

    /** What is wrong with a plan: a table read whole, or more questions about the audience than rows. */
    private static List<String> complaints(JsonObject plan, String name) {
        List<String> found = new ArrayList<>();
        long shown = plan.getLong("Actual Rows");
        // To be an extended member is a wish that the membership itself answers: once for everybody walked by.
        long walked = name.startsWith("extended") ? rowsOf(plan, "person") : shown;
        nodes(plan).forEach(node -> {
            String table = node.getString("Relation Name", "");
            boolean scanned = node.getString("Node Type").contains("Seq Scan");
            if (scanned && Set.of("person", "membership").contains(table)) {
                found.add(name + ": reads all of " + table);
            }
            if (table.equals("membership") && "asked".equals(node.getString("Alias"))) {
                long asked = node.getLong("Actual Loops");
                if (asked > Math.max(1, walked)) {
                    found.add("%s: asks %d times for %d rows".formatted(name, asked, shown));
                }
                if (!Set.of("membership_active", "membership_ever").contains(node.getString("Index Name", ""))) {
                    found.add(name + ": asks " + node.getString("Index Name"));
                }
            }
        });
        if (shown > PAGE + 1) {
            found.add(name + ": shows " + shown);
        }
        return found;
    }

    private static long rowsOf(JsonObject plan, String table) {
        return nodes(plan).stream()
                .filter(node -> table.equals(node.getString("Relation Name")))
                .mapToLong(node -> node.getLong("Actual Rows") * node.getLong("Actual Loops"))
                .max()
                .orElse(0);
    }

    private static List<JsonObject> nodes(JsonObject plan) {
        List<JsonObject> all = new ArrayList<>();
        all.add(plan);
        for (Object child : plan.getJsonArray("Plans", new JsonArray())) {
            all.addAll(nodes((JsonObject) child));
        }
        return all;
    }

    private static JsonObject plan(OwnDatabase database, Viewer viewer, DirectoryQuery query, String mode) {
        DirectoryRepository.Asked asked = DirectoryRepository.asked(viewer, Clock.systemUTC(), query, PAGE);
        List<String> values = values(asked.values());
        String types = values.stream()
                .map(value -> value.substring(value.lastIndexOf("::") + 2))
                .collect(Collectors.joining(", "));
        String plans = database.ask(
                List.of(
                        "set plan_cache_mode = " + mode,
                        "set jit = off",
                        "prepare asked(" + types + ") as " + asked.sql()),
                "explain (analyze, format json) execute asked(" + String.join(", ", values) + ")");
        return new JsonArray(plans).getJsonObject(0).getJsonObject("Plan");
    }

    private static List<String> values(Tuple tuple) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < tuple.size(); i++) {
            values.add(literal(tuple.getValue(i)));
        }
        return values;
    }

    private static String literal(Object value) {
        if (value instanceof UUID) {
            return "'" + value + "'::uuid";
        }
        if (value instanceof OffsetDateTime) {
            return "'" + value + "'::timestamptz";
        }
        if (value instanceof Short[] numbers) {
            return "array" + Arrays.toString(numbers) + "::smallint[]";
        }
        if (value instanceof String[] words) {
            return "array["
                    + Arrays.stream(words).map(word -> "'" + word + "'").collect(Collectors.joining(", "))
                    + "]::text[]";
        }
        return "'" + value + "'::text";
    }

    private static DirectoryQuery query(String q, int principle, String standing) {
        return narrowed(q, "", "", null, principle, standing);
    }

    private static DirectoryQuery narrowed(
            String q,
            String jurisdiction,
            String center,
            @org.jspecify.annotations.Nullable UUID community,
            int principle,
            String standing) {
        return new DirectoryQuery(
                q,
                DirectoryQuery.words(q),
                DirectoryService.named(Map.of("MS", "Mississippi", "MO", "Missouri"), q),
                jurisdiction,
                center,
                community,
                principle,
                standing,
                Optional.empty());
    }

    private static Viewer viewer(UUID id) {
        return new Viewer(
                id,
                "busy",
                "Busy",
                "busy@tests.example",
                "",
                Viewer.EASTERN,
                false,
                null,
                Map.of(Viewer.NATIONAL, new Viewer.Standing(Reach.CORE, Set.of())));
    }

    private static String large() throws IOException {
        try (InputStream in = Objects.requireNonNull(DirectoryPlanTest.class.getResourceAsStream("large.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
