package org.nnssil.jurisdiction;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Notices;

/** A jurisdiction's page: its facts for everyone, its people for members. */
@Path("/jurisdictions")
public class JurisdictionPages {

    private final JurisdictionService jurisdictions;
    private final CountingService counting;
    private final CurrentMember current;
    private final Notices notices;
    private final HttpServerRequest request;

    JurisdictionPages(
            JurisdictionService jurisdictions,
            CountingService counting,
            CurrentMember current,
            Notices notices,
            HttpServerRequest request) {
        this.jurisdictions = jurisdictions;
        this.counting = counting;
        this.current = current;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "jurisdiction")
    static class Templates {
        private Templates() {}

        static native TemplateInstance state(StatePageView v);
    }

    @GET
    @Path("/{key}")
    public Uni<TemplateInstance> state(@PathParam("key") String key) {
        return jurisdictions.page(current.viewer(), key).map(Templates::state);
    }

    @POST
    @Path("/{key}/counting")
    public Uni<Response> count(@PathParam("key") String key, @RestForm @Nullable String counted) {
        boolean wanted = "yes".equals(counted);
        return counting.count(current.viewer(), key, wanted)
                .map(done -> notices.seeOther(
                        request,
                        "/jurisdictions/" + key,
                        wanted ? "The seat is counted from now on." : "The seat is not counted any more."));
    }
}
