package org.nnssil.web;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way to Keycloak and back to the page one came from. */
@Path("/sign-in")
@Authenticated
public class SignInPages {

    @GET
    public Response signIn(@QueryParam("to") @Nullable String to) {
        return Notices.seeOther(ownPath(to).orElse("/"));
    }

    /** Only a path of this service: never another host, not even as //host or /\host. */
    static Optional<String> ownPath(@Nullable String to) {
        if (to == null || !to.matches("/(?![/\\\\])[\\x21-\\x7E]*") || to.contains("\\") || to.startsWith("/sign-in")) {
            return Optional.empty();
        }
        return Optional.of(to);
    }
}
