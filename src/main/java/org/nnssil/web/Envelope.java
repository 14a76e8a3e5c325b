package org.nnssil.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What surrounds every answer: the request id that the log lines carry too, and the security headers of pages. */
class Envelope {

    private static final String REQUEST_ID = "X-Request-Id";
    private static final Pattern SOUND_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    /** Before the handler that finds out who is asking. */
    private static final int FIRST = 1_000;

    private final String policy;

    Envelope(@ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> signIn) {
        // Chromium applies form-action to redirects too, and signing out is a form that ends at Keycloak.
        String keycloak = signIn.map(URI::create)
                .map(url -> " " + url.getScheme() + "://" + url.getAuthority())
                .orElse("");
        this.policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self';"
                + " connect-src 'self'; form-action 'self'" + keycloak
                + "; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'";
    }

    void register(@Observes Filters filters) {
        filters.register(Envelope::name, FIRST);
    }

    /** Every answer carries it: those for programs that watch us (/q), and those to a token that is refused, too. */
    private static void name(RoutingContext context) {
        String given = context.request().getHeader(REQUEST_ID);
        String id = given != null && SOUND_ID.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        MDC.put("requestId", id);
        context.response().putHeader(REQUEST_ID, id);
        context.next();
    }

    @ServerResponseFilter
    public void seal(ContainerResponseContext context, HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("Referrer-Policy", "same-origin");
        // A few answers carry a stricter policy of their own: mail shown in a frame.
        if (!context.getHeaders().containsKey("Content-Security-Policy")) {
            response.putHeader("Content-Security-Policy", policy);
        }
        if (!context.getHeaders().containsKey("Cache-Control")
                && !response.headers().contains("Cache-Control")) {
            response.putHeader("Cache-Control", "no-store");
        }
    }
}
