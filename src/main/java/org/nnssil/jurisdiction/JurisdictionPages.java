package org.nnssil.jurisdiction;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.nnssil.security.CurrentMember;

/** A jurisdiction's page: its facts for everyone, its people for members. */
@Path("/jurisdictions")
public class JurisdictionPages {

    private final JurisdictionService jurisdictions;
    private final CurrentMember current;

    JurisdictionPages(JurisdictionService jurisdictions, CurrentMember current) {
        this.jurisdictions = jurisdictions;
        this.current = current;
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
}
