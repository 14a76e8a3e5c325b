package org.nnssil.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.stream.Stream;

/** A migrated database beside that of the application, for tests that fill one with tens of thousands of rows. */
public final class OwnDatabase implements AutoCloseable {

    private final String name;
    private final String url;

    private OwnDatabase(String name, String url) {
        this.name = name;
        this.url = url;
    }

    public static OwnDatabase migrated(String name) {
        run(PostgresAndKeys.jdbcUrl(), "drop database if exists " + name, "create database " + name);
        OwnDatabase database = new OwnDatabase(name, PostgresAndKeys.jdbcUrl().replace("/postgres?", "/" + name + "?"));
        migrations().forEach(sql -> database.execute(sql));
        return database;
    }

    public void execute(String... statements) {
        run(url, statements);
    }

    /** Runs the query with all statements before it on one connection, and answers the first column of the first row. */
    public String ask(List<String> before, String query) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : before) {
                statement.execute(sql);
            }
            try (ResultSet rows = statement.executeQuery(query)) {
                rows.next();
                return rows.getString(1);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(query, failure);
        }
    }

    @Override
    public void close() {
        run(PostgresAndKeys.jdbcUrl(), "drop database " + name);
    }

    private static void run(String url, String... statements) {
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
                Files.list(Path.of(Objects.requireNonNull(OwnDatabase.class.getResource("/db/migration"))
                        .toURI()))) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .map(OwnDatabase::read)
                    .toList();
        } catch (IOException | URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
