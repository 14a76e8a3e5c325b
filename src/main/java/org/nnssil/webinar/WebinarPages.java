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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;
import org.nnssil.web.Conflict;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;

/** The list of sessions, a session's page, and one's own registration. */
@Path("/webinars")
@Produces(MediaType.TEXT_HTML)
public class WebinarPages {

    private static final int COMING_SHOWN = 24;
    private static final int PAST_SHOWN = 12;

    private final CurrentMember current;
    private final WebinarService webinars;
    private final RegistrationService registrations;
    private final Notices notices;
    private final HttpServerRequest request;

    WebinarPages(
            CurrentMember current,
            WebinarService webinars,
            RegistrationService registrations,
            Notices notices,
            HttpServerRequest request) {
        this.current = current;
        this.webinars = webinars;
        this.registrations = registrations;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "webinar")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(ListView v);

        static native TemplateInstance session(SessionView s, Map<String, String> errors, @Nullable String question);

        static native TemplateInstance withdrawal(SessionView s);
    }

    /**
     * @param narrowed only those of one community are asked for
     * @param past empty past the first page of past sessions where coming ones are not repeated
     * @param earlier where older sessions go on, or null
     */
    record ListView(
            boolean narrowed,
            List<WebinarView> coming,
            List<WebinarView> past,
            boolean first,
            @Nullable String earlier,
            boolean member,
            boolean schedules,
            boolean coordinates) {}

    @GET
    public Uni<TemplateInstance> list(
            @QueryParam("community") @Nullable String community, @QueryParam("before") @Nullable String before) {
        Viewer viewer = current.viewer();
        boolean first = before == null || before.isEmpty();
        String only = community == null || community.isEmpty()
                ? ""
                : "community=" + URLEncoder.encode(community, StandardCharsets.UTF_8) + "&";
        Uni<List<WebinarView>> coming = first
                ? webinars.comingPage(viewer, community, null, COMING_SHOWN).map(Page::items)
                : Uni.createFrom().item(List.of());
        return coming.chain(next -> webinars.pastPage(viewer, community, before, PAST_SHOWN)
                .map(past -> Templates.list(new ListView(
                        !only.isEmpty(),
                        next,
                        past.items(),
                        first,
                        past.next() == null ? null : "/webinars?" + only + "before=" + past.next(),
                        viewer.member(),
                        viewer.memberships().keySet().stream().anyMatch(c -> SchedulingService.manages(viewer, c)),
                        viewer.coordinator()))));
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> session(@PathParam("id") UUID id) {
        return webinars.getForPage(current.viewer(), id).map(session -> Templates.session(session, Map.of(), null));
    }

    @POST
    @Path("{id}/registration")
    @Authenticated
    public Uni<Response> register(@PathParam("id") UUID id, @RestForm @Nullable String question) {
        return registrations
                .register(current.viewer(), id, question == null ? "" : question)
                .map(mine -> notices.seeOther(request, page(id), words(mine)))
                .onFailure(Invalid.class)
                .recoverWithUni(invalid -> again(id, invalid.errors(), question))
                .onFailure(Conflict.class)
                .recoverWithItem(
                        conflict -> notices.seeOther(request, page(id), String.valueOf(conflict.getMessage())));
    }

    private Uni<Response> again(UUID id, Map<String, String> errors, @Nullable String question) {
        return webinars.getForPage(current.viewer(), id).map(session -> Response.status(422)
                .entity(Templates.session(session, errors, question))
                .build());
    }

    private static String words(MyRegistration mine) {
        Integer position = mine.position();
        return position == null
                ? "You have a seat. A mail with the calendar entry is on its way."
                : "You are %s on the waiting list. A mail that says so is on its way.".formatted(Ordinal.of(position));
    }

    @GET
    @Path("{id}/registration/cancellation")
    @Authenticated
    public Uni<Response> confirmWithdrawal(@PathParam("id") UUID id) {
        return webinars.get(current.viewer(), id)
                .map(session -> session.webinar().registration() == null
                        ? Notices.seeOther(page(id))
                        : Response.ok(Templates.withdrawal(session)).build());
    }

    @POST
    @Path("{id}/registration/cancellation")
    @Authenticated
    public Uni<Response> withdraw(@PathParam("id") UUID id) {
        return registrations
                .withdraw(current.viewer(), id)
                .map(done -> notices.seeOther(request, page(id), "You are no longer registered for this session."))
                .onFailure(Conflict.class)
                .recoverWithItem(
                        conflict -> notices.seeOther(request, page(id), String.valueOf(conflict.getMessage())));
    }

    @GET
    @Path("{id}/calendar.ics")
    @Produces("text/calendar;charset=UTF-8")
    public Uni<Response> calendar(@PathParam("id") UUID id) {
        return webinars.calendar(current.viewer(), id).map(ics -> download(ics, "webinar.ics"));
    }

    static Response download(String text, String fileName) {
        return Response.ok(text)
                .header("Content-Disposition", "attachment; filename=\"" + fileName + "\"")
                .build();
    }

    private static String page(UUID id) {
        return "/webinars/" + id;
    }
}
