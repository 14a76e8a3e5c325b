package org.nnssil.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real PostgreSQL with a database for the service and one for Keycloak, and a log of statements when asked for. */
final class Database implements AutoCloseable {

    static final String NETWORK = "network";
    static final String KEYCLOAK = "keycloak";

    /** What the service sent: the log line's prefix is "database/application/" (no sign that a shell minds). */
    private static final Pattern STATEMENT =
            Pattern.compile("^network/(?!bench/)[^/]*/LOG:  (?:execute [^:]*|statement): (.*)$", Pattern.MULTILINE);

    private final EmbeddedPostgres postgres;
    private final Path log;

    private Database(EmbeddedPostgres postgres, Path log) {
        this.postgres = postgres;
        this.log = log;
    }

    static Database start(Path folder) throws IOException, SQLException {
        Path data = Files.createDirectories(folder.resolve("postgres"));
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(true)
                .setServerConfig("max_connections", "150")
                .setServerConfig("shared_buffers", "256MB")
                // Durable as in production: only memory is set, nothing is switched off.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_directory", "log")
                .setServerConfig("log_filename", "statements.log")
                .setServerConfig("log_line_prefix", "%d/%a/")
                .setServerConfig("log_checkpoints", "off")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        Database database = new Database(postgres, data.resolve("log").resolve("statements.log"));
        for (String name : List.of(NETWORK, KEYCLOAK)) {
            database.execute("postgres", "create database " + name);
        }
        return database;
    }

    /** Of the processes that serve the application's connections now. */
    Duration processorTime() throws SQLException {
        return column("select pid from pg_stat_activity where datname = '" + NETWORK
                        + "' and application_name <> 'bench'")
                .stream()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    int port() {
        return postgres.getPort();
    }

    void execute(String name, String sql) throws SQLException {
        try (Connection connection = connect(name);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = connect(NETWORK);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** What the service sends while the act runs, in the order in which PostgreSQL executed it. */
    List<String> statementsDuring(Act act) throws Exception {
        long from = Files.size(log);
        act.run();
        Thread.sleep(150); // the collector is a process of its own
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            Matcher lines = STATEMENT.matcher(new String(bytes, StandardCharsets.UTF_8));
            List<String> statements = new ArrayList<>();
            while (lines.find()) {
                statements.add(lines.group(1));
            }
            return statements;
        }
    }

    void logStatements(boolean on) throws Exception {
        execute("postgres", "alter system set log_statement = '" + (on ? "all" : "none") + "'");
        execute("postgres", "select pg_reload_conf()");
        Thread.sleep(500);
    }

    private Connection connect(String name) throws SQLException {
        return java.sql.DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port() + "/" + name + "?ApplicationName=bench",
                "postgres",
                "postgres");
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    /** Something that is watched. */
    interface Act {
        void run() throws Exception;
    }
}
