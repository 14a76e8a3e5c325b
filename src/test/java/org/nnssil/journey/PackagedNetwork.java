package org.nnssil.journey;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.nnssil.standalone.StandaloneStack;

/** The packaged application with the demo network, on its own PostgreSQL, Keycloak and SMTP server, all on free ports. */
final class PackagedNetwork implements AutoCloseable {

    private static final Path WORK = Path.of("target", "journey");

    /** Where the application would keep the data of its own servers, if it started any. */
    static final Path UNUSED = WORK.resolve("no-data");

    private final StandaloneStack stack;
    private final GreenMail mail;
    private final Process application;
    private final int port;

    private PackagedNetwork(StandaloneStack stack, GreenMail mail, Process application, int port) {
        this.stack = stack;
        this.mail = mail;
        this.application = application;
        this.port = port;
    }

    static PackagedNetwork start() throws IOException {
        int port = freePort();
        Path keycloak =
                Path.of(System.getProperty("network.work"), "keycloak-" + System.getProperty("keycloak.version"));
        // Each journey is the first: what another one left would be found by searches and counts.
        deleteTree(WORK.resolve("data"));
        deleteTree(UNUSED);
        Files.createDirectories(WORK);
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        StandaloneStack stack = StandaloneStack.startDemo(WORK.resolve("data"), keycloak, port, words -> {});
        stack.awaitKeycloak();
        Process application = launch(stack, mail, port);
        PackagedNetwork network = new PackagedNetwork(stack, mail, application, port);
        network.awaitReady();
        return network;
    }

    private static Process launch(StandaloneStack stack, GreenMail mail, int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-jar",
                System.getProperty("network.jar")));
        Map<String, String> environment = builder.environment();
        stack.properties().forEach((name, value) -> environment.put(variable(name), value));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("NETWORK_BASE_URL", "http://127.0.0.1:" + port);
        environment.put("NETWORK_DEMO", "true");
        environment.put("NETWORK_WORK", UNUSED.toAbsolutePath().toString());
        environment.put("QUARKUS_MAILER_HOST", "127.0.0.1");
        environment.put("QUARKUS_MAILER_PORT", Integer.toString(mail.getSmtp().getPort()));
        environment.put("QUARKUS_MAILER_START_TLS", "DISABLED");
        // Short, so that a sign-in of this journey grows too old within it.
        environment.put("NETWORK_ACCOUNTS_FRESH_SIGN_IN", "10S");
        builder.redirectErrorStream(true)
                .redirectOutput(WORK.resolve("application.log").toFile());
        return builder.start();
    }

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(java.util.Locale.ROOT);
    }

    private void awaitReady() {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(URI.create(address() + "/q/health/ready"))
                .build();
        Awaitility.await("the application, see target/journey/application.log")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .until(() -> client.send(ready, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Command lines of what the application has started. */
    List<String> children() {
        return application
                .descendants()
                .map(child -> child.info().commandLine().orElse("process " + child.pid()))
                .toList();
    }

    /** The first column of the first row, as text. */
    String ask(String sql) {
        Map<String, String> properties = stack.properties();
        try (Connection database = DriverManager.getConnection(
                        properties.get("quarkus.datasource.jdbc.url"),
                        properties.get("quarkus.datasource.username"),
                        properties.get("quarkus.datasource.password"));
                Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            if (!found.next()) {
                throw new AssertionError("Nothing found by: " + sql);
            }
            return found.getString(1);
        } catch (SQLException failure) {
            throw new AssertionError(sql, failure);
        }
    }

    GreenMail mail() {
        return mail;
    }

    @Override
    public void close() {
        application.destroy();
        application
                .onExit()
                .completeOnTimeout(application, 30, TimeUnit.SECONDS)
                .join()
                .destroyForcibly();
        stack.close();
        mail.stop();
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
