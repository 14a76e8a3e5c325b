package org.nnssil.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A real Keycloak with the network's own realm, the client for the command line, and one reader. */
final class Keycloak implements AutoCloseable {

    static final String CLIENT_SECRET = "benchmark-benchmark-benchmark-benchmark";
    static final String READER = "reader";
    static final String EMAIL = "reader@network.example";
    static final String PASSWORD = "benchmark-reader-password";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String admin = UUID.randomUUID().toString();
    private final Child child;
    private final int port;

    private Keycloak(Path home, Path folder, int databasePort) throws IOException {
        this.port = Child.freePort();
        this.child = Child.start(
                "Keycloak",
                folder.resolve("keycloak.log"),
                Map.of(
                        "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", admin,
                        "KC_DB_URL", "jdbc:postgresql://127.0.0.1:" + databasePort + "/" + Database.KEYCLOAK,
                        "KC_DB_USERNAME", "postgres",
                        "KC_DB_PASSWORD", "postgres"),
                List.of(
                        Child.java(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dkc.home.dir=" + home,
                        "-Djboss.server.config.dir=" + home.resolve("conf"),
                        "-cp",
                        home.resolve("lib/quarkus-run.jar").toString(),
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                        "start",
                        "--optimized",
                        "--cache=local",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--hostname=http://127.0.0.1:" + port));
    }

    static Keycloak start(Path home, Path folder, int databasePort) throws IOException, InterruptedException {
        Keycloak keycloak = new Keycloak(home, folder, databasePort);
        try {
            keycloak.child.awaitOk(keycloak.url() + "/realms/master", Duration.ofMinutes(3));
            keycloak.createRealm();
            return keycloak;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            keycloak.close();
            throw failed;
        }
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }

    String realmUrl() {
        return url() + "/realms/network";
    }

    /** A bearer token for the API, by the direct grant of the client for the command line. */
    String accessToken() throws IOException, InterruptedException {
        return token(
                "network",
                Map.of(
                        "client_id",
                        "network-cli",
                        "username",
                        READER,
                        "password",
                        PASSWORD,
                        "scope",
                        "openid email profile"));
    }

    private void createRealm() throws IOException, InterruptedException {
        String token = token("master", Map.of("client_id", "admin-cli", "username", "admin", "password", admin));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/admin/realms"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(realm())))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("Keycloak refused the realm: " + answer.statusCode() + " " + answer.body());
        }
    }

    private static JsonNode realm() throws IOException {
        String text = resource("/keycloak/network-realm.json")
                .replaceAll("\\$\\{NETWORK_URL}", "http://127.0.0.1")
                .replaceAll("\\$\\{NETWORK_[A-Z_]+SECRET[^}]*}", CLIENT_SECRET);
        ObjectNode realm = (ObjectNode) JSON.readTree(text);
        realm.put("verifyEmail", false);
        ArrayNode clients = (ArrayNode) realm.get("clients");
        clients.addAll((ArrayNode)
                JSON.readTree(resource("/keycloak/demo-overlay.json")).get("clients"));
        ObjectNode user = realm.withArray("users").addObject();
        user.put("username", READER).put("enabled", true).put("email", EMAIL).put("emailVerified", true);
        user.put("firstName", "Reader").put("lastName", "Benchmark");
        user.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", PASSWORD)
                .put("temporary", false);
        return realm;
    }

    private String token(String realm, Map<String, String> form) throws IOException, InterruptedException {
        String body = "grant_type=password&"
                + form.entrySet().stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(url() + "/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("Keycloak gave no token: " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body()).get("access_token").asText();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Keycloak.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
