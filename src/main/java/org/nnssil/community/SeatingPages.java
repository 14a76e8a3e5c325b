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
import org.nnssil.jurisdiction.SeatService;
import org.nnssil.jurisdiction.SeatView;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;
import org.nnssil.web.Refused;

/** The coordinator's forms for a seat: its holder and its vacancy. */
@Path("/seats/{key}")
@Authenticated
public class SeatingPages {

    private final SeatingService seating;
    private final SeatService seats;
    private final CurrentMember current;
    private final PageContext page;
    private final Notices notices;
    private final HttpServerRequest request;

    SeatingPages(
            SeatingService seating,
            SeatService seats,
            CurrentMember current,
            PageContext page,
            Notices notices,
            HttpServerRequest request) {
        this.seating = seating;
        this.seats = seats;
        this.current = current;
        this.page = page;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "community")
    static class Templates {
        private Templates() {}

        static native TemplateInstance seat(SeatPageView v);

        static native TemplateInstance holder(SeatView seat, HolderForm form, Map<String, String> errors);

        static native TemplateInstance vacancy(SeatView seat, VacancyForm form, Map<String, String> errors);
    }

    @GET
    public Uni<TemplateInstance> seat(@PathParam("key") String key) {
        return seating.page(current.viewer(), key).map(Templates::seat);
    }

    @GET
    @Path("/holder")
    public Uni<TemplateInstance> holder(@PathParam("key") String key) {
        return seating.seat(current.viewer(), key)
                .map(seat -> Templates.holder(seat, HolderForm.empty(seats.today()), Map.of()));
    }

    @POST
    @Path("/holder")
    public Uni<Response> nameHolder(@PathParam("key") String key, @BeanParam HolderForm form) {
        return seating.nameHolder(current.viewer(), key, form, page.submission())
                .map(done -> notices.seeOther(
                        request,
                        "/jurisdictions/" + key,
                        "The seat is held for them. They get a mail, and take it when they accept."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> seating.seat(current.viewer(), key)
                        .map(seat -> Refused.with(Templates.holder(seat, form, failure.errors()))));
    }

    @GET
    @Path("/vacancy")
    public Uni<TemplateInstance> vacancy(@PathParam("key") String key) {
        return seating.seat(current.viewer(), key)
                .map(seat -> Templates.vacancy(seat, VacancyForm.empty(seats.today()), Map.of()));
    }

    @POST
    @Path("/vacancy")
    public Uni<Response> vacate(@PathParam("key") String key, @BeanParam VacancyForm form) {
        return seating.vacate(current.viewer(), key, form)
                .map(done -> notices.seeOther(request, "/jurisdictions/" + key, "The seat is vacant."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> seating.seat(current.viewer(), key)
                        .map(seat -> Refused.with(Templates.vacancy(seat, form, failure.errors()))));
    }
}
