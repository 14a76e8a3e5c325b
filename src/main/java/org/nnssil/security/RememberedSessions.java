package org.nnssil.security;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.nnssil.shared.Sha256;

/**
 * Remembers for some seconds which token OpenID Connect found in a session's cookies, so that reading on does not decrypt
 * and verify them again on each page: that cost more than the page's own work. Only the very same cookies are known
 * again, only for reading, and never into the time in which the token is to be renewed. What the person may do is asked
 * of the database on each request all the same ({@link WhoAsks}). See ADR 18.
 */
@ApplicationScoped
class RememberedSessions implements HttpAuthenticationMechanism {

    private static final Duration KEPT = Duration.ofSeconds(30);
    /** From here on OpenID Connect renews the token, see quarkus.oidc.token.refresh-token-time-skew. */
    private static final Duration BEFORE_ITS_END = Duration.ofSeconds(60);

    private static final int MOST = 5_000;
    private static final String COOKIES = "q_session";
    /** On a request whose session was looked for and not known: its digest. */
    private static final String NOT_KNOWN = RememberedSessions.class.getName();

    /** What starts, ends or renews a session, or asks for a fresh one, is OpenID Connect's own. */
    private static final Set<String> NOT_HERE = Set.of("/sign-in", "/sign-out", "/signed-in");

    private record Kept(JsonWebToken token, Instant until) {}

    private final Map<String, Kept> byCookies = Collections.synchronizedMap(new Recent());
    private final Clock clock;

    RememberedSessions(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String cookies = cookiesOf(context.request());
        Kept kept = cookies == null ? null : byCookies.get(cookies);
        if (kept == null || !kept.until().isAfter(clock.instant())) {
            if (cookies != null) {
                context.put(NOT_KNOWN, cookies);
            }
            return Uni.createFrom().nullItem();
        }
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(kept.token())
                        .build());
    }

    /**
     * After OpenID Connect has proven it in this very request. What was known again is not kept again, even where its time
     * has run out since the look: a session that is read on and on would never be proven anew.
     */
    void keep(RoutingContext context, JsonWebToken token) {
        @Nullable String cookies = context.get(NOT_KNOWN);
        if (cookies == null) {
            return;
        }
        Instant now = clock.instant();
        Instant until = earlier(
                now.plus(KEPT), Instant.ofEpochSecond(token.getExpirationTime()).minus(BEFORE_ITS_END));
        if (until.isAfter(now)) {
            byCookies.compute(
                    cookies, (same, kept) -> kept != null && kept.until().isAfter(now) ? kept : new Kept(token, until));
        }
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 2_000;
    }

    /** A digest of all cookies of the session; null where nothing is to be remembered. */
    private static @Nullable String cookiesOf(HttpServerRequest request) {
        String path = request.path();
        if (request.method() != HttpMethod.GET
                || request.getHeader("Authorization") != null
                || NOT_HERE.contains(path)
                || path.startsWith("/api/")
                || path.startsWith("/settings")) {
            return null;
        }
        Map<String, String> session = new TreeMap<>();
        for (Cookie cookie : request.cookies()) {
            if (cookie.getName().startsWith(COOKIES)) {
                session.put(cookie.getName(), cookie.getValue());
            }
        }
        return session.containsKey(COOKIES) ? digest(session) : null;
    }

    private static String digest(Map<String, String> cookies) {
        MessageDigest digest = Sha256.begun();
        cookies.forEach((name, value) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(value.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static final class Recent extends LinkedHashMap<String, Kept> {

        private static final long serialVersionUID = 1L;

        Recent() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST;
        }
    }
}
