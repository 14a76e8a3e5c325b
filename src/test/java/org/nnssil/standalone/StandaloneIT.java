package org.nnssil.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The packaged application with its own PostgreSQL and Keycloak, in the order of a person's day: first start, stop, start
 * again, power cut, start again, an empty network. Each step begins with what the one before left on the disk.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StandaloneIT {

    private static final Path WORK = Path.of("target", "standalone-it").toAbsolutePath();
    private static final Path DATA = WORK.resolve("demo");
    private static final Pattern CLAIM = Pattern.compile("http://\\S+/claim/\\S+");
    private static final Map<String, String> AS_IS = Map.of();

    private static int httpPort;
    private static int keycloakPort;

    @BeforeAll
    static void startAfresh() throws IOException {
        Folders.delete(WORK);
        httpPort = Ports.anyFree();
        keycloakPort = Ports.anyFree();
    }

    @AfterAll
    static void leaveNothingRunning() {
        servers().forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    @Order(1)
    void theFirstStartShowsTheBlockAndTheSignInWorksAndStoppingLeavesNoChild() throws Exception {
        try (PackagedRun run = PackagedRun.start(WORK, httpPort, keycloakPort, AS_IS)) {
            assertTrue(run.text().contains("The demo network is running:  http://127.0.0.1:" + httpPort), run.text());
            assertTrue(run.text().contains("the password of all is  network-demo"));
            assertFalse(run.text().contains("Exception"), run.text());
            assertTrue(run.get("/api/v1/me", run.token("coordinator", "network-demo"))
                    .contains("Avery Coleman"));
            sql("create table kept (word text)", "insert into kept values ('still here')");
            assertEquals(2, servers().size());

            int exitCode = run.terminate();

            assertEquals(143, exitCode);
            assertTrue(run.text().endsWith("Stopped" + System.lineSeparator()), run.text());
            assertEquals(List.of(), servers());
        }
    }

    @Test
    @Order(2)
    void aPortInUseAndASecondStartAreToldInOneLineAndDisturbNobody() throws Exception {
        try (PackagedRun run = PackagedRun.start(WORK, httpPort, keycloakPort, AS_IS);
                PackagedRun second = PackagedRun.start(WORK, httpPort, keycloakPort, AS_IS);
                PackagedRun third = PackagedRun.start(WORK.resolve("other"), httpPort, keycloakPort, AS_IS)) {
            assertEquals("still here", kept());

            assertEquals(1, second.exitCode());
            assertTrue(
                    second.text()
                            .startsWith("The network did not start: Another network is already running on " + DATA),
                    second.text());
            assertEquals(1, second.text().lines().count());
            assertEquals(1, third.exitCode());
            assertEquals(
                    "The network did not start: Port " + httpPort
                            + " on 127.0.0.1, meant for the application, is in use"
                            + " by another program. Stop that program, or choose another port: QUARKUS_HTTP_PORT="
                            + (httpPort < 65_000 ? httpPort + 1 : httpPort - 1000) + " mvn -Prun",
                    third.text().strip());
            assertNotEquals("", run.token("guam", "network-demo"));

            run.kill();
        }
    }

    @Test
    @Order(3)
    void afterAKillTheNextStartComesUpWithEverythingKept() throws Exception {
        // The test before killed the application without a word to its PostgreSQL and Keycloak.
        try (PackagedRun run = PackagedRun.start(WORK, httpPort, keycloakPort, AS_IS)) {
            assertTrue(run.text().contains("The demo network is running:"), run.text());
            assertEquals("still here", kept());
            assertTrue(run.get("/api/v1/me", run.token("coordinator", "network-demo"))
                    .contains("Avery Coleman"));
            assertEquals(2, servers().size());

            run.terminate();

            assertEquals(List.of(), servers());
        }
    }

    @Test
    @Order(4)
    void theLinkThatAnEmptyNetworkShowsLeadsToTheSignInAndCtrlCStopsEverything() throws Exception {
        try (PackagedRun run = PackagedRun.start(WORK, httpPort, keycloakPort, Map.of("NETWORK_DEMO", "false"))) {
            assertTrue(run.text().contains("The empty network is running:  http://127.0.0.1:" + httpPort), run.text());
            Matcher link = CLAIM.matcher(run.text());
            assertTrue(link.find(), run.text());

            URI signIn = run.redirect(link.group());

            assertEquals(keycloakPort, signIn.getPort());
            assertEquals("/realms/network/protocol/openid-connect/auth", signIn.getPath());
            assertTrue(run.get(signIn).contains("name=\"username\""), signIn.toString());

            assertEquals(2, servers().size());

            int exitCode = run.interrupt();

            assertEquals(130, exitCode);
            assertTrue(run.text().endsWith("Stopped" + System.lineSeparator()), run.text());
            assertEquals(List.of(), servers());
            Ports.requireFree(httpPort, "the application", "QUARKUS_HTTP_PORT");
            Ports.requireFree(keycloakPort, "Keycloak", "NETWORK_KEYCLOAK_PORT");
        }
    }

    /** PostgreSQL and Keycloak of this test's folder, whoever started them; a server process of PostgreSQL is no server. */
    private static List<ProcessHandle> servers() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains("-Dnetwork.data=" + WORK) || line.contains("-D " + WORK))
                        .isPresent())
                .toList();
    }

    private static String kept() throws IOException, SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select word from kept")) {
            found.next();
            return found.getString(1);
        }
    }

    private static void sql(String... statements) throws IOException, SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private static Connection connect() throws IOException, SQLException {
        List<String> pidFile = Files.readAllLines(DATA.resolve("postgres/postmaster.pid"));
        Properties secrets = new Properties();
        try (var reader = Files.newBufferedReader(DATA.resolve("secrets.properties"))) {
            secrets.load(reader);
        }
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + pidFile.get(3) + "/network",
                "network",
                secrets.getProperty("network.password"));
    }
}
