package org.nnssil.community;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.Refused;

/** Seat holders who cannot be reached, at the coordinator's desk. */
@Path("/desk/roster-tasks")
@Authenticated
public class RosterTaskPages {

    private final RosterTaskService tasks;
    private final CurrentMember current;
    private final Notices notices;
    private final HttpServerRequest request;

    RosterTaskPages(RosterTaskService tasks, CurrentMember current, Notices notices, HttpServerRequest request) {
        this.tasks = tasks;
        this.current = current;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "community")
    static class Templates {
        private Templates() {}

        static native TemplateInstance rosterTasks(
                RosterTaskView v, UUID refused, RosterTaskForm form, Map<String, String> errors);
    }

    private static final UUID NONE = new UUID(0, 0);

    @GET
    public Uni<TemplateInstance> list() {
        return tasks.list(current.viewer())
                .map(v -> Templates.rosterTasks(v, NONE, new RosterTaskForm("done", ""), Map.of()));
    }

    @POST
    @Path("/{id}")
    public Uni<Response> close(@PathParam("id") UUID id, @BeanParam RosterTaskForm form) {
        return tasks.close(current.viewer(), id, form)
                .map(done -> notices.seeOther(request, "/desk/roster-tasks", "The task is ended."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> tasks.list(current.viewer())
                        .map(v -> Refused.with(Templates.rosterTasks(v, id, form, failure.errors()))));
    }
}
