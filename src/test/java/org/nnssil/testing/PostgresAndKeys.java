package org.nnssil.testing;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL for the tests, and the two documents of an OpenID provider that the application reads to check a
 * token. The tests sign their own tokens; signing in through the real Keycloak is the browser journey's part.
 */
public final class PostgresAndKeys implements QuarkusTestResourceLifecycleManager {

    private static final KeyPair KEYS = newKeys();
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();
    private static final AtomicInteger INTROSPECTIONS = new AtomicInteger();
    private static volatile String issuer = "";
    private static volatile String jdbcUrl = "";

    private EmbeddedPostgres postgres;
    private HttpServer provider;

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.builder().start();
            provider = startProvider();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        int port = postgres.getPort();
        jdbcUrl = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.datasource.username", "postgres");
        config.put("quarkus.datasource.password", "postgres");
        config.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:" + port + "/postgres");
        config.put("quarkus.datasource.reactive.url", "postgresql://127.0.0.1:" + port + "/postgres");
        config.put("quarkus.oidc.auth-server-url", issuer);
        return config;
    }

    @Override
    public void stop() {
        try {
            provider.stop(0);
            postgres.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** For looking at, and preparing, the tables behind the application's back. */
    public static String jdbcUrl() {
        return jdbcUrl;
    }

    /** How often the provider was asked what it thinks of a token. */
    public static int introspections() {
        return INTROSPECTIONS.get();
    }

    /** A token as Keycloak would give for this subject. */
    public static String token(String subject, String email, boolean emailVerified) {
        return token(subject, email, emailVerified, Instant.EPOCH);
    }

    /** @param signedIn when the person last gave their password */
    public static String token(String subject, String email, boolean emailVerified, Instant signedIn) {
        // Good for an hour, so the same one serves a person's every request: signing costs more than checking.
        return TOKENS.computeIfAbsent(
                String.join(" ", issuer, subject, email, String.valueOf(emailVerified), signedIn.toString()),
                nobodyHasOne -> signed(subject, email, emailVerified, signedIn));
    }

    /**
     * Signed as all of them are, and for something else.
     *
     * @param type Bearer for what opens an API, ID for what tells a client who signed in
     */
    public static String tokenFor(String audience, String type, String subject, String email) {
        return claims(subject, email, true, Instant.EPOCH)
                .claim("typ", type)
                .audience(audience)
                .jws()
                .keyId("tests")
                .sign(KEYS.getPrivate());
    }

    private static String signed(String subject, String email, boolean emailVerified, Instant signedIn) {
        return claims(subject, email, emailVerified, signedIn)
                .claim("typ", "Bearer")
                .audience("network")
                .jws()
                .keyId("tests")
                .sign(KEYS.getPrivate());
    }

    private static JwtClaimsBuilder claims(String subject, String email, boolean emailVerified, Instant signedIn) {
        return Jwt.issuer(issuer)
                .claim("auth_time", signedIn.getEpochSecond())
                .subject(subject)
                .claim("email", email)
                .claim("email_verified", emailVerified)
                .claim("name", "Somebody Signed In")
                .expiresIn(Duration.ofHours(1));
    }

    private static HttpServer startProvider() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/network";
        String discovery =
                """
                {"issuer": "%1$s", "jwks_uri": "%1$s/certs", "authorization_endpoint": "%1$s/auth",
                 "token_endpoint": "%1$s/token", "introspection_endpoint": "%1$s/introspect",
                 "end_session_endpoint": "%1$s/logout"}
                """
                        .formatted(issuer);
        serve(server, "/realms/network/.well-known/openid-configuration", discovery);
        serve(server, "/realms/network/certs", certs());
        server.createContext("/realms/network/introspect", exchange -> {
            INTROSPECTIONS.incrementAndGet();
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String certs() {
        RSAPublicKey key = (RSAPublicKey) KEYS.getPublic();
        return "{\"keys\": [{\"kty\": \"RSA\", \"kid\": \"tests\", \"alg\": \"RS256\", \"use\": \"sig\", \"n\": \"%s\", \"e\": \"%s\"}]}"
                .formatted(base64(key.getModulus()), base64(key.getPublicExponent()));
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        byte[] unsigned = java.util.Arrays.copyOfRange(bytes, from, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }

    private static void serve(HttpServer server, String path, String json) {
        server.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
