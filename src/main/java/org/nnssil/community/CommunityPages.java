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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;
import org.nnssil.web.Refused;

/** Communities: those one may know of, one of them, and founding one. */
@Path("/communities")
@Authenticated
public class CommunityPages {

    private final CommunityService communities;
    private final CommunityViews views;
    private final CurrentMember current;
    private final PageContext page;
    private final Notices notices;
    private final HttpServerRequest request;

    CommunityPages(
            CommunityService communities,
            CommunityViews views,
            CurrentMember current,
            PageContext page,
            Notices notices,
            HttpServerRequest request) {
        this.communities = communities;
        this.views = views;
        this.current = current;
        this.page = page;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "community")
    static class Templates {
        private Templates() {}

        static native TemplateInstance communities(CommunityListView v);

        static native TemplateInstance community(CommunityView v);

        static native TemplateInstance founding(
                FoundingView v, CommunityForm form, CharterForm charter, Map<String, String> errors);
    }

    @GET
    public Uni<TemplateInstance> all(@RestQuery @Nullable String q, @RestQuery @Nullable String page) {
        Viewer viewer = current.viewer();
        return communities.all(viewer).map(rows -> Templates.communities(CommunityListViews.of(viewer, rows, q, page)));
    }

    @GET
    @Path("/{slug}")
    public Uni<TemplateInstance> one(@PathParam("slug") String slug) {
        return views.community(current.viewer(), slug).map(Templates::community);
    }

    @GET
    @Path("/new")
    public Uni<TemplateInstance> founding() {
        return founding(CommunityForm.empty(), CharterForm.empty(), Map.of());
    }

    @POST
    public Uni<Response> found(@BeanParam CommunityForm form, @BeanParam CharterForm charter) {
        return communities
                .found(current.viewer(), form, charter, page.submission())
                .map(slug -> notices.seeOther(
                        request,
                        "/communities/" + slug,
                        "The community is founded. Its convener gets a mail, and convenes when they accept."))
                .onFailure(Invalid.class)
                .recoverWithUni(
                        failure -> founding(form, charter, failure.errors()).map(Refused::with));
    }

    private Uni<TemplateInstance> founding(CommunityForm form, CharterForm charter, Map<String, String> errors) {
        return views.founding(current.viewer(), form, charter).map(v -> Templates.founding(v, form, charter, errors));
    }
}
