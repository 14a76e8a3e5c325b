package org.nnssil.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.FormTokens;

/**
 * Refuses a state-changing page request that did not come from one of our own forms: by the browser's word
 * (Sec-Fetch-Site, else Origin) and by the signed form token. The API is out of its reach because it takes bearer
 * tokens and no cookies; a one-click unsubscribe (RFC 8058) comes from mail programs and carries its own signature.
 */
class FormGuard {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final CurrentMember current;
    private final FormTokens tokens;
    private final PageContext page;
    private final ErrorPages errors;
    private final HttpServerRequest request;

    FormGuard(
            CurrentMember current, FormTokens tokens, PageContext page, ErrorPages errors, HttpServerRequest request) {
        this.current = current;
        this.tokens = tokens;
        this.page = page;
        this.errors = errors;
        this.request = request;
    }

    @WithFormRead
    @ServerRequestFilter(priority = 200)
    public @Nullable Response refuseForgery(ResteasyReactiveContainerRequestContext context) {
        String path = context.getUriInfo().getPath();
        if (SAFE.contains(context.getMethod()) || path.startsWith("/api/") || path.startsWith("/unsubscribe/")) {
            return null;
        }
        ResteasyReactiveRequestContext rest = (ResteasyReactiveRequestContext) context.getServerRequestContext();
        Object sent = rest.getFormParameter("form", true, false);
        String token = sent instanceof String text ? text : null;
        Optional<UUID> key = tokens.verify(token, current.viewer().subject());
        if (token == null || key.isEmpty() || fromElsewhere(request)) {
            return errors.refused();
        }
        page.submitted(token, key.get());
        return null;
    }

    /** By the browser's word. */
    static boolean fromElsewhere(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin != null && !origin.equals(request.scheme() + "://" + request.authority());
    }
}
