package org.nnssil.audit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Viewer;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.PostgresAndKeys;

/** However long the trail, a search of it reads an index. {@code -Dnetwork.audit-rows=1000000} tries the full size. */
@QuarkusTest
class AuditPlanTest extends NetworkTest {

    private static final int ROWS = Integer.getInteger("network.audit-rows", 40_000);
    private static final Logger LOG = Logger.getLogger(AuditPlanTest.class);

    @Test
    void noSearchReadsTheWholeTrail() throws SQLException {
        try (Connection connection = DriverManager.getConnection(PostgresAndKeys.jdbcUrl());
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            List<UUID> people = fill(sql);

            for (Map.Entry<String, AuditRepository.Wanted> search :
                    searches(people).entrySet()) {
                String plan = explain(sql, search.getValue(), null);
                assertFalse(plan.contains("Seq Scan on audit_entry"), search.getKey() + "\n" + plan);
                assertTrue(plan.contains("audit_entry_"), search.getKey() + "\n" + plan);
                LOG.debugf("%s%n%s", search.getKey(), plan);
            }
            UUID somewhere =
                    UUID.fromString(one(sql, "select id::text from audit_entry order by at limit 1 offset 500"));
            String next = explain(sql, searches(people).get("all"), somewhere);
            assertFalse(next.contains("Seq Scan on audit_entry"), next);
            connection.rollback();
        }
    }

    /** In a transaction that is rolled back: what is in the trail cannot be taken out again. */
    private static List<UUID> fill(Statement sql) throws SQLException {
        sql.execute("create temporary table actor on commit drop as"
                + " select row_number() over () - 1 as n, id from person limit 40");
        sql.execute(
                "insert into audit_entry (id, at, actor_id, act, subject_id, jurisdiction_key, community_id, target,"
                        + " reason, channel, from_address) select gen_random_uuid(), now() - i * interval '20 seconds', a.id, 'plan.act-'"
                        + " || chr(97 + i % 20), s.id, (array['MS', 'TN', 'WY', 'GU'])[1 + i % 4],"
                        + " case when i % 3 = 0 then '" + Viewer.NATIONAL + "'::uuid end, 'thing ' || i,"
                        + " case when i % 5 = 0 then 'Reason number ' || i || ' of many' else '' end, 'PAGE',"
                        + " '203.0.113.' || i % 250"
                        + " from generate_series(1, " + ROWS + ") i"
                        + " join actor a on a.n = i % (select count(*) from actor)"
                        + " join actor s on s.n = i / 40 % (select count(*) from actor)");
        sql.execute("analyze audit_entry");
        List<UUID> people = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery("select id from actor limit 2")) {
            while (rows.next()) {
                people.add(rows.getObject(1, UUID.class));
            }
        }
        return people;
    }

    private static Map<String, AuditRepository.Wanted> searches(List<UUID> people) {
        Map<String, AuditRepository.Wanted> searches = new LinkedHashMap<>();
        searches.put("all", wanted(null, null, null, null, null, null));
        searches.put("by actor", wanted(people, null, null, null, null, null));
        searches.put("by subject", wanted(null, people, null, null, null, null));
        searches.put("by act", wanted(null, null, "plan.act-c", null, null, null));
        searches.put("by jurisdiction", wanted(null, null, null, "WY", null, null));
        searches.put("by date", wanted(null, null, null, null, Instant.parse("2026-01-01T00:00:00Z"), null));
        searches.put("by words", wanted(null, null, null, null, null, "number 1205"));
        searches.put("by address", wanted(null, null, null, null, null, null, "203.0.113.7"));
        searches.put("by all", wanted(people, null, "plan.act-c", "WY", null, null));
        return searches;
    }

    private static AuditRepository.Wanted wanted(
            @Nullable List<UUID> actors,
            @Nullable List<UUID> subjects,
            @Nullable String act,
            @Nullable String jurisdiction,
            @Nullable Instant since,
            @Nullable String words) {
        return wanted(actors, subjects, act, jurisdiction, since, words, null);
    }

    private static AuditRepository.Wanted wanted(
            @Nullable List<UUID> actors,
            @Nullable List<UUID> subjects,
            @Nullable String act,
            @Nullable String jurisdiction,
            @Nullable Instant since,
            @Nullable String words,
            @Nullable String address) {
        return new AuditRepository.Wanted(
                Set.of(Viewer.NATIONAL),
                null,
                actors,
                false,
                subjects,
                Optional.ofNullable(act),
                Optional.ofNullable(jurisdiction),
                Optional.ofNullable(since),
                Optional.empty(),
                Optional.ofNullable(address),
                Optional.ofNullable(words));
    }

    private static String explain(Statement sql, AuditRepository.Wanted wanted, @Nullable UUID after)
            throws SQLException {
        List<Object> values = new ArrayList<>();
        String statement = AuditRepository.LIST.formatted(AuditRepository.where(wanted, after, values), 51);
        for (int i = values.size(); i > 0; i--) {
            statement = statement.replace("$" + i, literal(values.get(i - 1)));
        }
        StringBuilder plan = new StringBuilder();
        try (ResultSet rows = sql.executeQuery("explain (analyze, costs off, buffers off) " + statement)) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        if (ROWS >= 1_000_000) {
            LOG.info(values.size() + " values " + values + "\n" + plan);
        }
        return plan.toString();
    }

    private static String literal(Object value) {
        if (value instanceof UUID[] ids) {
            return "array["
                    + String.join(
                            ", ",
                            List.of(ids).stream().map(id -> "'" + id + "'").toList()) + "]::uuid[]";
        }
        String type = value instanceof UUID ? "uuid" : value instanceof OffsetDateTime ? "timestamptz" : "text";
        return "'" + value + "'::" + type;
    }

    private static String one(Statement sql, String query) throws SQLException {
        try (ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
