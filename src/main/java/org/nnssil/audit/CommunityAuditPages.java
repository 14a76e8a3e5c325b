package org.nnssil.audit;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.nnssil.security.CurrentMember;

/** What was done in a community, for its conveners. */
@Path("/communities/{slug}/audit")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class CommunityAuditPages {

    private final AuditService audit;
    private final CurrentMember current;

    CommunityAuditPages(AuditService audit, CurrentMember current) {
        this.audit = audit;
        this.current = current;
    }

    @GET
    public Uni<TemplateInstance> trail(@PathParam("slug") String slug, @BeanParam AuditQuery query) {
        return audit.community(current.viewer(), slug, query).map(AuditPages.Templates::trail);
    }
}
