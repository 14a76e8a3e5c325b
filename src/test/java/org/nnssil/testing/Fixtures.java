package org.nnssil.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;

/** Prepares people, communities and memberships directly in the tables, and looks into them. Everything it makes is new. */
public final class Fixtures {

    private static final Deque<Connection> IDLE = new ConcurrentLinkedDeque<>();

    private Fixtures() {}

    /** Someone who can sign in: the token's subject is the person's. */
    public record Somebody(UUID id, String subject, String name, String email) {

        public String token() {
            return PostgresAndKeys.token(subject, email, true);
        }
    }

    public static Somebody person(String name, String jurisdictionKey) {
        UUID id = UUID.randomUUID();
        String subject = UUID.randomUUID().toString();
        String email = "p" + id.toString().substring(0, 8) + "@tests.example";
        run(
                "insert into person (id, subject, email, name, role_title, jurisdiction_key, created_at)"
                        + " values (?, ?, ?, ?, 'Director of School Improvement', ?, now())",
                id,
                subject,
                email,
                name,
                jurisdictionKey);
        return new Somebody(id, subject, name, email);
    }

    /** A core member of the National Network. */
    public static Somebody director(String name, String jurisdictionKey) {
        Somebody somebody = person(name, jurisdictionKey);
        join(somebody, Viewer.NATIONAL, Reach.CORE);
        return somebody;
    }

    public static Somebody extended(String name, String jurisdictionKey) {
        Somebody somebody = person(name, jurisdictionKey);
        join(somebody, Viewer.NATIONAL, Reach.MEMBERS);
        return somebody;
    }

    public static Somebody coordinator() {
        Somebody somebody = person("Avery Coordinator", null);
        join(somebody, Viewer.NATIONAL, Reach.CONVENERS, Viewer.COORDINATOR);
        return somebody;
    }

    /** Signed in, with a row, and a member of nothing. */
    public static Somebody outsider() {
        return person("Otto Outsider", null);
    }

    public static void join(Somebody somebody, UUID community, Reach reach, String... roles) {
        run(
                "insert into membership (id, person_id, community_id, reach, roles, basis, from_at)"
                        + " values (gen_random_uuid(), ?, ?, ?, string_to_array(?, ','), 'INVITED', now())",
                somebody.id(),
                community,
                reach.rank(),
                String.join(",", roles));
    }

    /** The path of the person's calendar, as they have it from the page that makes it. */
    public static String calendarFeed(Somebody somebody) {
        String token = UUID.randomUUID().toString();
        run(
                "insert into calendar_feed (person_id, token_hash, created_at, submission_key)"
                        + " values (?, sha256(convert_to(?, 'UTF8')), now(), gen_random_uuid())",
                somebody.id(),
                token);
        return "/calendar/" + token + ".ics";
    }

    /** Ends all memberships, as a departure does. */
    public static void leave(Somebody somebody) {
        run("update membership set ended_at = now(), end_reason = 'left' where person_id = ?", somebody.id());
    }

    /** A private sub-community of the National Network, unlisted. */
    public static UUID community(String slug, String name) {
        return community(slug, name, Viewer.NATIONAL);
    }

    public static UUID community(String slug, String name, UUID parent) {
        UUID id = UUID.randomUUID();
        run(
                "insert into community (id, slug, name, kind, parent_id, listed, created_at) values (?, ?, ?, 'PEER', ?, false, now())",
                id,
                slug,
                name,
                parent);
        return id;
    }

    public static int run(String sql, Object... values) {
        return connected(sql, connection -> {
            try (PreparedStatement statement = prepare(connection, sql, values)) {
                return statement.executeUpdate();
            }
        });
    }

    /** All rows; a row is an array of the columns. */
    public static List<Object[]> rows(String sql, Object... values) {
        return connected(sql, connection -> {
            try (PreparedStatement statement = prepare(connection, sql, values);
                    ResultSet result = statement.executeQuery()) {
                List<Object[]> rows = new ArrayList<>();
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    Object[] row = new Object[columns];
                    for (int i = 0; i < columns; i++) {
                        row[i] = result.getObject(i + 1);
                    }
                    rows.add(row);
                }
                return rows;
            }
        });
    }

    /** Whether, for a moment within two seconds, no connection has a transaction open that has done nothing yet. */
    public static boolean noTransactionWaits() {
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(2))
                    .until(() -> number("select count(*) from pg_stat_activity where state = 'idle in transaction'"
                                    + " and query ilike 'begin%'")
                            == 0);
            return true;
        } catch (ConditionTimeoutException stillOpen) {
            return false;
        }
    }

    /** The first column of the only row, as a number. */
    public static long number(String sql, Object... values) {
        return ((Number) rows(sql, values).get(0)[0]).longValue();
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Connections are kept: opening one costs more than what tests ask on it. One that failed is not used again. */
    private static <T> T connected(String sql, Work<T> work) {
        String url = PostgresAndKeys.jdbcUrl();
        try {
            Connection kept = IDLE.poll();
            Connection connection =
                    kept != null && kept.getMetaData().getURL().equals(url) ? kept : DriverManager.getConnection(url);
            try {
                T result = work.on(connection);
                IDLE.push(connection);
                return result;
            } catch (SQLException failure) {
                connection.close();
                throw failure;
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
