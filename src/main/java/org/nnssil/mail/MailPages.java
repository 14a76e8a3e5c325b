package org.nnssil.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Notices;

/** The coordinator's Mail page: what left, what waits, what failed and why. */
@Path("/desk/mail")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class MailPages {

    /** For mail shown in a frame: nothing runs, nothing is loaded, only our pages may frame it. */
    public static final String FRAMED = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private final MailService mails;
    private final CurrentMember current;
    private final Notices notices;
    private final HttpServerRequest request;

    MailPages(MailService mails, CurrentMember current, Notices notices, HttpServerRequest request) {
        this.mails = mails;
        this.current = current;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "mail")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(MailView.Listing v);

        static native TemplateInstance show(MailView m);

        static native TemplateInstance release(MailView.Listing v);
    }

    @GET
    public Uni<TemplateInstance> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("q") @Nullable String q,
            @QueryParam("after") @Nullable UUID after) {
        return mails.list(current.viewer(), state, q, after).map(Templates::list);
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> show(@PathParam("id") UUID id) {
        return mails.find(current.viewer(), id).map(Templates::show);
    }

    @GET
    @Path("{id}/html")
    public Uni<Response> html(@PathParam("id") UUID id) {
        return mails.html(current.viewer(), id).map(html -> Response.ok(html)
                .header("Content-Security-Policy", FRAMED)
                .build());
    }

    @POST
    @Path("{id}/release")
    public Uni<Response> releaseOne(@PathParam("id") UUID id) {
        return mails.release(current.viewer(), id)
                .map(done -> notices.seeOther(request, "/desk/mail/" + id, "Released. It leaves within seconds."));
    }

    @GET
    @Path("release")
    public Uni<TemplateInstance> confirmRelease() {
        return mails.list(current.viewer(), MailState.HELD.key(), null, null).map(Templates::release);
    }

    @POST
    @Path("release")
    public Uni<Response> releaseAll() {
        return mails.releaseAll(current.viewer())
                .map(n -> notices.seeOther(
                        request, "/desk/mail", n == 1 ? "1 mail released." : "%,d mails released.".formatted(n)));
    }
}
