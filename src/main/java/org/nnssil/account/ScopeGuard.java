package org.nnssil.account;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.nnssil.security.TokenHolder;
import org.nnssil.web.OutOfScope;

/**
 * Refuses what an API token was not made for. Decided by address and method alone, before anything is looked up, so that
 * the refusal says nothing about what is there.
 */
class ScopeGuard {

    private final SecurityIdentity identity;

    ScopeGuard(SecurityIdentity identity) {
        this.identity = identity;
    }

    @ServerRequestFilter(priority = 150)
    public void narrow(ContainerRequestContext request) {
        if (!(identity.getPrincipal() instanceof TokenHolder holder)) {
            return;
        }
        TokenScope.needed(request.getMethod(), request.getUriInfo().getPath())
                .filter(scope -> !scope.within(holder.scopes()))
                .ifPresent(scope -> {
                    throw new OutOfScope(scope.key());
                });
    }
}
