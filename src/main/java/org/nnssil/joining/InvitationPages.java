package org.nnssil.joining;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
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
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.AddressForm;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;

/** Inviting into a community, and handing over its convener's office. */
@Path("/communities/{slug}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class InvitationPages {

    private final InvitationService invitations;
    private final AddressService addresses;
    private final JoinViews views;
    private final CurrentMember current;
    private final PageContext page;
    private final Notices notices;
    private final HttpServerRequest request;

    InvitationPages(
            InvitationService invitations,
            AddressService addresses,
            JoinViews views,
            CurrentMember current,
            PageContext page,
            Notices notices,
            HttpServerRequest request) {
        this.invitations = invitations;
        this.addresses = addresses;
        this.views = views;
        this.current = current;
        this.page = page;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "joining")
    static class Templates {
        private Templates() {}

        static native TemplateInstance invitations(JoinView.Invitations v, InviteForm form, Map<String, String> errors);

        static native TemplateInstance address(JoinView.Readdress v, String email, Map<String, String> errors);

        static native TemplateInstance succession(JoinView.Succession v, InviteForm form, Map<String, String> errors);
    }

    /** @param q a part of a name to look for among the people the viewer meets elsewhere */
    @GET
    @Path("/invitations")
    public Uni<TemplateInstance> all(
            @PathParam("slug") String slug, @RestQuery @Nullable String q, @RestQuery @Nullable String person) {
        return invitations(slug, InviteForm.to(person), q, Map.of());
    }

    @POST
    @Path("/invitations")
    public Uni<Response> invite(@PathParam("slug") String slug, @BeanParam InviteForm form) {
        return invitations
                .invite(current.viewer(), slug, form, page.submission())
                .map(name -> notices.seeOther(request, here(slug, "invitations"), "The invitation goes out by mail."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure ->
                        invitations(slug, form, null, failure.errors()).map(JoinRequestPages::refused));
    }

    @POST
    @Path("/invitations/{invitationId}/withdrawal")
    public Uni<Response> withdraw(@PathParam("slug") String slug, @PathParam("invitationId") UUID id) {
        return invitations
                .withdraw(current.viewer(), slug, id)
                .map(done -> notices.seeOther(request, here(slug, "invitations"), "The invitation is withdrawn."));
    }

    @GET
    @Path("/invitations/{invitationId}/address")
    public Uni<TemplateInstance> address(@PathParam("slug") String slug, @PathParam("invitationId") UUID id) {
        return address(slug, id, new AddressForm(""), Map.of());
    }

    @POST
    @Path("/invitations/{invitationId}/address")
    public Uni<Response> readdress(
            @PathParam("slug") String slug, @PathParam("invitationId") UUID id, @BeanParam AddressForm form) {
        return Uni.createFrom()
                .item(form::checked)
                .chain(email -> addresses.correct(current.viewer(), slug, id, email, page.submission()))
                .map(done -> notices.seeOther(
                        request,
                        here(slug, "invitations"),
                        "The invitation is on its way to that address; the old link works no more."))
                .onFailure(Invalid.class)
                .recoverWithUni(
                        failure -> address(slug, id, form, failure.errors()).map(JoinRequestPages::refused));
    }

    @GET
    @Path("/succession")
    public Uni<TemplateInstance> succession(@PathParam("slug") String slug) {
        return succession(slug, InviteForm.to(null), Map.of());
    }

    @POST
    @Path("/succession")
    public Uni<Response> handOver(@PathParam("slug") String slug, @BeanParam InviteForm form) {
        return invitations
                .handOver(current.viewer(), slug, form, page.submission())
                .map(name -> notices.seeOther(
                        request,
                        "/communities/" + slug,
                        "They get a mail, and become convener when they accept. Until then nothing changes."))
                .onFailure(Invalid.class)
                .recoverWithUni(
                        failure -> succession(slug, form, failure.errors()).map(JoinRequestPages::refused));
    }

    private Uni<TemplateInstance> invitations(
            String slug, InviteForm form, @Nullable String q, Map<String, String> errors) {
        return views.invitations(current.viewer(), slug, form, q).map(v -> Templates.invitations(v, form, errors));
    }

    private Uni<TemplateInstance> address(String slug, UUID id, AddressForm form, Map<String, String> errors) {
        return views.readdress(current.viewer(), slug, id).map(v -> Templates.address(v, form.orElse(""), errors));
    }

    private Uni<TemplateInstance> succession(String slug, InviteForm form, Map<String, String> errors) {
        return views.succession(current.viewer(), slug).map(v -> Templates.succession(v, form, errors));
    }

    private static String here(String slug, String what) {
        return "/communities/" + slug + "/" + what;
    }
}
