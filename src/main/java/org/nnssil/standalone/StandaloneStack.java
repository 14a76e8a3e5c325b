package org.nnssil.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The servers of a one-machine network while they run: PostgreSQL, Keycloak, or both. PostgreSQL is up when
 * {@link #start} returns; Keycloak follows in the background, because the application starts without it.
 */
public final class StandaloneStack implements AutoCloseable {

    private final StandalonePlan plan;
    private final WorkFolder work;
    private final Secrets secrets;
    private final Progress progress;
    private final int keycloakPort;
    private final CompletableFuture<Void> keycloakReady = new CompletableFuture<>();
    private @Nullable PostgresServer postgres;
    private @Nullable KeycloakServer keycloak;
    private @Nullable Thread keycloakStarter;

    private StandaloneStack(StandalonePlan plan, WorkFolder work, Progress progress) {
        this.plan = plan;
        this.work = work;
        this.progress = progress;
        this.secrets = Secrets.in(work.path());
        this.keycloakPort = plan.keycloakPort() == 0 ? Ports.anyFree() : plan.keycloakPort();
    }

    /**
     * The demo network's servers for a test, on free ports.
     *
     * @param work where everything is kept; a second start on the same folder finds what the first one left
     * @param keycloakHome an unpacked Keycloak
     * @param httpPort where the application will listen
     */
    public static StandaloneStack startDemo(Path work, Path keycloakHome, int httpPort, Progress progress)
            throws IOException {
        return start(
                new StandalonePlan(
                        true,
                        true,
                        true,
                        work.toAbsolutePath(),
                        keycloakHome.toAbsolutePath(),
                        httpPort,
                        0,
                        Optional.empty()),
                progress);
    }

    /** @throws StandaloneProblem when a person has to do something first; then nothing is left running */
    static StandaloneStack start(StandalonePlan plan, Progress progress) throws IOException {
        StandaloneStack stack = new StandaloneStack(plan, WorkFolder.open(plan.dataFolder()), progress);
        try {
            stack.start();
            return stack;
        } catch (IOException | RuntimeException failure) {
            stack.close();
            throw failure;
        }
    }

    private void start() throws IOException {
        work.turnLogsOver();
        if (plan.keycloak()) {
            KeycloakHome home = plan.postgres()
                    ? KeycloakHome.onPostgres(plan.keycloakHome())
                    : KeycloakHome.onFile(plan.keycloakHome());
            keycloak = new KeycloakServer(home, work, secrets, keycloakPort);
            keycloak.clearLeftovers(progress);
        }
        if (plan.postgres()) {
            postgres = new PostgresServer(work, PostgresBinaries.in(plan.work()), secrets);
            postgres.clearLeftovers(progress);
        }
        Ports.requireFree(plan.httpPort(), "the application", "QUARKUS_HTTP_PORT");
        if (plan.keycloak()) {
            Ports.requireFree(keycloakPort, "Keycloak", "NETWORK_KEYCLOAK_PORT");
        }
        work.requireSpace();
        if (postgres != null) {
            progress.say("PostgreSQL: starting, data in " + work.path().resolve("postgres"));
            postgres.start();
            progress.say("PostgreSQL: ready on 127.0.0.1:" + postgres.port());
        }
        if (keycloak != null) {
            startKeycloakBeside(keycloak, postgres);
        } else {
            keycloakReady.complete(null);
        }
    }

    private void startKeycloakBeside(KeycloakServer server, @Nullable PostgresServer database) {
        Integer databasePort = database == null ? null : database.port();
        keycloakStarter = new Thread(
                () -> {
                    try {
                        server.configure(progress);
                        progress.say("Keycloak: starting on " + server.url());
                        server.start(plan.demo() ? RealmFile.demo() : RealmFile.empty(), databasePort);
                        server.awaitReady(progress);
                        progress.say("Keycloak: ready");
                        keycloakReady.complete(null);
                    } catch (IOException | RuntimeException failure) {
                        keycloakReady.completeExceptionally(failure);
                    } catch (InterruptedException stopped) {
                        keycloakReady.completeExceptionally(stopped);
                    }
                },
                "keycloak-start");
        keycloakStarter.start();
    }

    /** Returns when Keycloak answers, or at once when it is not ours. */
    public void awaitKeycloak() throws IOException {
        try {
            keycloakReady.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof StandaloneProblem problem) {
                throw problem;
            }
            throw new IOException(
                    "Keycloak did not start: " + failure.getCause().getMessage(), failure.getCause());
        }
    }

    void onKeycloakLost(Runnable action) {
        if (keycloak != null) {
            keycloak.onUnexpectedEnd(action);
        }
    }

    /** The realm's address, also the issuer of its tokens. */
    public String realmUrl() {
        if (keycloak == null) {
            throw new IllegalStateException("This stack has no Keycloak.");
        }
        return keycloak.realmUrl();
    }

    /** Where the application finds these servers: names and values of its configuration. */
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        if (postgres != null) {
            String address = "postgresql://127.0.0.1:" + postgres.port() + "/" + PostgresServer.NETWORK;
            properties.put("quarkus.datasource.reactive.url", address);
            properties.put("quarkus.datasource.jdbc.url", "jdbc:" + address);
            properties.put("quarkus.datasource.username", PostgresServer.NETWORK);
            properties.put("quarkus.datasource.password", secrets.get(PostgresServer.NETWORK + ".password"));
        }
        if (keycloak != null) {
            properties.put("quarkus.oidc.auth-server-url", keycloak.realmUrl());
            properties.put("quarkus.oidc.credentials.secret", secrets.get(RealmFile.NETWORK_SECRET));
            properties.put("quarkus.oidc.token-state-manager.encryption-secret", secrets.get("session.key"));
            properties.put("network.accounts.client-secret", secrets.get(RealmFile.ADMIN_SECRET));
            // This Keycloak has no mail server.
            properties.put("network.accounts.invite-by", "network");
        }
        properties.put("network.form-key", secrets.get("form.key"));
        properties.put("network.demo", Boolean.toString(plan.demo()));
        return properties;
    }

    /** The password, to be changed at first sign-in, of the one account of an empty network. */
    String coordinatorPassword() {
        return secrets.get(RealmFile.COORDINATOR_PASSWORD);
    }

    Path folder() {
        return work.path();
    }

    /** On the disk of {@link #folder}. */
    long freeMegabytes() {
        return work.freeMegabytes();
    }

    /** Stops Keycloak, then its database. May be called twice. */
    @Override
    public void close() {
        if (keycloakStarter != null) {
            keycloakStarter.interrupt();
            awaitStarter(keycloakStarter);
        }
        try {
            if (keycloak != null) {
                keycloak.close();
            }
        } finally {
            if (postgres != null) {
                postgres.close();
            }
            work.close();
        }
    }

    private static void awaitStarter(Thread starter) {
        try {
            starter.join(5_000);
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }
}
