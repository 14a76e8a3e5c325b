package org.nnssil.admission;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;
import org.nnssil.web.Refused;

/** Where the link of an invitation leads. Opening it decides nothing; the buttons do. */
@Path("/invitations/{token}")
@Produces(MediaType.TEXT_HTML)
public class InvitationPages {

    private final InvitationService invitations;
    private final InvitationViews views;
    private final CurrentMember current;
    private final PageContext page;
    private final Notices notices;
    private final HttpServerRequest request;

    InvitationPages(
            InvitationService invitations,
            InvitationViews views,
            CurrentMember current,
            PageContext page,
            Notices notices,
            HttpServerRequest request) {
        this.invitations = invitations;
        this.views = views;
        this.current = current;
        this.page = page;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "admission")
    static class Templates {
        private Templates() {}

        static native TemplateInstance invitation(
                InvitationLinkView v, String token, ReasonForm form, Map<String, String> errors);
    }

    @GET
    public Uni<TemplateInstance> ask(@PathParam("token") String token) {
        return show(token, new ReasonForm(""), Map.of());
    }

    @POST
    @Path("/acceptance")
    public Uni<Response> accept(@PathParam("token") String token) {
        boolean signedIn = current.viewer().signedIn();
        return invitations
                .accept(current.viewer(), token, page.submission())
                .map(
                        done -> notices.seeOther(
                                request,
                                "/",
                                signedIn
                                        ? "Welcome. You are a member of the National Network now."
                                        : "Welcome. You are a member now. If you have never signed in, a mail follows that lets you set a password."));
    }

    @POST
    @Path("/refusal")
    public Uni<Response> decline(@PathParam("token") String token, @BeanParam ReasonForm form) {
        return Uni.createFrom()
                .item(form::checked)
                .chain(reason -> invitations.decline(current.viewer(), token, reason, page.submission()))
                .map(done -> notices.seeOther(request, "/", "You declined. The coordinator reads your reason."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> show(token, form, failure.errors()).map(Refused::with));
    }

    private Uni<TemplateInstance> show(String token, ReasonForm form, Map<String, String> errors) {
        return invitations
                .open(current.viewer(), token)
                .map(row -> Templates.invitation(views.link(row), token, form, errors));
    }
}
