package org.nnssil.jurisdiction;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;

/** A comprehensive center: what it serves, and its liaisons, whom the coordinator names and ends. */
@Path("/centers/{key}")
@Authenticated
public class CenterPages {

    private final LiaisonService liaisons;
    private final CenterViews views;
    private final CurrentMember current;
    private final PageContext page;
    private final Notices notices;
    private final HttpServerRequest request;

    CenterPages(
            LiaisonService liaisons,
            CenterViews views,
            CurrentMember current,
            PageContext page,
            Notices notices,
            HttpServerRequest request) {
        this.liaisons = liaisons;
        this.views = views;
        this.current = current;
        this.page = page;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "jurisdiction")
    static class Templates {
        private Templates() {}

        static native TemplateInstance center(CenterView v, LiaisonForm form, Map<String, String> errors);

        static native TemplateInstance liaison(
                CenterView.Entry v, String key, LiaisonEndForm form, Map<String, String> errors);
    }

    @GET
    public Uni<TemplateInstance> center(@PathParam("key") String key) {
        return show(key, LiaisonForm.empty(liaisons.today()), Map.of());
    }

    @POST
    @Path("/liaisons")
    public Uni<Response> name(@PathParam("key") String key, @BeanParam LiaisonForm form) {
        return liaisons.name(current.viewer(), key, form, page.submission())
                .map(done -> notices.seeOther(request, "/centers/" + key, "The liaison is named."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> show(key, form, failure.errors()).map(CenterPages::refused));
    }

    @GET
    @Path("/liaisons/{liaisonId}")
    public Uni<TemplateInstance> liaison(@PathParam("key") String key, @PathParam("liaisonId") UUID id) {
        return views.open(current.viewer(), key, id)
                .map(v -> Templates.liaison(v, key, LiaisonEndForm.empty(liaisons.today()), Map.of()));
    }

    @POST
    @Path("/liaisons/{liaisonId}/end")
    public Uni<Response> end(
            @PathParam("key") String key, @PathParam("liaisonId") UUID id, @BeanParam LiaisonEndForm form) {
        return liaisons.end(current.viewer(), key, id, form)
                .map(done -> notices.seeOther(request, "/centers/" + key, "Their time as liaison is ended."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> views.open(current.viewer(), key, id)
                        .map(v -> refused(Templates.liaison(v, key, form, failure.errors()))));
    }

    private Uni<TemplateInstance> show(String key, LiaisonForm form, Map<String, String> errors) {
        return views.center(current.viewer(), key, form).map(v -> Templates.center(v, form, errors));
    }

    private static Response refused(TemplateInstance page) {
        return Response.status(422)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(page)
                .build();
    }
}
