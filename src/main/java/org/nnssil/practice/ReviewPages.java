package org.nnssil.practice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.web.IfMatch;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;

/**
 * Deciding on what was submitted. The reviewer reads it on its own page, as everybody will, with questions beside it.
 */
@Path("/practices")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class ReviewPages {

    private final CurrentMember current;
    private final PracticeService practices;
    private final BriefWords briefs;
    private final RefusedAct refusals;
    private final Notices notices;
    private final HttpServerRequest request;

    ReviewPages(
            CurrentMember current,
            PracticeService practices,
            BriefWords briefs,
            RefusedAct refusals,
            Notices notices,
            HttpServerRequest request) {
        this.current = current;
        this.practices = practices;
        this.briefs = briefs;
        this.refusals = refusals;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "practice")
    static class Templates {
        private Templates() {}

        static native TemplateInstance review(List<WorkView.Line> queue);
    }

    @GET
    @Path("review")
    public Uni<TemplateInstance> queue() {
        Viewer viewer = current.viewer();
        return practices.queue(viewer).map(lines -> Templates.review(briefs.queue(lines, viewer)));
    }

    @POST
    @Path("{id}/publication")
    public Uni<Response> publish(UUID id) {
        return practices
                .publish(current.viewer(), id, IfMatch.ANY)
                .map(done -> notices.seeOther(request, done.path(), "Published. Its author has been told."));
    }

    @POST
    @Path("{id}/return")
    public Uni<Response> giveBack(UUID id, @RestForm @Nullable String note) {
        return practices
                .giveBack(current.viewer(), id, note)
                .map(done ->
                        notices.seeOther(request, "/practices/review", "Returned. Its author has your note by mail."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> refusals.brief(id, failure, note));
    }
}
