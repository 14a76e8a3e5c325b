package org.nnssil.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL as a child process, on the loopback address only, with its data in the data folder and a password for
 * every role. It holds two databases with an owner each, {@code network} and {@code keycloak}, that cannot read one
 * another.
 */
final class PostgresServer implements AutoCloseable {

    static final String NETWORK = "network";
    static final String KEYCLOAK = "keycloak";

    private static final String SUPERUSER = "postgres";
    private static final int PREFERRED_PORT = 15_432;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final WorkFolder work;
    private final PostgresBinaries binaries;
    private final Secrets secrets;
    private final Path data;
    private final Path log;
    private final Child child;
    private int port;
    private @Nullable Process guard;

    PostgresServer(WorkFolder work, PostgresBinaries binaries, Secrets secrets) {
        this.work = work;
        this.binaries = binaries;
        this.secrets = secrets;
        this.data = work.path().resolve("postgres");
        this.log = work.log("postgres.log");
        this.child = new Child(work.path(), "postgres", data.toString());
    }

    void start() throws IOException {
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise();
        }
        requireSameMajor();
        port = Ports.freeNear(PREFERRED_PORT);
        run("pg_ctl", "start", "-w", "-t", "60", "-D", data.toString(), "-l", log.toString(), "-o", "-p " + port);
        ProcessHandle.of(postmasterPid().orElseThrow(() -> new IOException("PostgreSQL left no postmaster.pid.")))
                .ifPresent(child::record);
        guard = startGuard();
        createDatabases();
    }

    int port() {
        return port;
    }

    /** Ends what a killed run left behind, and only that. */
    void clearLeftovers(Progress progress) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        Optional<ProcessHandle> running = child.survivor()
                .or(() -> postmasterPid().flatMap(ProcessHandle::of).filter(child::isOurs));
        if (running.isPresent()) {
            progress.say("PostgreSQL: stopping the one that the last run left behind (process "
                    + running.get().pid() + ")");
            stopServer(running.get());
        }
        // A stale file whose number now belongs to somebody else's process would keep PostgreSQL from starting.
        Files.deleteIfExists(pidFile);
        child.forget();
    }

    @Override
    public void close() {
        try {
            postmasterPid().flatMap(ProcessHandle::of).filter(child::isOurs).ifPresent(this::stopServer);
        } finally {
            if (guard != null) {
                guard.destroy();
            }
            child.forget();
        }
    }

    private void stopServer(ProcessHandle server) {
        try {
            run("pg_ctl", "stop", "-w", "-t", "15", "-m", "fast", "-D", data.toString());
        } catch (IOException | StandaloneProblem stubborn) {
            Child.stop(server, Duration.ofSeconds(5));
        }
    }

    private void initialise() throws IOException {
        // A first run that was killed half way leaves a folder that initdb would refuse.
        Path fresh = data.resolveSibling("postgres.new");
        Folders.delete(fresh);
        Path password = work.path().resolve("postgres.password");
        OwnerOnly.write(password, writer -> writer.write(secrets.get("postgres.password")));
        try {
            run(
                    "initdb",
                    "-D",
                    fresh.toString(),
                    "-U",
                    SUPERUSER,
                    "-A",
                    "scram-sha-256",
                    "--pwfile",
                    password.toString(),
                    "-E",
                    "UTF8",
                    "--locale-provider",
                    "builtin",
                    "--builtin-locale",
                    "C.UTF-8",
                    "--locale",
                    "C");
        } finally {
            Files.deleteIfExists(password);
        }
        Files.writeString(
                fresh.resolve("postgresql.conf"),
                """

                # The one-machine run: loopback only, no socket files, two applications with a pool each.
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                max_connections = 120
                shared_buffers = 128MB
                log_line_prefix = '%m [%p] %d '
                """,
                StandardOpenOption.APPEND);
        Files.move(fresh, data);
    }

    private void requireSameMajor() throws IOException {
        String kept = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!kept.equals(binaries.major())) {
            throw new StandaloneProblem("The data in " + data + " were written by PostgreSQL " + kept
                    + ", this version runs " + binaries.major()
                    + ". Start afresh with another folder: NETWORK_WORK=.network-2 mvn -Prun");
        }
    }

    /**
     * Stops PostgreSQL when this process is killed: its standard input then ends. Unix only; elsewhere the next start
     * does it.
     */
    private @Nullable Process startGuard() throws IOException {
        if (!Files.isExecutable(Path.of("/bin/sh"))) {
            return null;
        }
        String script = "cat >/dev/null; [ \"$(head -n 1 \"$2\" 2>/dev/null)\" = \"$1\" ] && kill -INT \"$1\"";
        return new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        script,
                        "network-guard",
                        Long.toString(postmasterPid().orElseThrow()),
                        data.resolve("postmaster.pid").toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private Optional<Long> postmasterPid() {
        try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
            return lines.findFirst().map(String::strip).map(Long::parseLong);
        } catch (IOException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private void createDatabases() throws IOException {
        try (Connection admin = connect();
                Statement statement = admin.createStatement()) {
            for (String name : List.of(NETWORK, KEYCLOAK)) {
                String password = secrets.get(name + ".password");
                if (absent(statement, "select 1 from pg_roles where rolname = '" + name + "'")) {
                    statement.execute("create role " + name + " login password '" + password + "'");
                }
                if (absent(statement, "select 1 from pg_database where datname = '" + name + "'")) {
                    statement.execute("create database " + name + " owner " + name);
                    statement.execute("revoke all on database " + name + " from public");
                }
            }
        } catch (SQLException refused) {
            throw new IOException("PostgreSQL refused to prepare its databases: " + refused.getMessage(), refused);
        }
    }

    private static boolean absent(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            return !found.next();
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", secrets.get("postgres.password"));
        properties.setProperty("connectTimeout", "10");
        // DriverManager looks drivers up by class loader, and at this point the application's is not in place.
        return new org.postgresql.Driver().connect("jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties);
    }

    private void run(String program, String... arguments) throws IOException {
        Process process = binaries.command(program, List.of(arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new StandaloneProblem(program + " did not finish in a minute; see " + log + ".");
            }
        } catch (InterruptedException stopped) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("Stopped while waiting for " + program + ".", stopped);
        }
        if (process.exitValue() != 0) {
            throw LogTail.of(log).problem("PostgreSQL did not start (" + program + ")");
        }
    }
}
