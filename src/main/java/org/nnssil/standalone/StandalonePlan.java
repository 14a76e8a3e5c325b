package org.nnssil.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nnssil.shared.BaseUrl;

/**
 * What this run starts itself and what it was given, decided from the settings alone. The demo and the empty network
 * keep their data in separate folders, so that neither can ever be opened as the other.
 */
record StandalonePlan(
        boolean postgres,
        boolean keycloak,
        boolean demo,
        Path work,
        Path keycloakHome,
        int httpPort,
        int keycloakPort,
        Optional<String> mailServer) {

    static final String KEYCLOAK_VERSION = "26.7.3";
    static final int HTTP_PORT = 8080;
    static final int KEYCLOAK_PORT = 8180;

    static StandalonePlan from(Settings settings) {
        settings.get("network.base-url").ifPresent(StandalonePlan::requireAddress);
        boolean postgres =
                !settings.has("quarkus.datasource.reactive.url") && !settings.has("quarkus.datasource.jdbc.url");
        boolean keycloak = !settings.has("quarkus.oidc.auth-server-url");
        boolean demo = settings.flag("network.demo").orElse(postgres && keycloak);
        Path work = Path.of(settings.get("network.work").orElse(".network"))
                .toAbsolutePath()
                .normalize();
        Path home = keycloakHome(settings, work);
        int httpPort = settings.port("quarkus.http.port", HTTP_PORT);
        int keycloakPort = settings.port("network.keycloak-port", KEYCLOAK_PORT);
        if (keycloak && httpPort == keycloakPort && httpPort != 0) {
            throw new StandaloneProblem("The application and Keycloak cannot share port " + httpPort
                    + ". Set NETWORK_KEYCLOAK_PORT or QUARKUS_HTTP_PORT to another one.");
        }
        return new StandalonePlan(postgres, keycloak, demo, work, home, httpPort, keycloakPort, mail(settings));
    }

    boolean anythingEmbedded() {
        return postgres || keycloak;
    }

    /** Both databases, secrets, logs and the record of child processes. */
    Path dataFolder() {
        return work.resolve(demo ? "demo" : "empty");
    }

    /** Said now, before anything has started, and not by the application in words about its classes. */
    private static void requireAddress(String configured) {
        try {
            BaseUrl.of(configured);
        } catch (IllegalArgumentException none) {
            throw new StandaloneProblem(none.getMessage() + ".", none);
        }
    }

    private static Path keycloakHome(Settings settings, Path work) {
        String folder = "keycloak-" + KEYCLOAK_VERSION;
        List<Path> candidates = settings.get("network.keycloak-home")
                .map(Path::of)
                .map(List::of)
                .orElse(List.of(work.resolve(folder), Path.of(".network", folder)));
        return candidates.stream()
                .filter(home -> Files.isRegularFile(home.resolve("lib/quarkus-run.jar")))
                .findFirst()
                .orElse(candidates.get(0))
                .toAbsolutePath()
                .normalize();
    }

    /** Quarkus itself defaults the host to localhost; only a host that was named means that mail leaves. */
    private static Optional<String> mail(Settings settings) {
        return settings.get("quarkus.mailer.host")
                .map(host -> host
                        + settings.get("quarkus.mailer.port")
                                .map(port -> ":" + port)
                                .orElse(""));
    }
}
