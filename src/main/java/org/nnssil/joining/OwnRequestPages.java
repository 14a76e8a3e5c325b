package org.nnssil.joining;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.nnssil.community.AdmissionService;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Notices;

/** One's own request to join a community, and taking it back. */
@Path("/communities/{slug}/request")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class OwnRequestPages {

    private final AdmissionService admission;
    private final JoinRequestService requests;
    private final JoinViews views;
    private final CurrentMember current;
    private final Notices notices;
    private final HttpServerRequest request;

    OwnRequestPages(
            AdmissionService admission,
            JoinRequestService requests,
            JoinViews views,
            CurrentMember current,
            Notices notices,
            HttpServerRequest request) {
        this.admission = admission;
        this.requests = requests;
        this.views = views;
        this.current = current;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "joining")
    static class Templates {
        private Templates() {}

        static native TemplateInstance own(JoinView.One v);
    }

    @GET
    public Uni<TemplateInstance> own(@PathParam("slug") String slug) {
        return admission
                .door(current.viewer(), slug)
                .chain(door -> views.mine(current.viewer(), door))
                .map(Templates::own);
    }

    @POST
    @Path("/withdrawal")
    public Uni<Response> withdraw(@PathParam("slug") String slug) {
        return requests.withdraw(current.viewer(), slug)
                .map(done -> notices.seeOther(request, "/communities/" + slug, "Your request is withdrawn."));
    }
}
