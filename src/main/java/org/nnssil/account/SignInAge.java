package org.nnssil.account;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonNumber;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.nnssil.web.Notices;

/**
 * Whether the person has just shown that it is them. What could take an account away from its owner asks for a sign-in of
 * the last minutes: an open browser on somebody's desk is not enough.
 */
@RequestScoped
class SignInAge {

    static final Duration FRESH = Duration.ofMinutes(10);

    private final SecurityIdentity identity;
    private final HttpServerRequest request;
    private final Clock clock;

    SignInAge(SecurityIdentity identity, HttpServerRequest request, Clock clock) {
        this.identity = identity;
        this.request = request;
        this.clock = clock;
    }

    boolean fresh() {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return false;
        }
        Object claim = token.getClaim("auth_time");
        long seconds =
                claim instanceof JsonNumber json ? json.longValue() : claim instanceof Number n ? n.longValue() : 0;
        return Instant.ofEpochSecond(seconds).plus(FRESH).isAfter(clock.instant());
    }

    /**
     * To Keycloak and back to this page. The session here is forgotten, so that the page asks for one, and max_age (OpenID
     * Connect Core 3.1.2.1) goes along, so that Keycloak asks for the password.
     *
     * @param more of the query, beginning with an ampersand
     */
    Response signInAgain(String path, String more) {
        sessionCookies().forEach(name -> request.response()
                .addCookie(Cookie.cookie(name, "").setPath("/").setMaxAge(0)));
        return Notices.seeOther(path + "?max_age=60" + more);
    }

    /** Whether the browser came with a session of this service. */
    boolean hasSession() {
        return !sessionCookies().isEmpty();
    }

    private List<String> sessionCookies() {
        return request.cookies().stream()
                .map(Cookie::getName)
                .filter(name -> name.startsWith("q_session"))
                .toList();
    }
}
