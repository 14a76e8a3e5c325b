package org.nnssil.home;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.nnssil.security.CurrentMember;

/** The coordinator's desk; for everybody else there is no such page. */
@Path("/desk")
@Authenticated
public class DeskPages {

    private final DeskService desk;
    private final CurrentMember current;

    DeskPages(DeskService desk, CurrentMember current) {
        this.desk = desk;
        this.current = current;
    }

    @CheckedTemplate(basePath = "home")
    static class Templates {
        private Templates() {}

        static native TemplateInstance desk(DeskView v);
    }

    @GET
    public Uni<TemplateInstance> desk() {
        return desk.desk(current.viewer()).map(Templates::desk);
    }
}
