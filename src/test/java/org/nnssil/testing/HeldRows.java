package org.nnssil.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Another transaction that is not done yet: what it locked stays locked until it is let go. */
public final class HeldRows implements AutoCloseable {

    /** Whoever changes the national roster waits for this. */
    public static final String NATIONAL_ROSTER = "select id from community where slug = 'nnssil' for no key update";

    private final Connection connection;
    private final long backend;

    private HeldRows(Connection connection, long backend) {
        this.connection = connection;
        this.backend = backend;
    }

    /** Runs the statement and holds what it locks. */
    public static HeldRows by(String sql, Object... values) {
        try {
            Connection connection = DriverManager.getConnection(PostgresAndKeys.jdbcUrl());
            connection.setAutoCommit(false);
            try (PreparedStatement who = connection.prepareStatement("select pg_backend_pid()");
                    ResultSet row = who.executeQuery();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                row.next();
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                statement.execute();
                return new HeldRows(connection, row.getLong(1));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** Until a transaction of the application waits for what is held here. */
    public void awaitSomebody() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Fixtures.number(
                                "select count(*) from pg_stat_activity where ? = any(pg_blocking_pids(pid))",
                                (int) backend)
                        > 0);
    }

    /** Commits, so that whoever waits goes on. */
    @Override
    public void close() {
        try (Connection done = connection) {
            done.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
