package org.nnssil.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged application in a process of its own, with everything it needs configured from outside. */
final class Application implements AutoCloseable {

    /** Small on purpose: what one pod of the Kubernetes base has. */
    static final String HEAP = "-Xmx512m";

    private final Child child;
    private final int port;
    private final Duration firstPage;

    private Application(Child child, int port, Duration firstPage) {
        this.child = child;
        this.port = port;
        this.firstPage = firstPage;
    }

    /** @param jar the runner of the packaged application built with the references in it */
    static Application start(Path jar, Path log, Database database, String name, Keycloak keycloak)
            throws IOException, InterruptedException {
        int port = Child.freePort();
        String where = "//127.0.0.1:" + database.port() + "/" + name;
        Child child = Child.start(
                "The application",
                log,
                Map.ofEntries(
                        Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                        Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
                        Map.entry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql:" + where),
                        Map.entry("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql:" + where),
                        Map.entry("QUARKUS_DATASOURCE_USERNAME", "postgres"),
                        Map.entry("QUARKUS_DATASOURCE_PASSWORD", "postgres"),
                        Map.entry("QUARKUS_OIDC_AUTH_SERVER_URL", keycloak.realmUrl()),
                        Map.entry("QUARKUS_OIDC_CREDENTIALS_SECRET", Keycloak.CLIENT_SECRET),
                        Map.entry(
                                "QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET",
                                "benchmark-benchmark-benchmark-32"),
                        Map.entry("NETWORK_BASE_URL", "http://127.0.0.1:" + port),
                        Map.entry("NETWORK_FORM_KEY", "benchmark-benchmark-benchmark-benchmark"),
                        Map.entry("NETWORK_DEMO", "false"),
                        Map.entry("NETWORK_WORK", log.resolveSibling("unused").toString())),
                command(jar));
        try {
            Duration firstPage = child.awaitOk("http://127.0.0.1:" + port + "/", Duration.ofSeconds(60));
            return new Application(child, port, firstPage);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            child.close();
            throw failed;
        }
    }

    /** As docs/running.md starts it: with the archive of classes that the build leaves beside the jar. */
    private static List<String> command(Path jar) {
        Path archive = jar.resolveSibling("network.jsa");
        if (!Files.isReadable(archive)) {
            // A JVM told to use one that is not there leaves its own archive too, and starts a third more slowly.
            throw new IllegalStateException(
                    archive + " is missing: mvn verify -Pbench makes it, mvn package does not.");
        }
        List<String> command =
                new ArrayList<>(List.of(Child.java(), HEAP, "-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off"));
        String options = System.getProperty("bench.options", "");
        if (!options.isBlank()) {
            command.addAll(List.of(options.strip().split("\\s+")));
        }
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    int port() {
        return port;
    }

    /** From the start of the process to the last byte of the first page. */
    Duration firstPage() {
        return firstPage;
    }

    long residentMebibytes() throws IOException {
        return child.residentMebibytes();
    }

    Duration processorTime() {
        return child.processorTime();
    }

    @Override
    public void close() {
        child.close();
    }
}
