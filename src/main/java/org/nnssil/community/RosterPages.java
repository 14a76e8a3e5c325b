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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;
import org.nnssil.web.Refused;

/** A community's roster, and the acts that change it. */
@Path("/communities/{slug}/members")
@Authenticated
public class RosterPages {

    private final RosterService roster;
    private final RosterViews views;
    private final CurrentMember current;
    private final PageContext page;
    private final Notices notices;
    private final HttpServerRequest request;

    RosterPages(
            RosterService roster,
            RosterViews views,
            CurrentMember current,
            PageContext page,
            Notices notices,
            HttpServerRequest request) {
        this.roster = roster;
        this.views = views;
        this.current = current;
        this.page = page;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "community")
    static class Templates {
        private Templates() {}

        static native TemplateInstance roster(
                RosterView v, MemberForm form, EntryForm entry, Map<String, String> errors);

        static native TemplateInstance member(MemberView v, Map<String, String> errors);

        static native TemplateInstance departure(MemberView v, DepartureForm form, Map<String, String> errors);
    }

    @GET
    public Uni<TemplateInstance> members(@PathParam("slug") String slug, @RestQuery @Nullable String after) {
        MemberForm form = MemberForm.empty();
        return views.roster(current.viewer(), slug, after, form, EntryForm.empty())
                .map(v -> Templates.roster(v, form, EntryForm.empty(), Map.of()));
    }

    @POST
    public Uni<Response> add(@PathParam("slug") String slug, @BeanParam MemberForm form, @BeanParam EntryForm entry) {
        return roster.add(current.viewer(), slug, form, entry, page.submission())
                .map(name -> notices.seeOther(
                        request,
                        "/communities/" + slug + "/members",
                        name + " is invited, and on the roster when they accept."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> views.roster(current.viewer(), slug, null, form, entry)
                        .map(v -> Refused.with(Templates.roster(v, form, entry, failure.errors()))));
    }

    @GET
    @Path("/{personId}")
    public Uni<TemplateInstance> member(@PathParam("slug") String slug, @PathParam("personId") UUID personId) {
        return views.member(current.viewer(), slug, personId, null).map(v -> Templates.member(v, Map.of()));
    }

    @POST
    @Path("/{personId}/standing")
    public Uni<Response> change(
            @PathParam("slug") String slug, @PathParam("personId") UUID personId, @BeanParam StandingForm form) {
        return roster.change(current.viewer(), slug, personId, form)
                .map(done -> notices.seeOther(
                        request, "/communities/" + slug + "/members/" + personId, "Reach and roles are saved."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> views.member(current.viewer(), slug, personId, form)
                        .map(v -> Refused.with(Templates.member(v, failure.errors()))));
    }

    @GET
    @Path("/{personId}/departure")
    public Uni<Response> departure(@PathParam("slug") String slug, @PathParam("personId") UUID personId) {
        return views.member(current.viewer(), slug, personId, null)
                .map(v -> slug.equals(CommunityService.NATIONAL_SLUG)
                        ? Notices.seeOther("/people/" + personId + "/departure")
                        : Response.ok(Templates.departure(v, new DepartureForm(""), Map.of()))
                                .build());
    }

    @POST
    @Path("/{personId}/departure")
    public Uni<Response> depart(
            @PathParam("slug") String slug, @PathParam("personId") UUID personId, @BeanParam DepartureForm form) {
        boolean self = personId.equals(current.viewer().personId());
        String next = self ? "/communities" : "/communities/" + slug + "/members";
        return roster.depart(current.viewer(), slug, personId, form, page.submission())
                .map(done -> notices.seeOther(request, next, "The membership has ended, at once."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> views.member(current.viewer(), slug, personId, null)
                        .map(v -> Refused.with(Templates.departure(v, form, failure.errors()))));
    }
}
