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
import org.nnssil.community.FactForm;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;

/** Asking to join a community, and what its conveners decide. */
@Path("/communities/{slug}/requests")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class JoinRequestPages {

    private final JoinRequestService requests;
    private final JoinViews views;
    private final CurrentMember current;
    private final PageContext page;
    private final Notices notices;
    private final HttpServerRequest request;

    JoinRequestPages(
            JoinRequestService requests,
            JoinViews views,
            CurrentMember current,
            PageContext page,
            Notices notices,
            HttpServerRequest request) {
        this.requests = requests;
        this.views = views;
        this.current = current;
        this.page = page;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "joining")
    static class Templates {
        private Templates() {}

        static native TemplateInstance ask(JoinView.Ask v, JoinForm form, FactForm facts, Map<String, String> errors);

        static native TemplateInstance requests(JoinView.All v);

        static native TemplateInstance request(
                JoinView.One v, Decision decision, FactForm facts, Map<String, String> errors);
    }

    @GET
    public Uni<TemplateInstance> all(@PathParam("slug") String slug) {
        return views.all(current.viewer(), slug).map(Templates::requests);
    }

    @GET
    @Path("/new")
    public Uni<TemplateInstance> form(@PathParam("slug") String slug) {
        return views.blank(current.viewer()).chain(blank -> form(slug, blank, FactForm.empty(), Map.of()));
    }

    @POST
    public Uni<Response> ask(@PathParam("slug") String slug, @BeanParam JoinForm form, @BeanParam FactForm facts) {
        return requests.ask(current.viewer(), slug, form, facts, page.submission())
                .map(id -> notices.seeOther(
                        request,
                        "/communities/" + slug + "/request",
                        "You have asked. The conveners get a mail, and you get one when they have decided."))
                .onFailure(Invalid.class)
                .recoverWithUni(
                        failure -> form(slug, form, facts, failure.errors()).map(JoinRequestPages::refused));
    }

    @GET
    @Path("/{requestId}")
    public Uni<TemplateInstance> one(@PathParam("slug") String slug, @PathParam("requestId") UUID id) {
        return one(slug, id, Decision.empty(), FactForm.empty(), Map.of());
    }

    @POST
    @Path("/{requestId}/facts")
    public Uni<Response> record(
            @PathParam("slug") String slug, @PathParam("requestId") UUID id, @BeanParam FactForm facts) {
        return requests.record(current.viewer(), slug, id, facts)
                .map(done -> notices.seeOther(request, path(slug, id), "Recorded with the request."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure ->
                        one(slug, id, Decision.empty(), facts, failure.errors()).map(JoinRequestPages::refused));
    }

    @POST
    @Path("/{requestId}/decision")
    public Uni<Response> decide(
            @PathParam("slug") String slug, @PathParam("requestId") UUID id, @BeanParam Decision decision) {
        return requests.decide(current.viewer(), slug, id, decision, page.submission())
                .map(done -> notices.seeOther(
                        request, "/communities/" + slug + "/requests", "Decided. They get a mail that says so."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> one(slug, id, decision, FactForm.empty(), failure.errors())
                        .map(JoinRequestPages::refused));
    }

    private Uni<TemplateInstance> form(String slug, JoinForm form, FactForm facts, Map<String, String> errors) {
        return views.ask(current.viewer(), slug, form, facts, errors).map(v -> Templates.ask(v, form, facts, errors));
    }

    private Uni<TemplateInstance> one(
            String slug, UUID id, Decision decision, FactForm facts, Map<String, String> errors) {
        return views.one(current.viewer(), slug, id, facts, decision, errors)
                .map(v -> Templates.request(v, decision, facts, errors));
    }

    private static String path(String slug, UUID id) {
        return "/communities/" + slug + "/requests/" + id;
    }

    /** A form shown again with what was typed and what is wrong. */
    static Response refused(TemplateInstance page) {
        return Response.status(422)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(page)
                .build();
    }
}
