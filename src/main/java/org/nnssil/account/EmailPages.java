package org.nnssil.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Absent;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;

/** Asking for another e-mail address. */
@Path("/settings/email")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class EmailPages {

    private final EmailChangeService changes;
    private final SignInAge signIn;
    private final CurrentMember current;
    private final PageContext page;
    private final Notices notices;
    private final HttpServerRequest request;

    EmailPages(
            EmailChangeService changes,
            SignInAge signIn,
            CurrentMember current,
            PageContext page,
            Notices notices,
            HttpServerRequest request) {
        this.changes = changes;
        this.signIn = signIn;
        this.current = current;
        this.page = page;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {
        private Templates() {}

        static native TemplateInstance email(String present, String typed, Map<String, String> errors);
    }

    @GET
    public TemplateInstance form() {
        requireSomebody();
        signIn.require();
        return email("", Map.of());
    }

    @POST
    public Uni<Response> ask(@FormParam("email") @Nullable String email) {
        requireSomebody();
        signIn.require();
        return changes.ask(current.viewer(), email, page.submission())
                .map(done -> notices.seeOther(
                        request,
                        "/settings",
                        "A mail is on its way to " + email
                                + ". Open the link in it within a day; until then nothing changes."))
                .onFailure(Invalid.class)
                .recoverWithItem(failure -> Response.status(422)
                        .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                        .entity(email(email == null ? "" : email, failure.errors()))
                        .build());
    }

    private void requireSomebody() {
        if (current.viewer().personId() == null) {
            throw new Absent();
        }
    }

    private TemplateInstance email(String typed, Map<String, String> errors) {
        return Templates.email(current.viewer().email(), typed, errors);
    }
}
