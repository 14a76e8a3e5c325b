package org.nnssil.audit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestMulti;
import org.nnssil.security.CurrentMember;

/** The network's audit trail, at the coordinator's desk. */
@Path("/desk/audit")
@Authenticated
public class AuditPages {

    private final AuditService audit;
    private final CurrentMember current;

    AuditPages(AuditService audit, CurrentMember current) {
        this.audit = audit;
        this.current = current;
    }

    @CheckedTemplate(basePath = "audit")
    static class Templates {
        private Templates() {}

        static native TemplateInstance trail(AuditView v);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Uni<TemplateInstance> network(@BeanParam AuditQuery query) {
        return audit.network(current.viewer(), query).map(Templates::trail);
    }

    @GET
    @Path("entries.csv")
    @Produces("text/csv;charset=UTF-8")
    public Multi<String> networkAsTable(@BeanParam AuditQuery query) {
        return RestMulti.fromMultiData(audit.csv(current.viewer(), query))
                .header("Content-Disposition", "attachment; filename=\"audit.csv\"")
                .build();
    }
}
