package org.nnssil.jurisdiction;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;

/** The board of seats. */
@Path("/seats")
@Authenticated
public class SeatPages {

    private final JurisdictionService jurisdictions;
    private final CurrentMember current;

    SeatPages(JurisdictionService jurisdictions, CurrentMember current) {
        this.jurisdictions = jurisdictions;
        this.current = current;
    }

    @CheckedTemplate(basePath = "jurisdiction")
    static class Templates {
        private Templates() {}

        static native TemplateInstance board(BoardView v);
    }

    @GET
    public Uni<TemplateInstance> board(
            @QueryParam("sort") @Nullable String sort, @QueryParam("dir") @Nullable String dir) {
        return jurisdictions
                .board(current.viewer(), BoardSort.find(sort), "desc".equals(dir))
                .map(Templates::board);
    }
}
