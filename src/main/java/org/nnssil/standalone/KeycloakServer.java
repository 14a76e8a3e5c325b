package org.nnssil.standalone;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keycloak as a child process, on the loopback address only, with the network's realm imported on its first start. */
final class KeycloakServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final KeycloakHome home;
    private final WorkFolder work;
    private final Secrets secrets;
    private final int port;
    private final Path log;
    private final Child child;
    private @Nullable Process process;
    private volatile boolean stopping;

    KeycloakServer(KeycloakHome home, WorkFolder work, Secrets secrets, int port) {
        this.home = home;
        this.work = work;
        this.secrets = secrets;
        this.port = port;
        this.log = work.log("keycloak.log");
        this.child = new Child(work.path(), "keycloak", "-Dnetwork.data=" + work.path());
    }

    /** The address of the realm: the issuer of every token. */
    String realmUrl() {
        return url() + "/realms/" + RealmFile.REALM;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void configure(Progress progress) throws IOException {
        home.configure(progress, work);
    }

    /** Starts the process and returns at once. */
    void start(RealmFile realm, @Nullable Integer postgresPort) throws IOException {
        Path realms = work.path().resolve("realm");
        realm.writeTo(realms);
        ProcessBuilder builder = home.command(
                work.path(),
                List.of("-Dkeycloak.migration.dir=" + realms),
                List.of(
                        "start",
                        "--optimized",
                        "--cache=local",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--hostname=" + url()));
        // Secrets go by the environment: command lines can be read by every account of the machine.
        builder.environment().putAll(realm.variables(secrets));
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.get("keycloak.admin-password"));
        builder.environment().putAll(database(postgresPort));
        process = builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        child.record(process.toHandle());
    }

    private Map<String, String> database(@Nullable Integer postgresPort) {
        if (postgresPort == null) {
            return Map.of("KC_DB_URL", "jdbc:h2:file:" + work.path().resolve("keycloak-db") + ";NON_KEYWORDS=VALUE");
        }
        return Map.of(
                "KC_DB_URL",
                "jdbc:postgresql://127.0.0.1:" + postgresPort + "/" + PostgresServer.KEYCLOAK,
                "KC_DB_USERNAME",
                PostgresServer.KEYCLOAK,
                "KC_DB_PASSWORD",
                secrets.get(PostgresServer.KEYCLOAK + ".password"));
    }

    /** Returns when the realm answers. @throws StandaloneProblem when the process ends first or takes minutes */
    void awaitReady(Progress progress) throws IOException, InterruptedException {
        Process running = started();
        long begun = System.nanoTime();
        long said = 0;
        while (!answers(realmUrl())) {
            if (running.waitFor(200, TimeUnit.MILLISECONDS)) {
                throw LogTail.of(log).problem("Keycloak did not start");
            }
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
            if (seconds > PATIENCE.toSeconds()) {
                throw LogTail.of(log).problem("Keycloak does not answer after " + PATIENCE.toMinutes() + " minutes");
            }
            if (seconds >= said + 5) {
                said = seconds;
                progress.say("Keycloak: still starting (" + seconds + " s)");
            }
        }
    }

    /** Calls back if the process ends although nobody stopped it. */
    void onUnexpectedEnd(Runnable action) {
        started().onExit().thenRun(() -> {
            if (!stopping) {
                action.run();
            }
        });
    }

    Path log() {
        return log;
    }

    void clearLeftovers(Progress progress) {
        child.survivor().ifPresent(left -> {
            progress.say("Keycloak: stopping the one that the last run left behind (process " + left.pid() + ")");
            Child.stop(left, Duration.ofSeconds(10));
        });
        child.forget();
    }

    /** By the end of its standard input; insists after a while. */
    @Override
    public void close() {
        stopping = true;
        if (process != null) {
            try {
                process.getOutputStream().close();
            } catch (IOException gone) {
                // then it has ended already
            }
            if (!Child.endsWithin(process.toHandle(), Duration.ofSeconds(8))) {
                Child.stop(process.toHandle(), Duration.ofSeconds(4));
            }
        }
        child.forget();
    }

    private Process started() {
        if (process == null) {
            throw new IllegalStateException("Keycloak has not been started.");
        }
        return process;
    }

    static boolean answers(String url) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setConnectTimeout(1_000);
        connection.setReadTimeout(5_000);
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        } finally {
            connection.disconnect();
        }
    }
}
