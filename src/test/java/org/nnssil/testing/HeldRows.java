package org.nnssil.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** Another transaction that is not done yet: what it locked stays locked until it is let go. */
public final class HeldRows implements AutoCloseable {

    /** Whoever changes the national roster waits for this. */
    public static final String NATIONAL_ROSTER = "select id from community where slug = 'nnssil' for no key update";

    private static final String WAITING =
            """
            with recursive waiting(pid) as (
                select a.pid from pg_stat_activity a where ? = any(pg_blocking_pids(a.pid))
                union
                select a.pid from waiting w join pg_stat_activity a on w.pid = any(pg_blocking_pids(a.pid)))
            select count(*) from waiting
            """;

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

    /** Has two acts begin, of which neither ends before both wait for what the statement locks; and their answers. */
    public static <T> List<T> meeting(Supplier<T> one, Supplier<T> other, String sql, Object... values) {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            CompletableFuture<T> first;
            CompletableFuture<T> second;
            try (HeldRows held = by(sql, values)) {
                first = CompletableFuture.supplyAsync(one, threads);
                second = CompletableFuture.supplyAsync(other, threads);
                held.await(2);
            }
            return List.of(first.join(), second.join());
        } finally {
            threads.shutdown();
        }
    }

    /** Until a transaction of the application waits for what is held here. */
    public void awaitSomebody() {
        await(1);
    }

    /** Until so many do, be it in a row behind each other. */
    private void await(int transactions) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Fixtures.number(WAITING, (int) backend) >= transactions);
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
