package org.nnssil.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path directory;

    private final Properties system = new Properties();

    @Test
    void aSystemPropertyGoesBeforeTheEnvironmentAndThatBeforeFiles() throws IOException {
        Files.writeString(directory.resolve(".env"), "NETWORK_A=file\nNETWORK_B=file\nNETWORK_C=file\n");
        Files.createDirectory(directory.resolve("config"));
        Files.writeString(
                directory.resolve("config/application.properties"),
                "network.c=last\n%prod.network.d=prod\nnetwork.d=any\n");
        system.setProperty("network.a", "system");

        Settings settings = settings(Map.of("NETWORK_A", "environment", "NETWORK_B", "environment"));

        assertEquals(Optional.of("system"), settings.get("network.a"));
        assertEquals(Optional.of("environment"), settings.get("network.b"));
        assertEquals(Optional.of("file"), settings.get("network.c"));
        assertEquals(Optional.of("prod"), settings.get("network.d"));
    }

    @Test
    void theNameOfAVariableFollowsTheRuleOfMicroProfileConfig() {
        assertEquals("QUARKUS_OIDC_AUTH_SERVER_URL", Settings.variable("quarkus.oidc.auth-server-url"));
    }

    @Test
    void aBlankValueIsNotSet() {
        assertFalse(settings(Map.of("QUARKUS_DATASOURCE_REACTIVE_URL", "  ")).has("quarkus.datasource.reactive.url"));
    }

    @Test
    void aWrongFlagOrPortNamesItsVariable() {
        Settings settings = settings(Map.of("NETWORK_DEMO", "maybe", "QUARKUS_HTTP_PORT", "80800"));

        assertEquals(
                "NETWORK_DEMO is \"maybe\"; set it to true or false.",
                assertThrows(StandaloneProblem.class, () -> settings.flag("network.demo"))
                        .getMessage());
        assertEquals(
                "QUARKUS_HTTP_PORT is \"80800\"; set it to a port from 1 to 65535.",
                assertThrows(StandaloneProblem.class, () -> settings.port("quarkus.http.port", 8080))
                        .getMessage());
    }

    private Settings settings(Map<String, String> environment) {
        return Settings.of(system, environment, directory);
    }
}
