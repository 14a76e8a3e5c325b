package org.nnssil.webinar;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Notices;

/** The coordinator's view of the programme files: what importing would do, and doing it. */
@Path("/webinars")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class ProgrammePages {

    private final CurrentMember current;
    private final ProgrammeService programme;
    private final Notices notices;
    private final HttpServerRequest request;

    ProgrammePages(CurrentMember current, ProgrammeService programme, Notices notices, HttpServerRequest request) {
        this.current = current;
        this.programme = programme;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "webinar")
    static class Templates {
        private Templates() {}

        static native TemplateInstance programme(ProgrammeReport report);
    }

    @GET
    @Path("programme")
    public Uni<TemplateInstance> report() {
        return programme.report(current.viewer()).map(Templates::programme);
    }

    @POST
    @Path("programme")
    public Uni<Response> importAll() {
        return programme
                .importAll(current.viewer())
                .map(report -> notices.seeOther(
                        request,
                        "/webinars/programme",
                        "%,d sessions are new, %,d are changed, %,d were as they are, %,d files are broken."
                                .formatted(report.created(), report.changed(), report.unchanged(), report.broken())));
    }

    @GET
    @Path("{id}/programme-file")
    @Produces("text/markdown;charset=UTF-8")
    public Uni<Response> file(@PathParam("id") UUID id) {
        return programme.fileOf(current.viewer(), id).map(text -> WebinarPages.download(text, "session.md"));
    }
}
