package org.nnssil.jurisdiction;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.nnssil.security.CurrentMember;
import org.nnssil.shared.Page;

/** The jurisdictions for programs. */
@Path("/api/v1/jurisdictions")
@Authenticated
public class JurisdictionResource {

    private final JurisdictionService jurisdictions;
    private final CurrentMember current;

    JurisdictionResource(JurisdictionService jurisdictions, CurrentMember current) {
        this.jurisdictions = jurisdictions;
        this.current = current;
    }

    /** All of them in one answer; there are about sixty. */
    @GET
    public Uni<Page<JurisdictionView>> all() {
        return jurisdictions.all(current.viewer()).map(items -> new Page<>(items, null));
    }
}
