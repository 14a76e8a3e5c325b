package org.nnssil.community;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.nnssil.web.Absent;
import org.nnssil.web.Notices;

/** Becoming the coordinator of an empty network. Opening the link changes nothing; the button does. */
@Path("/claim/{token}")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class ClaimPages {

    private final ClaimService claims;
    private final SecurityIdentity identity;
    private final Notices notices;
    private final HttpServerRequest request;

    ClaimPages(ClaimService claims, SecurityIdentity identity, Notices notices, HttpServerRequest request) {
        this.claims = claims;
        this.identity = identity;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "community")
    static class Templates {
        private Templates() {}

        static native TemplateInstance claim(String token, String account);
    }

    @GET
    public Uni<TemplateInstance> ask(@PathParam("token") String token) {
        Claimant claimant = claimant();
        return claims.check(token).map(good -> Templates.claim(token, claimant.name()));
    }

    @POST
    public Uni<Response> claim(@PathParam("token") String token) {
        return claims.claim(token, claimant())
                .map(done -> notices.seeOther(request, "/desk", "You are the coordinator of this network now."));
    }

    private Claimant claimant() {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw new Absent();
        }
        String name = token.getClaim("name");
        String account = token.getClaim("preferred_username");
        String known = name != null && !name.isBlank() ? name : account != null ? account : token.getSubject();
        return new Claimant(token.getSubject(), known, token.getClaim(Claims.email));
    }
}
