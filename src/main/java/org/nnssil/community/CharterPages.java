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
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;
import org.nnssil.web.Refused;
import org.nnssil.web.Times;

/** A charter: changing it, and what it said before. */
@Path("/communities/{slug}/charter")
@Authenticated
public class CharterPages {

    private final CommunityService communities;
    private final CharterService charters;
    private final CurrentMember current;
    private final PageContext page;
    private final Notices notices;
    private final Times times;
    private final HttpServerRequest request;

    CharterPages(
            CommunityService communities,
            CharterService charters,
            CurrentMember current,
            PageContext page,
            Notices notices,
            Times times,
            HttpServerRequest request) {
        this.communities = communities;
        this.charters = charters;
        this.current = current;
        this.page = page;
        this.notices = notices;
        this.times = times;
        this.request = request;
    }

    @CheckedTemplate(basePath = "community")
    static class Templates {
        private Templates() {}

        static native TemplateInstance charter(
                CharterView v, CharterForm charter, String reason, Map<String, String> errors);

        static native TemplateInstance charterHistory(CharterView v);
    }

    @GET
    @Path("/edit")
    public Uni<TemplateInstance> edit(@PathParam("slug") String slug) {
        return charters.amendable(current.viewer(), slug).map(row -> {
            CharterForm form = CharterForm.of(charter(row));
            return Templates.charter(view(row, form, List.of()), form, "", Map.of());
        });
    }

    @POST
    public Uni<Response> amend(
            @PathParam("slug") String slug,
            @BeanParam CharterForm form,
            @RestForm @Nullable String reason,
            @RestForm @Nullable String number) {
        Viewer viewer = current.viewer();
        return charters.amend(viewer, slug, new CharterService.Amendment(form, reason, number), page.submission())
                .map(done -> notices.seeOther(
                        request, "/communities/" + slug, "The charter is saved. What it said before is kept."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> charters.amendable(viewer, slug)
                        .map(row -> Refused.with(Templates.charter(
                                view(row, form, List.of()), form, reason == null ? "" : reason, failure.errors()))));
    }

    @GET
    @Path("/history")
    public Uni<TemplateInstance> history(@PathParam("slug") String slug) {
        Viewer viewer = current.viewer();
        return communities
                .known(viewer, slug)
                .invoke(row -> {
                    if (!row.member()) {
                        throw new Absent();
                    }
                })
                .chain(row -> charters.versions(viewer, row.id())
                        .map(versions -> Templates.charterHistory(view(row, CharterForm.empty(), versions))));
    }

    private CharterView view(CommunityRow row, CharterForm form, List<CharterVersion> versions) {
        Viewer viewer = current.viewer();
        return new CharterView(
                row.slug(),
                row.name(),
                viewer.convenes(row.id()) && !row.id().equals(Viewer.NATIONAL),
                row.charterNumber(),
                CharterFieldsView.of(form),
                versions.stream()
                        .map(v -> new CharterView.Version(
                                v.number(), v.by(), times.at(v.at(), viewer.zone()), v.reason(), v.changes()))
                        .toList());
    }

    private static Charter charter(CommunityRow row) {
        return new Charter(
                row.purpose(),
                row.charter(),
                row.cadence(),
                row.planning(),
                row.planningRule(),
                row.memberUnit(),
                row.statedMembers() == 0 ? null : row.statedMembers(),
                row.listed(),
                row.rules());
    }
}
