package org.nnssil.admission;

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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.Refused;
import org.nnssil.web.Times;

/** Extended access that ends on a day, for the coordinator. */
@Path("/desk/access")
@Authenticated
public class AccessPages {

    private final AccessService access;
    private final CurrentMember current;
    private final Notices notices;
    private final HttpServerRequest request;
    private final Times times;
    private final Clock clock;

    AccessPages(
            AccessService access,
            CurrentMember current,
            Notices notices,
            HttpServerRequest request,
            Times times,
            Clock clock) {
        this.access = access;
        this.current = current;
        this.notices = notices;
        this.request = request;
        this.times = times;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "admission")
    static class Templates {
        private Templates() {}

        static native TemplateInstance access(List<AccessView> rows);

        static native TemplateInstance renewal(AccessView v, String until, Map<String, String> errors);
    }

    @GET
    public Uni<TemplateInstance> all() {
        return access.all(current.viewer())
                .map(rows -> Templates.access(rows.stream().map(this::view).toList()));
    }

    @GET
    @Path("/{id}")
    public Uni<TemplateInstance> one(@PathParam("id") UUID id) {
        return access.find(current.viewer(), id).map(row -> Templates.renewal(view(row), "", Map.of()));
    }

    @POST
    @Path("/{id}/renewal")
    public Uni<Response> renew(@PathParam("id") UUID id, @RestForm @Nullable String until) {
        return access.renew(current.viewer(), id, until)
                .map(done -> notices.seeOther(request, "/desk/access", "Renewed. They are told by mail."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> access.find(current.viewer(), id)
                        .map(row -> Refused.with(
                                Templates.renewal(view(row), until == null ? "" : until, failure.errors()))));
    }

    private AccessView view(AccessRow row) {
        Instant told = row.told();
        return new AccessView(
                row.personId(),
                row.name(),
                row.email(),
                row.place(),
                day(row.until().minusSeconds(1)),
                told == null ? "" : day(told),
                row.until().isBefore(clock.instant().plus(AccessService.NOTICE)));
    }

    private String day(Instant instant) {
        return times.calendarDate(LocalDate.ofInstant(instant, Viewer.EASTERN));
    }
}
