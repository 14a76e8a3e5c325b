package org.nnssil.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nnssil.account.AccountSettings.InviteBy;
import org.nnssil.shared.BaseUrl;
import org.nnssil.standalone.StandaloneStack;

/** The acts on accounts, done at the real Keycloak and looked at by signing in. */
class AccountsIT {

    private static final Path WORK = Path.of("target", "accounts");
    private static final String PASSWORD = "network-demo";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static @Nullable StandaloneStack stack;
    private static @Nullable Vertx vertx;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        Path home = Path.of(System.getProperty("network.work"), "keycloak-" + System.getProperty("keycloak.version"));
        Files.createDirectories(WORK);
        stack = StandaloneStack.startDemo(WORK.resolve("data"), home, 0, words -> {});
        stack.awaitKeycloak();
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        if (vertx != null) {
            vertx.closeAndAwait();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void whoIsInvitedGetsAnAccountThatNobodyCanUseBeforeItsOwnerBegins() throws Exception {
        UUID person = UUID.randomUUID();
        String email = "ivy." + person.toString().substring(0, 6) + "@ms.example";

        Outcome outcome = perform(task(TaskKind.OPEN, person, email, null));

        assertNotNull(outcome.letter());
        assertTrue(outcome.letter().text().contains("/account/start/" + person));
        Keycloak.Account account = account(email).orElseThrow();
        assertTrue(account.enabled());
        assertFalse(account.emailVerified());

        keycloak()
                .setFirstPassword(account.id(), "first-password-for-ivy")
                .await()
                .indefinitely();
        JsonNode refused = signIn(email, "first-password-for-ivy");
        assertEquals(
                "Account is not fully set up", refused.path("error_description").asText());

        // The same act again, as after a crash, makes no second account.
        perform(task(TaskKind.OPEN, person, email, null));
        assertEquals(account.id(), account(email).orElseThrow().id());
    }

    @Test
    void anAccountThatOnlyClaimsTheAddressIsEmptiedBeforeItIsWrittenTo() throws Exception {
        String email = "victim." + UUID.randomUUID().toString().substring(0, 6) + "@ms.example";
        JsonObject planted = new JsonObject()
                .put("username", "planted-" + UUID.randomUUID())
                .put("email", email)
                .put("firstName", "Mal")
                .put("lastName", "Lory")
                .put("enabled", true)
                .put(
                        "credentials",
                        new io.vertx.core.json.JsonArray()
                                .add(new JsonObject().put("type", "password").put("value", "known-to-somebody-else")));
        assertEquals(201, admin("POST", "/users", planted.encode()).statusCode());
        assertNotNull(signIn(email, "known-to-somebody-else").get("access_token"));

        perform(task(TaskKind.OPEN, UUID.randomUUID(), email, null));

        assertEquals(
                "invalid_grant",
                signIn(email, "known-to-somebody-else").path("error").asText());
    }

    @Test
    void whoLeavesCannotSignInAndIsSignedOutAndMayReturn() throws Exception {
        String subject = subject("tennessee");
        JsonNode session = signIn("tennessee", PASSWORD);
        String refresh = session.path("refresh_token").asText();

        perform(task(TaskKind.CLOSE, UUID.randomUUID(), "priya.nair@tn.example", subject));

        assertEquals(
                "Account disabled",
                signIn("tennessee", PASSWORD).path("error_description").asText());
        assertEquals(
                "invalid_grant",
                token(Map.of("grant_type", "refresh_token", "refresh_token", refresh))
                        .path("error")
                        .asText());

        perform(task(TaskKind.REOPEN, UUID.randomUUID(), "priya.nair@tn.example", subject));
        assertNotNull(signIn("tennessee", PASSWORD).get("access_token"));
        assertEquals(
                "invalid_grant",
                token(Map.of("grant_type", "refresh_token", "refresh_token", refresh))
                        .path("error")
                        .asText());
    }

    @Test
    void whoIsErasedHasNoAccountAnyMore() {
        String never = "never." + UUID.randomUUID().toString().substring(0, 6) + "@ms.example";
        String once = "once." + UUID.randomUUID().toString().substring(0, 6) + "@ms.example";
        perform(task(TaskKind.OPEN, UUID.randomUUID(), never, null));
        perform(task(TaskKind.OPEN, UUID.randomUUID(), once, null));

        perform(erasing(never));
        perform(erasing(account(once).orElseThrow().id()));

        assertEquals(Optional.empty(), account(never));
        assertEquals(Optional.empty(), account(once));
        assertNotNull(perform(erasing(never)).note(), "twice is fine");
    }

    @Test
    void aChangedAddressIsTheOneToSignInWithAndSomebodyElsesIsRefused() throws Exception {
        String subject = subject("wyoming");
        String email = "walt." + UUID.randomUUID().toString().substring(0, 6) + "@wy.example";

        perform(task(TaskKind.CHANGE_EMAIL, UUID.randomUUID(), email, subject));
        assertNotNull(signIn(email, PASSWORD).get("access_token"));
        assertEquals(
                "invalid_grant",
                signIn("walt.bridger@wy.example", PASSWORD).path("error").asText());

        ProviderProblem taken = assertThrows(
                ProviderProblem.class,
                () -> perform(task(TaskKind.CHANGE_EMAIL, UUID.randomUUID(), "jordan.hale@ms.example", subject)));
        assertFalse(taken.passing());
        perform(task(TaskKind.CHANGE_EMAIL, UUID.randomUUID(), "walt.bridger@wy.example", subject));
    }

    @Test
    void whatIsNotThereNeedsNoClosingAndAMissingAccountIsNeverReplacedByAnother() {
        assertNotNull(perform(task(TaskKind.CLOSE, UUID.randomUUID(), "nobody@nowhere.example", null))
                .note());
        ProviderProblem gone = assertThrows(
                ProviderProblem.class,
                () -> perform(task(
                        TaskKind.OPEN,
                        UUID.randomUUID(),
                        "jordan.hale@ms.example",
                        UUID.randomUUID().toString())));
        assertFalse(gone.passing());
    }

    @Test
    void aKeycloakWithoutAMailServerIsAskedAgainLater() {
        ProviderProblem unsent = assertThrows(
                ProviderProblem.class,
                () -> perform(
                        task(TaskKind.OPEN, UUID.randomUUID(), "k" + UUID.randomUUID() + "@ms.example", null),
                        InviteBy.KEYCLOAK));
        assertTrue(unsent.passing());
        assertTrue(String.valueOf(unsent.getMessage()).contains("Failed to send"), unsent.getMessage());
    }

    @Test
    void theServiceAccountMayManagePeopleAndNothingElse() throws Exception {
        assertEquals(200, admin("GET", "/users?max=1", null).statusCode());
        assertEquals(403, admin("GET", "/clients", null).statusCode());
        assertEquals(403, admin("PUT", "", "{\"displayName\": \"Taken over\"}").statusCode());
    }

    /** The realm of a real network, with the example's provider switched on: its people are led there by their address. */
    @Test
    void theDomainOfTheAddressChoosesWhereSomebodySignsIn() throws Exception {
        ObjectNode realm =
                (ObjectNode) JSON.readTree(Files.readString(Path.of("src/main/resources/keycloak/network-realm.json"))
                        .replace("${NETWORK_URL}", "http://127.0.0.1")
                        .replaceAll("\\$\\{NETWORK_[A-Z_]+:[^}]*}", "only-for-this-test-only-for-this-test"));
        String name = "federated-" + UUID.randomUUID();
        realm.put("realm", name);
        ((ObjectNode) realm.at("/identityProviders/0")).put("enabled", true);
        assertEquals(
                201,
                send("POST", keycloakUrl() + "/admin/realms", realm.toString(), masterToken())
                        .statusCode());

        HttpResponse<String> agency = afterAddress(name, "somebody@state-agency.example");
        HttpResponse<String> other = afterAddress(name, "somebody@elsewhere.example");

        assertEquals(303, agency.statusCode());
        assertTrue(agency.headers().firstValue("Location").orElse("").contains("/broker/example-state/login"));
        assertEquals(200, other.statusCode());
        assertNotNull(Jsoup.parse(other.body()).selectFirst("input[type=password]"));
    }

    private HttpResponse<String> afterAddress(String realm, String address) throws Exception {
        String start = keycloakUrl() + "/realms/" + realm + "/protocol/openid-connect/auth?client_id=network"
                + "&response_type=code&scope=openid&redirect_uri=" + encode("http://127.0.0.1/signed-in")
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
        HttpResponse<String> first =
                http.send(HttpRequest.newBuilder(URI.create(start)).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(
                null, Jsoup.parse(first.body()).selectFirst("input[type=password]"), "the address is asked for alone");
        // Keycloak calls the loopback address secure, and so do browsers; Java's cookie store does not.
        String cookies = first.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
        String action = Jsoup.parse(first.body()).selectFirst("form").attr("action");
        return http.send(
                HttpRequest.newBuilder(URI.create(action))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", cookies)
                        .POST(HttpRequest.BodyPublishers.ofString("username=" + encode(address)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static Outcome perform(Task task) {
        return perform(task, InviteBy.NETWORK);
    }

    private static Outcome perform(Task task, InviteBy inviteBy) {
        AccountSettings settings = settings(inviteBy);
        Clock clock = Clock.systemUTC();
        StartLinks links = new UnsignedLinks(clock);
        AccountActs acts =
                new AccountActs(keycloak(), settings, new AccountMail(links, clock, BaseUrl.of("http://127.0.0.1")));
        return io.smallrye.mutiny.Uni.createFrom()
                .deferred(() -> acts.perform(task))
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    /** Only what the link is about matters here. */
    private static final class UnsignedLinks extends StartLinks {
        @SuppressWarnings("NullAway")
        UnsignedLinks(Clock clock) {
            super(null, clock);
        }

        @Override
        String make(UUID person, Instant until) {
            return person.toString();
        }
    }

    private static Task task(TaskKind kind, UUID person, String email, @Nullable String subject) {
        String before = kind == TaskKind.CHANGE_EMAIL ? email : "";
        return new Task(UUID.randomUUID(), kind, before, 1, Instant.MAX, person, "Ivy Invited", email, subject, true);
    }

    /** The person's row says nobody any more; the act carries what the account is known by. */
    private static Task erasing(String known) {
        return new Task(
                UUID.randomUUID(),
                TaskKind.CLOSE,
                known,
                1,
                Instant.MAX,
                UUID.randomUUID(),
                "Former member",
                "",
                null,
                false);
    }

    private static AccountSettings settings(InviteBy inviteBy) {
        return new AccountSettings(
                stack().realmUrl(),
                "network-admin",
                Optional.of(stack().properties().get("network.accounts.client-secret")),
                inviteBy,
                Optional.of(List.of()));
    }

    private static Keycloak keycloak() {
        return new Keycloak(java.util.Objects.requireNonNull(vertx), settings(InviteBy.NETWORK), Clock.systemUTC());
    }

    private static Optional<Keycloak.Account> account(String email) {
        return keycloak().byEmail(email).await().atMost(Duration.ofSeconds(30));
    }

    private JsonNode signIn(String username, String password) throws Exception {
        return token(Map.of("grant_type", "password", "username", username, "password", password));
    }

    private JsonNode token(Map<String, String> fields) throws Exception {
        String form = "client_id=network-cli&scope=openid&" + form(fields);
        return post(stack().realmUrl() + "/protocol/openid-connect/token", form);
    }

    /** The id that Keycloak gave the account, out of its own token. */
    private String subject(String username) throws Exception {
        String payload =
                signIn(username, PASSWORD).path("access_token").asText().split("\\.")[1];
        return JSON.readTree(java.util.Base64.getUrlDecoder().decode(payload))
                .path("sub")
                .asText();
    }

    private HttpResponse<String> admin(String method, String path, @Nullable String body) throws Exception {
        String form = form(Map.of(
                "grant_type", "client_credentials",
                "client_id", "network-admin",
                "client_secret", stack().properties().get("network.accounts.client-secret")));
        String token = post(stack().realmUrl() + "/protocol/openid-connect/token", form)
                .path("access_token")
                .asText();
        return send(method, settings(InviteBy.NETWORK).adminUrl() + path, body, token);
    }

    private String masterToken() throws Exception {
        Properties secrets = new Properties();
        try (var reader = Files.newBufferedReader(WORK.resolve("data/demo/secrets.properties"))) {
            secrets.load(reader);
        }
        return post(
                        keycloakUrl() + "/realms/master/protocol/openid-connect/token",
                        form(Map.of(
                                "grant_type", "password",
                                "client_id", "admin-cli",
                                "username", "admin",
                                "password", secrets.getProperty("keycloak.admin-password"))))
                .path("access_token")
                .asText();
    }

    private JsonNode post(String url, String form) throws Exception {
        return JSON.readTree(http.send(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private HttpResponse<String> send(String method, String url, @Nullable String body, String token) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String keycloakUrl() {
        String realm = stack().realmUrl();
        return realm.substring(0, realm.indexOf("/realms/"));
    }

    private static StandaloneStack stack() {
        return java.util.Objects.requireNonNull(stack);
    }
}
