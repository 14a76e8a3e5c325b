package org.nnssil.community;

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
import java.util.Map;
import java.util.UUID;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;
import org.nnssil.web.Refused;

/** Somebody leaves the network or moves within it: what will happen, and the confirmation. */
@Path("/people/{id}/departure")
@Authenticated
public class DeparturePages {

    private final DepartureService departures;
    private final CurrentMember current;
    private final PageContext page;
    private final Notices notices;
    private final HttpServerRequest request;

    DeparturePages(
            DepartureService departures,
            CurrentMember current,
            PageContext page,
            Notices notices,
            HttpServerRequest request) {
        this.departures = departures;
        this.current = current;
        this.page = page;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "community")
    static class Templates {
        private Templates() {}

        static native TemplateInstance leaving(LeavingView v, LeavingForm form, Map<String, String> errors);
    }

    @GET
    public Uni<TemplateInstance> foresee(@PathParam("id") UUID id) {
        LeavingForm form = LeavingForm.empty();
        return departures.foresee(current.viewer(), id, form).map(v -> Templates.leaving(v, form, Map.of()));
    }

    @POST
    public Uni<Response> depart(@PathParam("id") UUID id, @BeanParam LeavingForm form) {
        boolean self = id.equals(current.viewer().personId());
        return departures
                .depart(current.viewer(), id, form, page.submission())
                .map(done -> notices.seeOther(
                        request, self ? "/" : "/seats", "Done, at once. The audit trail has all that followed."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> departures
                        .foresee(current.viewer(), id, form)
                        .map(v -> Refused.with(Templates.leaving(v, form, failure.errors()))));
    }
}
