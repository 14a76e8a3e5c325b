package org.nnssil.account;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.TokenHolder;

/** Knows personal API tokens by their prefix, at the API only; every other bearer token is left to OpenID Connect. */
@ApplicationScoped
class ApiTokenMechanism implements HttpAuthenticationMechanism {

    private static final String BEARER = "bearer ";

    private final TokenRepository tokens;
    private final Clock clock;

    ApiTokenMechanism(TokenRepository tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String token = tokenOf(context);
        if (token == null) {
            return Uni.createFrom().nullItem();
        }
        return tokens.find(TokenText.hash(token), clock.instant())
                .map(found -> identity(found.orElseThrow(AuthenticationFailedException::new)));
    }

    // The others challenge a request that carries nothing of ours.
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return tokenOf(context) == null
                ? Uni.createFrom().nullItem()
                : Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer error=\"invalid_token\""));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1_000;
    }

    private static SecurityIdentity identity(TokenHolder holder) {
        return QuarkusSecurityIdentity.builder().setPrincipal(holder).build();
    }

    private static @Nullable String tokenOf(RoutingContext context) {
        String header = context.request().getHeader("Authorization");
        if (header == null
                || !header.toLowerCase(Locale.ROOT).startsWith(BEARER)
                || !context.normalizedPath().startsWith("/api/")) {
            return null;
        }
        String token = header.substring(BEARER.length()).strip();
        return token.startsWith(TokenText.PREFIX) ? token : null;
    }
}
