package org.nnssil.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The page behind the link in the first mail. Opening it changes nothing. */
@Path("/account/start/{token}")
@Produces(MediaType.TEXT_HTML)
public class StartPages {

    private final StartService start;

    StartPages(StartService start) {
        this.start = start;
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {
        private Templates() {}

        static native TemplateInstance start(String token, String name, String email);

        static native TemplateInstance started(String password, String email);
    }

    @GET
    public Uni<TemplateInstance> ask(@PathParam("token") String token) {
        return start.check(token).map(who -> Templates.start(token, who.name(), who.email()));
    }

    @POST
    public Uni<Response> begin(@PathParam("token") String token) {
        return start.check(token).chain(who -> start.password(token)
                .map(password -> Response.ok(Templates.started(password, who.email()))
                        .header("Cache-Control", "no-store")
                        .build()));
    }
}
