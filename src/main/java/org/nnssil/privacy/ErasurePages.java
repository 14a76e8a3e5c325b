package org.nnssil.privacy;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.web.Notices;
import org.nnssil.web.Times;

/** The coordinator carries out what people asked for. */
@Path("/desk/erasures")
@Authenticated
public class ErasurePages {

    private final PrivacyService privacy;
    private final CurrentMember current;
    private final Times times;
    private final Notices notices;
    private final HttpServerRequest request;

    ErasurePages(
            PrivacyService privacy, CurrentMember current, Times times, Notices notices, HttpServerRequest request) {
        this.privacy = privacy;
        this.current = current;
        this.times = times;
        this.notices = notices;
        this.request = request;
    }

    /** A line of the list. */
    record Line(UUID id, String name, String jurisdiction, String asked, String due) {}

    @CheckedTemplate(basePath = "privacy")
    static class Templates {
        private Templates() {}

        static native TemplateInstance erasures(List<Line> lines);

        static native TemplateInstance carryOut(ErasureView v, Line line);
    }

    @GET
    public Uni<TemplateInstance> waiting() {
        Viewer viewer = current.viewer();
        return privacy.waiting(viewer)
                .map(requests -> Templates.erasures(
                        requests.stream().map(r -> line(r, viewer)).toList()));
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> one(@PathParam("id") UUID id) {
        Viewer viewer = current.viewer();
        return privacy.waiting(viewer, id).map(v -> Templates.carryOut(v, line(v.request(), viewer)));
    }

    @POST
    @Path("{id}")
    public Uni<Response> carryOut(@PathParam("id") UUID id) {
        return privacy.erase(current.viewer(), id)
                .map(done -> notices.seeOther(
                        request,
                        "/desk/erasures",
                        "The person is erased. What the network keeps is under Former member."));
    }

    private Line line(ErasureRequest asked, Viewer viewer) {
        return new Line(
                asked.id(),
                asked.name(),
                asked.jurisdiction(),
                times.calendarDate(LocalDate.ofInstant(asked.askedAt(), viewer.zone())),
                times.calendarDate(asked.dueOn()));
    }
}
