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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Absent;
import org.nnssil.web.Choice;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.Refused;

/** Nominations for the coordinator, who decides at the desk. */
@Path("/desk/nominations")
@Authenticated
public class NominationDeskPages {

    static final String DESK = "/desk/nominations/";
    static final String DECIDED = "Decided. Whoever named them is told.";

    private final DecisionService decisions;
    private final NominationViews views;
    private final CurrentMember current;
    private final Notices notices;
    private final HttpServerRequest request;

    NominationDeskPages(
            DecisionService decisions,
            NominationViews views,
            CurrentMember current,
            Notices notices,
            HttpServerRequest request) {
        this.decisions = decisions;
        this.views = views;
        this.current = current;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "admission")
    static class Templates {
        private Templates() {}

        static native TemplateInstance nominationsDesk(NominationListView v);

        static native TemplateInstance decide(
                NominationView v, DecisionForm form, List<Choice> choices, String action, Map<String, String> errors);
    }

    @GET
    public Uni<TemplateInstance> list(@RestQuery @Nullable String state, @RestQuery @Nullable String after) {
        mustBeCoordinator();
        NominationState chosen =
                state == null ? null : NominationState.find(state).orElse(null);
        return views.all(current.viewer(), chosen, Addresses.id(after)).map(Templates::nominationsDesk);
    }

    @GET
    @Path("/{id}")
    public Uni<TemplateInstance> one(@PathParam("id") UUID id) {
        mustBeCoordinator();
        return show(id, new DecisionForm(null, "", ""), Map.of());
    }

    @POST
    @Path("/{id}/decision")
    public Uni<Response> decide(@PathParam("id") UUID id, @BeanParam DecisionForm form) {
        mustBeCoordinator();
        return decisions
                .decide(current.viewer(), id, form)
                .map(done -> notices.seeOther(request, DESK + id, DECIDED))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> show(id, form, failure.errors()).map(Refused::with));
    }

    private Uni<TemplateInstance> show(UUID id, DecisionForm form, Map<String, String> errors) {
        return views.one(current.viewer(), id)
                .map(v -> Templates.decide(
                        v,
                        form,
                        Choice.of(DecisionForm.words(v.coreRequest()), form.decision()),
                        DESK + id + "/decision",
                        errors));
    }

    private void mustBeCoordinator() {
        if (!current.viewer().coordinator()) {
            throw new Absent();
        }
    }
}
