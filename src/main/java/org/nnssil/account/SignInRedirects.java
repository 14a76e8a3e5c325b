package org.nnssil.account;

import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What goes along on the way to Keycloak, what does not on the way back, and what ends a session. */
@ApplicationScoped
@Redirect(Redirect.Location.OIDC_AUTHORIZATION)
class SignInRedirects implements OidcRedirectFilter {

    private static final String MAX_AGE = SignInRedirects.class.getName();

    /** Before the handler that finds out who is asking. */
    private static final int BEFORE_AUTHENTICATION = 250;

    private final String returnPath;
    private final String signOutPath;

    SignInRedirects(
            @ConfigProperty(name = "quarkus.oidc.authentication.redirect-path") String returnPath,
            @ConfigProperty(name = "quarkus.oidc.logout.path") String signOutPath) {
        this.returnPath = returnPath;
        this.signOutPath = signOutPath;
    }

    /** Should this request be sent to Keycloak, it asks for the password unless it did so within this time. */
    static void askForPassword(RoutingContext context, Duration within) {
        context.put(MAX_AGE, within.toSeconds());
    }

    /** max_age of OpenID Connect Core 3.1.2.1. */
    @Override
    public void filter(OidcRedirectContext redirect) {
        Long seconds = redirect.routingContext().get(MAX_AGE);
        if (seconds != null) {
            redirect.additionalQueryParams().add("max_age", seconds.toString());
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::comeBack, BEFORE_AUTHENTICATION);
        filters.register(this::signOutByForm, BEFORE_AUTHENTICATION);
    }

    /**
     * OpenID Connect would end the session at a link too, and anybody may write one. With a form from elsewhere no browser
     * sends the session's cookies, which are SameSite=Lax.
     */
    private void signOutByForm(RoutingContext context) {
        if (context.request().path().equals(signOutPath) && context.request().method() != HttpMethod.POST) {
            context.response()
                    .setStatusCode(303)
                    .putHeader(HttpHeaders.LOCATION, "/")
                    .end();
            return;
        }
        context.next();
    }

    /**
     * While one window was at Keycloak's sign-in, another may have begun a session. It would be taken for the answer, and
     * the sign-in that was just made would count for nothing; so on the way back the browser has no session.
     */
    private void comeBack(RoutingContext context) {
        String cookies = context.request().getHeader(HttpHeaders.COOKIE);
        if (cookies != null
                && context.request().path().equals(returnPath)
                && context.request().getParam("state") != null
                && cookies.contains("q_auth_" + context.request().getParam("state"))) {
            context.request().headers().set(HttpHeaders.COOKIE, withoutSession(cookies));
        }
        context.next();
    }

    private static String withoutSession(String cookies) {
        return Arrays.stream(cookies.split(";"))
                .map(String::strip)
                .filter(cookie -> !cookie.startsWith("q_session"))
                .collect(Collectors.joining("; "));
    }
}
