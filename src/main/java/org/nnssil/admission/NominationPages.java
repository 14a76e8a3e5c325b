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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Check;
import org.nnssil.web.Choice;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;
import org.nnssil.web.Refused;

/** Naming a colleague, and what came of it. */
@Path("/nominations")
@Authenticated
public class NominationPages {

    private static final int LONGEST_NOTE = 1_000;

    private final NominationService nominations;
    private final NominationViews views;
    private final JurisdictionService jurisdictions;
    private final CurrentMember current;
    private final PageContext page;
    private final Notices notices;
    private final HttpServerRequest request;

    NominationPages(
            NominationService nominations,
            NominationViews views,
            JurisdictionService jurisdictions,
            CurrentMember current,
            PageContext page,
            Notices notices,
            HttpServerRequest request) {
        this.nominations = nominations;
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

        static native TemplateInstance nominations(NominationListView v);

        static native TemplateInstance name(
                String place,
                String refusal,
                boolean center,
                NominationForm form,
                List<Choice> states,
                Map<String, String> errors);

        static native TemplateInstance nomination(NominationView v, String note, Map<String, String> errors);
    }

    @GET
    public Uni<TemplateInstance> list(@RestQuery @Nullable String after) {
        return views.own(current.viewer(), Addresses.id(after)).map(Templates::nominations);
    }

    @GET
    @Path("/new")
    public Uni<TemplateInstance> form() {
        return form(NominationForm.empty(), Map.of());
    }

    @POST
    public Uni<Response> name(@BeanParam NominationForm form) {
        return nominations
                .name(current.viewer(), form, page.submission())
                .map(id -> notices.seeOther(
                        request, "/nominations/" + id, "Named. The coordinator decides, and you are told by mail."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> form(form, failure.errors()).map(Refused::with));
    }

    @GET
    @Path("/{id}")
    public Uni<TemplateInstance> one(@PathParam("id") UUID id) {
        return views.one(current.viewer(), id).map(v -> Templates.nomination(v, "", Map.of()));
    }

    @POST
    @Path("/{id}/support")
    public Uni<Response> support(
            @PathParam("id") UUID id, @RestForm @Nullable String support, @RestForm @Nullable String note) {
        boolean yes = "yes".equals(support);
        return Uni.createFrom()
                .item(() -> checkedNote(yes, note))
                .chain(words -> nominations.support(current.viewer(), id, yes, words))
                .map(done -> notices.seeOther(
                        request,
                        "/nominations/" + id,
                        yes ? "The coordinator decides now." : "Declined. They are told why."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> views.one(current.viewer(), id)
                        .map(v -> Refused.with(Templates.nomination(v, note == null ? "" : note, failure.errors()))));
    }

    private static String checkedNote(boolean yes, @Nullable String note) {
        Check check = new Check();
        String words = yes ? check.optionalText("note", note, LONGEST_NOTE) : check.text("note", note, LONGEST_NOTE);
        check.done();
        return words;
    }

    private Uni<TemplateInstance> form(NominationForm form, Map<String, String> errors) {
        return nominations.right(current.viewer()).chain(right -> jurisdictions
                .names()
                .map(names -> Templates.name(
                        right.place(),
                        right.refusal(),
                        right.centerKey() != null,
                        form,
                        Choice.of(right.served().isEmpty() ? names : right.served(), form.liaisonTyped()),
                        errors)));
    }
}
