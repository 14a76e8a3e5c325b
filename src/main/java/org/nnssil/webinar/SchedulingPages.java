package org.nnssil.webinar;

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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Reach;
import org.nnssil.web.Absent;
import org.nnssil.web.Choice;
import org.nnssil.web.Conflict;
import org.nnssil.web.IfMatch;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;
import org.nnssil.web.ZoneWords;

/** The pages of those who run sessions: the coordinator, and conveners for their own communities. */
@Path("/webinars")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class SchedulingPages {

    /** The fields in the order of the form, as the summary of errors names them. */
    private static final List<String> FIELDS = List.of(
            "title",
            "community",
            "date",
            "time",
            "zone",
            "minutes",
            "capacity",
            "joinUrl",
            "summary",
            "why",
            "description",
            "presenters",
            "principle",
            "reach",
            "recordingUrl",
            "notes");

    private final CurrentMember current;
    private final WebinarService webinars;
    private final SchedulingService scheduling;
    private final PageContext page;
    private final Notices notices;
    private final HttpServerRequest request;

    SchedulingPages(
            CurrentMember current,
            WebinarService webinars,
            SchedulingService scheduling,
            PageContext page,
            Notices notices,
            HttpServerRequest request) {
        this.current = current;
        this.webinars = webinars;
        this.scheduling = scheduling;
        this.page = page;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "webinar")
    static class Templates {
        private Templates() {}

        static native TemplateInstance form(FormView v, WebinarForm form, Map<String, String> errors);

        static native TemplateInstance cancellation(
                SessionView s, long people, @Nullable String reason, Map<String, String> errors);

        static native TemplateInstance attendees(SessionView s, AttendeesView v);
    }

    /**
     * What the form shows around what was typed.
     *
     * @param session the session being edited, or null for a new one
     * @param stale somebody else changed the session meanwhile
     */
    record FormView(
            @Nullable SessionView session,
            String action,
            List<Choice> communities,
            List<Choice> reaches,
            List<Choice> zones,
            List<Choice> principles,
            boolean stale) {

        public String heading() {
            return session == null ? "Schedule a session" : "Edit the session";
        }

        /** Where leaving the form leads. */
        public String back() {
            return session == null ? "/webinars" : session.webinar().path();
        }

        /** Who is told of an edit; empty where nobody is. */
        public String told() {
            if (session == null || session.webinar().over()) {
                return "";
            }
            int people = session.webinar().confirmed();
            return people == 0
                    ? ""
                    : "%,d %s a seat. A new time, title or address to join goes to their calendars at once."
                            .formatted(people, people == 1 ? "person has" : "people have");
        }
    }

    @GET
    @Path("new")
    public Uni<TemplateInstance> blank() {
        return newForm(WebinarForm.blank(), Map.of());
    }

    @POST
    public Uni<Response> schedule(@BeanParam WebinarForm form) {
        return Uni.createFrom()
                .deferred(() -> scheduling.schedule(
                        current.viewer(), String.valueOf(form.community), form.draft(null), page.submission()))
                .map(id -> notices.seeOther(
                        request, "/webinars/" + id, words("The session is scheduled and takes registrations.", form)))
                .onFailure(Invalid.class)
                .recoverWithUni(invalid -> newForm(form, errors(invalid)).map(SchedulingPages::refused));
    }

    @GET
    @Path("{id}/edit")
    public Uni<TemplateInstance> edit(@PathParam("id") UUID id) {
        return scheduling
                .draftOf(current.viewer(), id)
                .chain(found -> editForm(id, WebinarForm.of(found.draft(), found.version()), Map.of(), false));
    }

    @POST
    @Path("{id}")
    public Uni<Response> save(@PathParam("id") UUID id, @BeanParam WebinarForm form) {
        return scheduling
                .edit(current.viewer(), id, version(form), form::draft)
                .map(version -> notices.seeOther(request, "/webinars/" + id, words("The session is saved.", form)))
                .onFailure(Invalid.class)
                .recoverWithUni(
                        invalid -> editForm(id, form, errors(invalid), false).map(SchedulingPages::refused))
                .onFailure(StaleEdit.class)
                .recoverWithUni(stale -> stale(id, form, stale));
    }

    // What was typed stays; sending it again now means to overwrite.
    private Uni<Response> stale(UUID id, WebinarForm form, StaleEdit stale) {
        form.version = String.valueOf(stale.present());
        return editForm(id, form, Map.of(), true)
                .map(html -> Response.status(409).entity(html).build());
    }

    private static IfMatch version(WebinarForm form) {
        try {
            return IfMatch.version(Integer.parseInt(String.valueOf(form.version)));
        } catch (NumberFormatException forged) {
            return IfMatch.version(-1);
        }
    }

    @GET
    @Path("{id}/cancellation")
    public Uni<TemplateInstance> confirmCancellation(@PathParam("id") UUID id) {
        return cancellation(id, null, Map.of());
    }

    private Uni<TemplateInstance> cancellation(UUID id, @Nullable String reason, Map<String, String> errors) {
        return webinars.getManaged(current.viewer(), id).chain(session -> webinars.countToTell(id)
                .map(people -> Templates.cancellation(session, people, reason, errors)));
    }

    @POST
    @Path("{id}/cancellation")
    public Uni<Response> cancel(@PathParam("id") UUID id, @RestForm @Nullable String reason) {
        return scheduling
                .cancel(current.viewer(), id, IfMatch.ANY, reason)
                .map(done -> notices.seeOther(
                        request, "/webinars/" + id, "The session is cancelled. Everybody registered is told by mail."))
                .onFailure(Invalid.class)
                .recoverWithUni(
                        invalid -> cancellation(id, reason, errors(invalid)).map(SchedulingPages::refused))
                .onFailure(Conflict.class)
                .recoverWithItem(conflict ->
                        notices.seeOther(request, "/webinars/" + id, String.valueOf(conflict.getMessage())));
    }

    @GET
    @Path("{id}/attendees")
    public Uni<TemplateInstance> attendees(@PathParam("id") UUID id, @RestQuery @Nullable String after) {
        return webinars.getManaged(current.viewer(), id)
                .chain(session -> webinars.attendees(current.viewer(), session, after)
                        .map(people -> Templates.attendees(session, people)));
    }

    @GET
    @Path("{id}/attendees.csv")
    @Produces("text/csv;charset=UTF-8")
    public Uni<Response> attendeesAsTable(@PathParam("id") UUID id) {
        return webinars.getManaged(current.viewer(), id)
                .chain(session -> webinars.attendees(current.viewer(), id))
                .map(people -> WebinarPages.download(AttendeeView.csv(people), "attendees.csv"));
    }

    private Uni<TemplateInstance> newForm(WebinarForm form, Map<String, String> errors) {
        return webinars.schedulable(current.viewer()).chain(communities -> {
            if (communities.isEmpty()) {
                throw new Absent();
            }
            Map<String, String> words = new LinkedHashMap<>();
            communities.forEach(community -> words.put(community.slug(), community.name()));
            return webinars.principles()
                    .map(principles -> Templates.form(
                            view(null, "/webinars", Choice.of(words, form.community), principles, form, false),
                            form,
                            errors));
        });
    }

    private Uni<TemplateInstance> editForm(UUID id, WebinarForm form, Map<String, String> errors, boolean stale) {
        return webinars.getManaged(current.viewer(), id).chain(session -> webinars.principles()
                .map(principles -> Templates.form(
                        view(session, "/webinars/" + id, List.of(), principles, form, stale), form, errors)));
    }

    private static FormView view(
            @Nullable SessionView session,
            String action,
            List<Choice> communities,
            List<String> principles,
            WebinarForm form,
            boolean stale) {
        Map<String, String> reaches = new LinkedHashMap<>();
        boolean community = session != null && !session.webinar().national();
        for (Reach reach : Reach.values()) {
            if (reach != Reach.PUBLIC || !community || reach.key().equals(form.reach)) {
                reaches.put(reach.key(), reach.words());
            }
        }
        List<Choice> numbered = new ArrayList<>();
        numbered.add(new Choice("", "None", form.principle == null || form.principle.isEmpty()));
        for (int i = 1; i <= principles.size(); i++) {
            String number = String.valueOf(i);
            numbered.add(new Choice(number, number + " " + principles.get(i - 1), number.equals(form.principle)));
        }
        return new FormView(
                session,
                action,
                communities,
                Choice.of(reaches, form.reach),
                Choice.of(ZoneWords.choices(), form.zone),
                numbered,
                stale);
    }

    private static String words(String saved, WebinarForm form) {
        return form.remark().map(remark -> saved + " " + remark).orElse(saved);
    }

    // The form asks for a day, a time and a zone where the API takes one instant.
    private static Map<String, String> errors(Throwable failure) {
        Map<String, String> errors = new LinkedHashMap<>(((Invalid) failure).errors());
        String start = errors.remove("startsAt");
        if (start != null) {
            errors.putIfAbsent("date", start);
        }
        Map<String, String> sorted = new LinkedHashMap<>();
        FIELDS.stream().filter(errors::containsKey).forEach(field -> sorted.put(field, errors.get(field)));
        errors.forEach(sorted::putIfAbsent);
        return sorted;
    }

    private static Response refused(TemplateInstance html) {
        return Response.status(422).entity(html).build();
    }
}
