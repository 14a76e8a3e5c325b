package org.nnssil.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Turns the proven identity of a request into the viewer: read from the database on each request, and not from the token's
 * roles nor from anything that is remembered, so that who has left is nobody at once (ADR 21).
 */
@RequestScoped
public class WhoAsks {

    private final SecurityIdentity identity;
    private final CurrentMember current;
    private final ViewerSource source;
    private final RememberedSessions sessions;
    private final RoutingContext context;
    private boolean asked;

    WhoAsks(
            SecurityIdentity identity,
            CurrentMember current,
            ViewerSource source,
            RememberedSessions sessions,
            RoutingContext context) {
        this.identity = identity;
        this.current = current;
        this.source = source;
        this.sessions = sessions;
        this.context = context;
    }

    /** Fills {@link CurrentMember}, once for a request. */
    public Uni<Void> find() {
        if (asked) {
            return Uni.createFrom().voidItem();
        }
        asked = true;
        if (identity.getPrincipal() instanceof TokenHolder holder) {
            return source.find(holder.subject(), null, false, "")
                    .invoke(current::is)
                    .replaceWithVoid();
        }
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().voidItem();
        }
        sessions.keep(context, token);
        return load(token).invoke(current::is).replaceWithVoid();
    }

    private Uni<Viewer> load(JsonWebToken token) {
        String email = token.getClaim(Claims.email);
        boolean verified = Boolean.TRUE.equals(token.getClaim(Claims.email_verified));
        String name = token.getClaim("name");
        return source.find(token.getSubject(), email, verified, name == null ? "" : name);
    }
}
