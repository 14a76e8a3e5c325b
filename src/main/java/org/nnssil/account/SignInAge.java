package org.nnssil.account;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Conflict;

/**
 * Whether the person has just shown that it is them. What could take an account away from its owner asks for a sign-in of
 * the last minutes: an open browser on somebody's desk is not enough.
 */
@RequestScoped
class SignInAge {

    /** Counts how often the browser was sent to Keycloak for this, so that a Keycloak that does not ask ends in words. */
    private static final String COUNTER = "asked_again";

    private static final int OFTEN = 3;
    private static final long COUNTED_SECONDS = 120;

    private final SecurityIdentity identity;
    private final RoutingContext context;
    private final Clock clock;
    private final Duration fresh;

    SignInAge(
            SecurityIdentity identity,
            RoutingContext context,
            Clock clock,
            @ConfigProperty(name = "network.accounts.fresh-sign-in") Duration fresh) {
        this.identity = identity;
        this.context = context;
        this.clock = clock;
        this.fresh = fresh;
    }

    /**
     * Returns when the sign-in is fresh. Otherwise the request ends at Keycloak, which asks for the password and comes back
     * to this page. That is the answer to this very request: another window may renew the session between an answer that
     * ends it and the next request, and then nobody would be asked.
     */
    void require() {
        if (fresh()) {
            count(0);
            return;
        }
        int asked = asked();
        if (asked >= OFTEN) {
            count(0);
            throw new Conflict("This needs a sign-in of the last minutes, and yours is older. Sign out, sign in, and"
                    + " come back.");
        }
        count(asked + 1);
        SignInRedirects.askForPassword(context, fresh.dividedBy(10));
        throw new UnauthorizedException();
    }

    private boolean fresh() {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return false;
        }
        Object claim = token.getClaim("auth_time");
        long seconds =
                claim instanceof JsonNumber json ? json.longValue() : claim instanceof Number n ? n.longValue() : 0;
        return Instant.ofEpochSecond(seconds).plus(fresh).isAfter(clock.instant());
    }

    private int asked() {
        @Nullable Cookie counter = context.request().getCookie(COUNTER);
        return counter != null && counter.getValue().matches("[1-9]") ? Integer.parseInt(counter.getValue()) : 0;
    }

    private void count(int asked) {
        if (asked == 0 && context.request().getCookie(COUNTER) == null) {
            return;
        }
        context.response()
                .addCookie(Cookie.cookie(COUNTER, Integer.toString(asked))
                        .setPath(context.request().path())
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.LAX)
                        .setMaxAge(asked == 0 ? 0 : COUNTED_SECONDS));
    }
}
