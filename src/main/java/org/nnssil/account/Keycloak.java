package org.nnssil.account;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The few calls of Keycloak's admin API that accounts need, as its service account. Nothing blocks and nothing waits
 * longer than {@link #PATIENCE_MILLIS}; what goes wrong comes as a {@link ProviderProblem}.
 */
@ApplicationScoped
class Keycloak {

    static final int PATIENCE_MILLIS = 10_000;
    private static final int CONNECT_MILLIS = 3_000;
    /** A token is used no longer than until this many seconds before its end. */
    private static final int MARGIN_SECONDS = 20;

    /** An account as far as it matters here. */
    record Account(String id, boolean emailVerified, boolean enabled) {}

    private record Token(String value, Instant until) {}

    private final AccountSettings settings;
    private final Clock clock;
    private final WebClient http;
    private final int patience;
    private volatile @Nullable Token token;

    @Inject
    Keycloak(Vertx vertx, AccountSettings settings, Clock clock) {
        this(vertx, settings, clock, PATIENCE_MILLIS);
    }

    /** With another patience, for the test of a slow answer. */
    Keycloak(Vertx vertx, AccountSettings settings, Clock clock, int patience) {
        this.patience = patience;
        this.settings = settings;
        this.clock = clock;
        this.http = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setFollowRedirects(false)
                        .setUserAgent("network-accounts"));
    }

    Uni<Optional<Account>> bySubject(String subject) {
        return call(HttpMethod.GET, "/users/" + subject, null, 404)
                .map(answer -> answer.statusCode() == 404
                        ? Optional.empty()
                        : Optional.of(account(answer.bodyAsJsonObject())));
    }

    Uni<Optional<Account>> byEmail(String email) {
        String query = "/users?exact=true&email=" + URLEncoder.encode(email, StandardCharsets.UTF_8);
        return call(HttpMethod.GET, query, null)
                .map(answer -> answer.bodyAsJsonArray().stream().findFirst().map(found -> account((JsonObject) found)));
    }

    /**
     * A new account that nobody can use yet. Its user name is the person's id, because an address may change and belong
     * to somebody else later; people sign in by their address.
     */
    Uni<Account> create(String userName, String email, String name, List<String> actions) {
        int space = name.lastIndexOf(' ');
        JsonObject user = new JsonObject()
                .put("username", userName)
                .put("email", email)
                .put("firstName", space < 0 ? name : name.substring(0, space))
                .put("lastName", space < 0 ? name : name.substring(space + 1))
                .put("enabled", true)
                .put("emailVerified", false)
                .put("requiredActions", new JsonArray(actions));
        return call(HttpMethod.POST, "/users", user).map(answer -> {
            String location = String.valueOf(answer.getHeader("Location"));
            return new Account(location.substring(location.lastIndexOf('/') + 1), false, true);
        });
    }

    /** Changes what is given and leaves the rest. */
    Uni<Void> change(String id, JsonObject fields) {
        return call(HttpMethod.PUT, "/users/" + id, fields).replaceWithVoid();
    }

    /** Ends every session and every refresh token. */
    Uni<Void> signOut(String id) {
        return call(HttpMethod.POST, "/users/" + id + "/logout", null).replaceWithVoid();
    }

    /** For good, with its sessions. */
    Uni<Void> delete(String id) {
        return call(HttpMethod.DELETE, "/users/" + id, null, 404).replaceWithVoid();
    }

    Uni<List<String>> credentials(String id) {
        return listed("/users/" + id + "/credentials", "id");
    }

    Uni<Void> dropCredential(String id, String credential) {
        return call(HttpMethod.DELETE, "/users/" + id + "/credentials/" + credential, null, 404)
                .replaceWithVoid();
    }

    /** The other identity providers by which the account can be entered. */
    Uni<List<String>> providers(String id) {
        return listed("/users/" + id + "/federated-identity", "identityProvider");
    }

    Uni<Void> dropProvider(String id, String provider) {
        return call(HttpMethod.DELETE, "/users/" + id + "/federated-identity/" + provider, null, 404)
                .replaceWithVoid();
    }

    /** A mail from Keycloak with a link to do these things; following it proves the address. */
    Uni<Void> mailActions(String id, List<String> actions) {
        return call(HttpMethod.PUT, "/users/" + id + "/execute-actions-email", new JsonArray(actions))
                .replaceWithVoid();
    }

    /** A password that has to be changed when it is used. */
    Uni<Void> setFirstPassword(String id, String password) {
        JsonObject credential =
                new JsonObject().put("type", "password").put("value", password).put("temporary", true);
        return call(HttpMethod.PUT, "/users/" + id + "/reset-password", credential)
                .replaceWithVoid();
    }

    private Uni<List<String>> listed(String path, String field) {
        return call(HttpMethod.GET, path, null).map(answer -> answer.bodyAsJsonArray().stream()
                .map(one -> ((JsonObject) one).getString(field))
                .toList());
    }

    private Uni<HttpResponse<Buffer>> call(HttpMethod method, String path, @Nullable Object body, int... alsoGood) {
        return token().chain(bearer -> {
                    HttpRequest<Buffer> request = http.requestAbs(method, settings.adminUrl() + path)
                            .timeout(patience)
                            .bearerTokenAuthentication(bearer);
                    return body == null ? request.send() : request.sendJson(body);
                })
                .onFailure(failure -> !(failure instanceof ProviderProblem))
                .transform(Keycloak::unreachable)
                .invoke(answer -> check(answer, alsoGood));
    }

    private Uni<String> token() {
        Token kept = token;
        if (kept != null && kept.until().isAfter(clock.instant())) {
            return Uni.createFrom().item(kept.value());
        }
        if (!settings.configured()) {
            throw ProviderProblem.unreachable("No access to Keycloak is configured.");
        }
        MultiMap form = MultiMap.caseInsensitiveMultiMap()
                .add("grant_type", "client_credentials")
                .add("client_id", settings.clientId())
                .add("client_secret", settings.clientSecret());
        return http.postAbs(settings.tokenUrl())
                .timeout(patience)
                .sendForm(form)
                .onFailure()
                .transform(Keycloak::unreachable)
                .map(this::keep);
    }

    private String keep(HttpResponse<Buffer> answer) {
        if (answer.statusCode() >= 500) {
            throw ProviderProblem.unreachable("Keycloak gives no token: it answered " + answer.statusCode() + ".");
        }
        if (answer.statusCode() != 200) {
            throw ProviderProblem.unreachable("Keycloak does not know the service's own account (" + said(answer)
                    + "). Compare network.accounts.client-secret with the client " + settings.clientId() + ".");
        }
        JsonObject body = answer.bodyAsJsonObject();
        String value = body.getString("access_token");
        token = new Token(value, clock.instant().plusSeconds(body.getInteger("expires_in") - MARGIN_SECONDS));
        return value;
    }

    private void check(HttpResponse<Buffer> answer, int... alsoGood) {
        int status = answer.statusCode();
        if (status < 300) {
            return;
        }
        for (int good : alsoGood) {
            if (status == good) {
                return;
            }
        }
        if (status == 401 || status == 403) {
            token = null;
            throw ProviderProblem.passing("Keycloak does not let the service manage accounts (" + status
                    + "). Its client needs the roles manage-users and view-users.");
        }
        if (status == 429 || status >= 500) {
            throw ProviderProblem.passing("Keycloak answered " + status + ": " + said(answer));
        }
        throw ProviderProblem.lasting("Keycloak refuses (" + status + "): " + said(answer));
    }

    private static String said(HttpResponse<Buffer> answer) {
        try {
            JsonObject body = answer.bodyAsJsonObject();
            if (body != null) {
                String words =
                        body.getString("errorMessage", body.getString("error_description", body.getString("error")));
                return words == null ? "no reason given" : words.substring(0, Math.min(words.length(), 300));
            }
        } catch (DecodeException | ClassCastException notJson) {
            // then there are no words for us in it
        }
        return "no reason given";
    }

    private static ProviderProblem unreachable(Throwable failure) {
        return ProviderProblem.unreachable("Keycloak does not answer: " + failure.getMessage());
    }

    private static Account account(JsonObject user) {
        return new Account(
                user.getString("id"), user.getBoolean("emailVerified", false), user.getBoolean("enabled", false));
    }
}
