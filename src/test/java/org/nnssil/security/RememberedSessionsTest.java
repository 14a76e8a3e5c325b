package org.nnssil.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RememberedSessionsTest {

    private static final Map<String, String> SESSION = Map.of("q_session", "one", "q_session_rt", "two");

    private final MovableClock clock = new MovableClock();
    private final RememberedSessions sessions = new RememberedSessions(clock);

    @Test
    void theSameCookiesAreKnownAgainForHalfAMinute() {
        JsonWebToken token = token(Duration.ofMinutes(5));
        proven(request("/", SESSION), token);
        clock.forward(Duration.ofSeconds(29));
        assertSame(token, known(request("/webinars", SESSION)));
        clock.forward(Duration.ofSeconds(1));
        assertNull(known(request("/webinars", SESSION)));
    }

    @Test
    void readingOnDoesNotMakeItLonger() {
        JsonWebToken token = token(Duration.ofMinutes(5));
        proven(request("/", SESSION), token);
        clock.forward(Duration.ofSeconds(20));
        proven(request("/", SESSION), token);
        clock.forward(Duration.ofSeconds(11));
        assertNull(known(request("/", SESSION)));
    }

    @Test
    void aTokenNearItsEndIsLeftToWhoRenewsIt() {
        proven(request("/", SESSION), token(Duration.ofSeconds(60)));
        assertNull(known(request("/", SESSION)));
        proven(request("/", SESSION), token(Duration.ofSeconds(70)));
        clock.forward(Duration.ofSeconds(10));
        assertNull(known(request("/", SESSION)));
    }

    @Test
    void oneChangedCookieIsAnotherSession() {
        proven(request("/", SESSION), token(Duration.ofMinutes(5)));
        assertNull(known(request("/", Map.of("q_session", "one", "q_session_rt", "other"))));
        assertNull(known(request("/", Map.of("q_session", "one"))));
        assertNull(known(request("/", Map.of("q_session_rt", "two"))));
        assertNull(known(request("/", Map.of())));
    }

    @Test
    void whatStartsEndsOrGuardsASessionIsNotAnsweredFromMemory() {
        JsonWebToken token = token(Duration.ofMinutes(5));
        proven(request("/", SESSION), token);
        for (String path :
                Set.of("/sign-in", "/sign-out", "/signed-in", "/settings", "/settings/email", "/api/v1/me")) {
            assertNull(known(request(path, SESSION)), path);
        }
        assertNull(known(request(HttpMethod.POST, "/", SESSION, null)));
        assertNull(known(request(HttpMethod.GET, "/", SESSION, "Bearer x")));
        assertSame(token, known(request("/", SESSION)));
    }

    @Test
    void noMoreThanFiveThousandAreKept() {
        JsonWebToken token = token(Duration.ofMinutes(5));
        for (int i = 0; i <= 5_000; i++) {
            proven(request("/", Map.of("q_session", "number " + i)), token);
        }
        assertNull(known(request("/", Map.of("q_session", "number 0"))));
        assertEquals(token, known(request("/", Map.of("q_session", "number 5000"))));
    }

    /** Known when it was looked for, it runs out while the request is under way. */
    @Test
    void whatWasKnownAgainIsNotKeptOnceMore() {
        JsonWebToken token = token(Duration.ofMinutes(5));
        proven(request("/", SESSION), token);
        clock.forward(Duration.ofSeconds(29));
        RoutingContext reading = context(request("/", SESSION));
        assertSame(token, look(reading));
        clock.forward(Duration.ofSeconds(2));
        sessions.keep(reading, token);
        assertNull(known(request("/", SESSION)));
    }

    @Test
    void whatWasNeverLookedForIsNotKept() {
        sessions.keep(context(request("/", SESSION)), token(Duration.ofMinutes(5)));
        assertNull(known(request("/", SESSION)));
    }

    /** A request whose session is looked for, and proven by OpenID Connect where it was not known. */
    private void proven(HttpServerRequest request, JsonWebToken token) {
        RoutingContext context = context(request);
        look(context);
        sessions.keep(context, token);
    }

    private @Nullable Object known(HttpServerRequest request) {
        return look(context(request));
    }

    private static RoutingContext context(HttpServerRequest request) {
        Map<Object, Object> data = new HashMap<>();
        return (RoutingContext) Proxy.newProxyInstance(
                RememberedSessionsTest.class.getClassLoader(),
                new Class<?>[] {RoutingContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "request" -> request;
                    case "get" -> data.get(arguments[0]);
                    case "put" -> {
                        data.put(arguments[0], arguments[1]);
                        yield proxy;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private @Nullable Object look(RoutingContext context) {
        SecurityIdentity identity = sessions.authenticate(context, null /* asks nobody */)
                .subscribeAsCompletionStage()
                .join();
        return identity == null ? null : identity.getPrincipal();
    }

    private static HttpServerRequest request(String path, Map<String, String> cookies) {
        return request(HttpMethod.GET, path, cookies, null);
    }

    private static HttpServerRequest request(
            HttpMethod verb, String path, Map<String, String> cookies, @Nullable String authorization) {
        Set<Cookie> sent = cookies.entrySet().stream()
                .map(c -> Cookie.cookie(c.getKey(), c.getValue()))
                .collect(Collectors.toCollection(HashSet::new));
        return (HttpServerRequest) Proxy.newProxyInstance(
                RememberedSessionsTest.class.getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "method" -> verb;
                    case "path" -> path;
                    case "cookies" -> sent;
                    case "getHeader" -> authorization;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private JsonWebToken token(Duration life) {
        long end = clock.instant().plus(life).getEpochSecond();
        return (JsonWebToken) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {JsonWebToken.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getExpirationTime" -> end;
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    case "getName", "toString" -> "somebody";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2027-01-12T19:00:00Z");

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
