package org.nnssil.offer;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.nnssil.security.CurrentMember;

/** What a community has offered to others, and what its members could offer. */
@Path("/communities/{slug}/offers")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class CommunityOfferPages {

    private final OfferViews views;
    private final CurrentMember current;

    CommunityOfferPages(OfferViews views, CurrentMember current) {
        this.views = views;
        this.current = current;
    }

    @CheckedTemplate(basePath = "offer")
    static class Templates {
        private Templates() {}

        static native TemplateInstance offers(OfferView.All v);
    }

    @GET
    public Uni<TemplateInstance> all(@PathParam("slug") String slug) {
        return views.all(current.viewer(), slug).map(Templates::offers);
    }
}
