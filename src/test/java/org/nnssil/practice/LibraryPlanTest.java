package org.nnssil.practice;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.PostgresAndKeys;

/** The statements of the library on a database of its own with 5,000 spotlights: each is carried by its index. */
@QuarkusTest
class LibraryPlanTest extends NetworkTest {

    private static final String DATABASE = "library_plans";

    private static final String PEOPLE =
            """
            insert into person (id, email, name, jurisdiction_key, created_at)
            select md5('p' || i)::uuid, 'p' || i || '@tests.example', 'Person ' || i, 'MS', now() from generate_series(1, 5000) i;
            insert into membership (id, person_id, community_id, reach, basis, from_at)
            select gen_random_uuid(), id, '00000000-0000-7000-8000-000000000001', 1, 'SEAT', now() from person;
            """;

    private static final String SPOTLIGHTS =
            """
            insert into practice (id, community_id, reach, jurisdiction_key, status, title, summary, situation, what_we_did,
                                  outcome, tier, author_id, created_at, changed_at, published_at)
            select md5('s' || i)::uuid, '00000000-0000-7000-8000-000000000001', 1,
                   (select key from jurisdiction order by key offset i % 57 limit 1), 'PUBLISHED', 'Spotlight ' || md5('t' || i), 'About ' || md5('u' || i % 500), repeat(md5('v' || i % 50) || ' ', 20),
                   repeat(md5('w' || i) || ' ', 20), 'WORKED', 'NOT_RATED', md5('p' || (1 + i % 200))::uuid, now(), now(),
                   now() - make_interval(mins => i)
              from generate_series(1, 5000) i;
            insert into practice_facet
            select md5('s' || i)::uuid, 'PRINCIPLE', (1 + i % 10)::text from generate_series(1, 5000) i;
            """;

    @Test
    void noStatementOfTheLibraryReadsTheWholeTable() throws SQLException {
        execute(PostgresAndKeys.jdbcUrl(), "drop database if exists " + DATABASE, "create database " + DATABASE);
        String url = PostgresAndKeys.jdbcUrl().replace("/postgres?", "/" + DATABASE + "?");
        migrations().forEach(sql -> execute(url, sql));
        execute(url, PEOPLE, SPOTLIGHTS, "vacuum analyze");

        isCarriedBy("practice_words_search", plan(url, "text", LibraryRepository.SEARCH, "md5('u7')"));
        isCarriedBy("practice_looks_like", plan(url, "text", LibraryRepository.LOOKS_LIKE, "md5('t77')"));
        isCarriedBy(
                "practice_pkey",
                plan(
                        url,
                        "uuid, timestamptz, uuid[]",
                        LibraryRepository.BY_IDS,
                        "md5('p1')::uuid, now(), array[md5('s1')::uuid, md5('s2')::uuid, md5('s3')::uuid]"));
        isCarriedBy(
                "practice_published",
                plan(url, "uuid, timestamptz", LibraryRepository.newest(false, 5), "md5('p1')::uuid, now()"));
        isCarriedBy(
                "practice_author",
                plan(
                        url,
                        "uuid, timestamptz, uuid",
                        LibraryRepository.newest(true, 50),
                        "md5('p1')::uuid, now(), md5('p7')::uuid"));
        execute(PostgresAndKeys.jdbcUrl(), "drop database " + DATABASE);
    }

    private static void isCarriedBy(String index, String plan) {
        assertTrue(plan.contains(index), plan);
        assertFalse(plan.contains("Seq Scan on practice "), plan);
        assertFalse(plan.contains("Seq Scan on practice_words"), plan);
        assertFalse(plan.contains("Seq Scan on membership"), plan);
    }

    private static String plan(String url, String types, String sql, String values) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            // As a statement that is kept prepared runs: planned for any values.
            statement.execute("set plan_cache_mode = force_generic_plan");
            statement.execute("prepare asked(" + types + ") as " + sql);
            try (ResultSet lines = statement.executeQuery("explain (analyze) execute asked(" + values + ")")) {
                StringBuilder plan = new StringBuilder();
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
                return plan.toString();
            }
        }
    }

    private static void execute(String url, String... statements) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<String> migrations() {
        try (Stream<Path> files =
                Files.list(Path.of(Objects.requireNonNull(LibraryPlanTest.class.getResource("/db/migration"))
                        .toURI()))) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .map(LibraryPlanTest::read)
                    .collect(Collectors.toList());
        } catch (IOException | URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
