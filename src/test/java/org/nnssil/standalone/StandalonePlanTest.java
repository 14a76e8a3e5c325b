package org.nnssil.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandalonePlanTest {

    @TempDir
    Path directory;

    @Test
    void withNothingConfiguredEverythingIsOursAndTheDemoIsShown() {
        StandalonePlan plan = plan(Map.of());

        assertTrue(plan.postgres());
        assertTrue(plan.keycloak());
        assertTrue(plan.demo());
        assertEquals(8080, plan.httpPort());
        assertEquals(8180, plan.keycloakPort());
        assertEquals(Optional.empty(), plan.mailServer());
    }

    @Test
    void withBothGivenNothingStartsAndNoDemoIsLoaded() {
        StandalonePlan plan = plan(Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://db/network",
                "QUARKUS_OIDC_AUTH_SERVER_URL", "https://id.example/realms/network"));

        assertFalse(plan.anythingEmbedded());
        assertFalse(plan.demo());
    }

    @Test
    void anAddressThatIsNoneIsToldBeforeAnythingStarts() {
        StandaloneProblem told =
                assertThrows(StandaloneProblem.class, () -> plan(Map.of("NETWORK_BASE_URL", "network.example")));

        assertEquals(
                "NETWORK_BASE_URL is \"network.example\"; set it to the address people type, such as"
                        + " https://network.example.org.",
                told.getMessage());
    }

    @Test
    void aDatabaseGivenInEitherWayIsNeverFilledWithTheDemoUnasked() {
        for (String variable : new String[] {"QUARKUS_DATASOURCE_REACTIVE_URL", "QUARKUS_DATASOURCE_JDBC_URL"}) {
            StandalonePlan plan = plan(Map.of(variable, "postgresql://db/network"));

            assertFalse(plan.postgres(), variable);
            assertTrue(plan.keycloak(), variable);
            assertFalse(plan.demo(), variable);
        }
    }

    @Test
    void aKeycloakGivenKeepsOursFromStarting() {
        StandalonePlan plan = plan(Map.of("QUARKUS_OIDC_AUTH_SERVER_URL", "https://id.example/realms/network"));

        assertTrue(plan.postgres());
        assertFalse(plan.keycloak());
        assertFalse(plan.demo());
    }

    @Test
    void theDemoAndTheEmptyNetworkNeverShareAFolder() {
        Path demo = plan(Map.of()).dataFolder();
        Path empty = plan(Map.of("NETWORK_DEMO", "false")).dataFolder();

        assertNotEquals(demo, empty);
        assertEquals(demo.getParent(), empty.getParent());
    }

    @Test
    void portsFolderAndMailServerCanBeChanged() {
        StandalonePlan plan = plan(Map.of(
                "QUARKUS_HTTP_PORT", "9090",
                "NETWORK_KEYCLOAK_PORT", "9190",
                "NETWORK_WORK", directory.resolve("elsewhere").toString(),
                "QUARKUS_MAILER_HOST", "smtp.example",
                "QUARKUS_MAILER_PORT", "587"));

        assertEquals(9090, plan.httpPort());
        assertEquals(9190, plan.keycloakPort());
        assertEquals(directory.resolve("elsewhere/demo"), plan.dataFolder());
        assertEquals(Optional.of("smtp.example:587"), plan.mailServer());
    }

    @Test
    void onePortForBothIsRefused() {
        assertThrows(StandaloneProblem.class, () -> plan(Map.of("QUARKUS_HTTP_PORT", "8180")));
    }

    @Test
    void keycloakIsTakenFromWhereTheBuildUnpackedItWhenTheWorkFolderHasNone() throws IOException {
        Path home = directory.resolve("built/keycloak-" + StandalonePlan.KEYCLOAK_VERSION);
        Files.createDirectories(home.resolve("lib"));
        Files.createFile(home.resolve("lib/quarkus-run.jar"));

        assertEquals(
                home, plan(Map.of("NETWORK_KEYCLOAK_HOME", home.toString())).keycloakHome());
    }

    private StandalonePlan plan(Map<String, String> environment) {
        return StandalonePlan.from(Settings.of(new Properties(), environment, directory));
    }
}
