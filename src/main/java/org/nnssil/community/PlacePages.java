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
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Absent;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.Refused;

/** A community's roster by organization, and for its conveners the page of each. */
@Path("/communities/{slug}/organizations")
@Authenticated
public class PlacePages {

    private final PlaceService places;
    private final PlaceViews views;
    private final CurrentMember current;
    private final Notices notices;
    private final HttpServerRequest request;

    PlacePages(
            PlaceService places, PlaceViews views, CurrentMember current, Notices notices, HttpServerRequest request) {
        this.places = places;
        this.views = views;
        this.current = current;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "community")
    static class Templates {
        private Templates() {}

        static native TemplateInstance places(PlaceView v);

        static native TemplateInstance place(
                PlaceView v, PlaceView.Entry place, FactForm facts, Map<String, String> errors);

        static native TemplateInstance placeEnd(
                PlaceView v, PlaceView.Entry place, DepartureForm form, Map<String, String> errors);
    }

    @GET
    public Uni<TemplateInstance> all(@PathParam("slug") String slug, @RestQuery @Nullable String after) {
        return views.all(current.viewer(), slug, after).map(Templates::places);
    }

    @GET
    @Path("/{organizationId}")
    public Uni<TemplateInstance> one(@PathParam("slug") String slug, @PathParam("organizationId") UUID id) {
        return one(slug, id, FactForm.empty(), Map.of());
    }

    @POST
    @Path("/{organizationId}/facts")
    public Uni<Response> record(
            @PathParam("slug") String slug, @PathParam("organizationId") UUID id, @BeanParam FactForm form) {
        return places.record(current.viewer(), slug, id, form)
                .map(done -> notices.seeOther(request, path(slug, id), "Recorded, beside what was known before."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> one(slug, id, form, failure.errors()).map(Refused::with));
    }

    @POST
    @Path("/{organizationId}/lead")
    public Uni<Response> lead(
            @PathParam("slug") String slug, @PathParam("organizationId") UUID id, @RestForm @Nullable String person) {
        return places.lead(current.viewer(), slug, id, person(person))
                .map(done -> notices.seeOther(request, path(slug, id), "They speak for the organization now."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure ->
                        one(slug, id, FactForm.empty(), failure.errors()).map(Refused::with));
    }

    @GET
    @Path("/{organizationId}/departure")
    public Uni<TemplateInstance> departure(@PathParam("slug") String slug, @PathParam("organizationId") UUID id) {
        return departure(slug, id, new DepartureForm(""), Map.of());
    }

    @POST
    @Path("/{organizationId}/departure")
    public Uni<Response> depart(
            @PathParam("slug") String slug, @PathParam("organizationId") UUID id, @BeanParam DepartureForm form) {
        return places.end(current.viewer(), slug, id, form)
                .map(done -> notices.seeOther(
                        request,
                        "/communities/" + slug + "/organizations",
                        "Its place has ended, and with it the memberships of its people, at once."))
                .onFailure(Invalid.class)
                .recoverWithUni(
                        failure -> departure(slug, id, form, failure.errors()).map(Refused::with));
    }

    private Uni<TemplateInstance> one(String slug, UUID id, FactForm form, Map<String, String> errors) {
        return views.one(current.viewer(), slug, id, form, errors)
                .map(v -> Templates.place(v, v.rows().get(0), form, errors));
    }

    private Uni<TemplateInstance> departure(String slug, UUID id, DepartureForm form, Map<String, String> errors) {
        return views.one(current.viewer(), slug, id, FactForm.empty(), Map.of())
                .map(v -> Templates.placeEnd(v, v.rows().get(0), form, errors));
    }

    private static UUID person(@Nullable String typed) {
        try {
            return UUID.fromString(typed == null ? "" : typed);
        } catch (IllegalArgumentException nobody) {
            throw new Absent();
        }
    }

    private static String path(String slug, UUID id) {
        return "/communities/" + slug + "/organizations/" + id;
    }
}
