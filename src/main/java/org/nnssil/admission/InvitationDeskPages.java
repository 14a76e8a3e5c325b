package org.nnssil.admission;

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
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.AddressForm;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Reach;
import org.nnssil.web.Absent;
import org.nnssil.web.Choice;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;
import org.nnssil.web.Refused;

/** The coordinator's list of invitations, and the acts on them. */
@Path("/desk/invitations")
@Authenticated
public class InvitationDeskPages {

    private final InvitationService invitations;
    private final AskingService asking;
    private final InvitationViews views;
    private final JurisdictionService jurisdictions;
    private final CurrentMember current;
    private final PageContext page;
    private final Notices notices;
    private final HttpServerRequest request;

    InvitationDeskPages(
            InvitationService invitations,
            AskingService asking,
            InvitationViews views,
            JurisdictionService jurisdictions,
            CurrentMember current,
            PageContext page,
            Notices notices,
            HttpServerRequest request) {
        this.invitations = invitations;
        this.asking = asking;
        this.views = views;
        this.jurisdictions = jurisdictions;
        this.current = current;
        this.page = page;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "admission")
    static class Templates {
        private Templates() {}

        static native TemplateInstance invitations(InvitationListView v);

        static native TemplateInstance invite(
                InvitationForm form, List<Choice> places, List<Choice> reaches, Map<String, String> errors);

        static native TemplateInstance sent(
                InvitationView v, ReasonForm form, String address, Map<String, String> errors);
    }

    @GET
    public Uni<TemplateInstance> list(@RestQuery @Nullable String status, @RestQuery @Nullable String after) {
        InvitationStatus chosen =
                status == null ? null : InvitationStatus.find(status).orElse(null);
        return views.list(current.viewer(), chosen, Addresses.id(after)).map(Templates::invitations);
    }

    @GET
    @Path("/new")
    public Uni<TemplateInstance> form() {
        return form(InvitationForm.empty(), Map.of());
    }

    @POST
    public Uni<Response> invite(@BeanParam InvitationForm form) {
        return invitations
                .invite(current.viewer(), form, page.submission())
                .map(id -> notices.seeOther(request, "/desk/invitations/" + id, "The invitation is on its way."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> form(form, failure.errors()).map(Refused::with));
    }

    @GET
    @Path("/{id}")
    public Uni<TemplateInstance> one(@PathParam("id") UUID id) {
        return show(id, new ReasonForm(""), Map.of());
    }

    @POST
    @Path("/{id}/sending")
    public Uni<Response> sendAgain(@PathParam("id") UUID id) {
        return asking.sendAgain(current.viewer(), id, page.submission())
                .map(done -> notices.seeOther(
                        request, "/desk/invitations/" + id, "A new link is on its way; the old one works no more."));
    }

    @POST
    @Path("/{id}/address")
    public Uni<Response> readdress(@PathParam("id") UUID id, @BeanParam AddressForm form) {
        return Uni.createFrom()
                .item(form::checked)
                .chain(email -> asking.readdress(current.viewer(), id, email, page.submission()))
                .map(done -> notices.seeOther(
                        request,
                        "/desk/invitations/" + id,
                        "A link is on its way to that address; the old one works no more."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure ->
                        show(id, new ReasonForm(""), form, failure.errors()).map(Refused::with));
    }

    @POST
    @Path("/{id}/withdrawal")
    public Uni<Response> withdraw(@PathParam("id") UUID id, @BeanParam ReasonForm form) {
        return Uni.createFrom()
                .item(form::checked)
                .chain(reason -> invitations.withdraw(current.viewer(), id, reason))
                .map(done -> notices.seeOther(request, "/desk/invitations/" + id, "The invitation is withdrawn."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> show(id, form, failure.errors()).map(Refused::with));
    }

    private Uni<TemplateInstance> show(UUID id, ReasonForm form, Map<String, String> errors) {
        return show(id, form, new AddressForm(null), errors);
    }

    private Uni<TemplateInstance> show(UUID id, ReasonForm form, AddressForm address, Map<String, String> errors) {
        return invitations
                .find(current.viewer(), id)
                .map(row -> Templates.sent(views.one(row), form, address.orElse(row.email()), errors));
    }

    private Uni<TemplateInstance> form(InvitationForm form, Map<String, String> errors) {
        if (!current.viewer().coordinator()) {
            throw new Absent();
        }
        return jurisdictions.names().map(names -> {
            Map<String, String> places = new LinkedHashMap<>();
            places.put("", "None");
            places.putAll(names);
            return Templates.invite(
                    form,
                    Choice.of(places, form.jurisdiction() == null ? "" : form.jurisdiction()),
                    Choice.of(reaches(), form.reach()),
                    errors);
        });
    }

    private static Map<String, String> reaches() {
        Map<String, String> reaches = new LinkedHashMap<>();
        reaches.put(Reach.CORE.key(), "Core: takes part in everything, sees contact details");
        reaches.put(Reach.MEMBERS.key(), "Extended: reads what is open to all members");
        return reaches;
    }
}
