package org.nnssil.webinar;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;
import org.nnssil.web.Absent;
import org.nnssil.web.IdempotencyKey;
import org.nnssil.web.IfMatch;
import org.nnssil.web.Invalid;
import org.nnssil.web.Problem;

/** Sessions and one's own registration for programs. */
@Path("/api/v1/webinars")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Webinars")
public class WebinarResource {

    private static final int MOST_ITEMS = 100;

    private final CurrentMember current;
    private final WebinarService webinars;
    private final RegistrationService registrations;
    private final SchedulingService scheduling;

    WebinarResource(
            CurrentMember current,
            WebinarService webinars,
            RegistrationService registrations,
            SchedulingService scheduling) {
        this.current = current;
        this.webinars = webinars;
        this.registrations = registrations;
        this.scheduling = scheduling;
    }

    /** What a person asks the presenter when they register. */
    public record RegistrationRequest(@Nullable String question) {}

    /** A page of sessions. */
    public record WebinarList(java.util.List<WebinarJson> items, @Nullable String next) {

        static WebinarList of(Page<WebinarView> page) {
            return new WebinarList(page.items().stream().map(WebinarJson::of).toList(), page.next());
        }
    }

    @GET
    @Operation(summary = "Sessions that you may see")
    public Uni<WebinarList> list(
            @QueryParam("when") @DefaultValue("upcoming") @Parameter(description = "upcoming or past") String when,
            @QueryParam("community") @Parameter(description = "the slug of the only one wanted") @Nullable
                    String community,
            @QueryParam("limit") @DefaultValue("20") @Parameter(description = "1 to 100") String limit,
            @QueryParam("after") @Parameter(description = "next of the page before") @Nullable String after) {
        int most = limit(limit);
        return switch (when) {
            case "upcoming" ->
                webinars.comingPage(current.viewer(), community, after, most).map(WebinarList::of);
            case "past" ->
                webinars.pastPage(current.viewer(), community, after, most).map(WebinarList::of);
            default -> throw new Invalid("when", "Use upcoming or past.");
        };
    }

    private static int limit(String text) {
        org.nnssil.web.Check check = new org.nnssil.web.Check();
        int limit = check.number("limit", text, 1, MOST_ITEMS);
        check.done();
        return limit;
    }

    @POST
    @Operation(summary = "Schedule a session; for the coordinator, and for conveners in their communities")
    @APIResponseSchema(value = WebinarJson.DetailJson.class, responseCode = "201")
    public Uni<Response> schedule(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable WebinarRequest session) {
        Viewer viewer = current.viewer();
        WebinarRequest given = given(session);
        String community = given.community() == null ? ProgrammeSeries.NATIONAL_SLUG : given.community();
        return scheduling
                .schedule(viewer, community, given.draft(), IdempotencyKey.givenOrNew(viewer, key))
                .chain(id -> webinars.get(viewer, id))
                .map(found -> Response.created(
                                URI.create("/api/v1/webinars/" + found.webinar().id()))
                        .tag(tag(found))
                        .entity(WebinarJson.of(found))
                        .build());
    }

    private static WebinarRequest given(@Nullable WebinarRequest session) {
        if (session == null) {
            throw new Invalid("body", "Send the session as JSON.");
        }
        return session;
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One session")
    @APIResponseSchema(value = WebinarJson.DetailJson.class, responseCode = "200")
    public Uni<Response> get(@PathParam("id") UUID id) {
        return webinars.get(current.viewer(), id).map(WebinarResource::answer);
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change a session; those registered are told what concerns them")
    @APIResponseSchema(value = WebinarJson.DetailJson.class, responseCode = "200")
    public Uni<Response> change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String expected,
            @Nullable WebinarRequest session) {
        WebinarRequest given = given(session);
        return scheduling
                .edit(current.viewer(), id, IfMatch.of(expected), given::over)
                .chain(version -> webinars.get(current.viewer(), id))
                .map(WebinarResource::answer)
                .onFailure(StaleEdit.class)
                .recoverWithItem(WebinarResource::stale);
    }

    private static Response stale() {
        return Response.status(Response.Status.PRECONDITION_FAILED)
                .type("application/problem+json")
                .entity(new Problem(
                        "Somebody else changed it",
                        412,
                        "Read the session again, and send your change with its ETag.",
                        null))
                .build();
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Cancel a session; everybody registered is told")
    @APIResponse(responseCode = "204", description = "Cancelled")
    public Uni<Response> cancel(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String expected,
            @QueryParam("reason") @Nullable String reason) {
        return scheduling
                .cancel(current.viewer(), id, IfMatch.of(expected), reason)
                .map(done -> Response.noContent().build())
                .onFailure(StaleEdit.class)
                .recoverWithItem(WebinarResource::stale);
    }

    @POST
    @Path("{id}/registration")
    @Operation(summary = "Register yourself; again answers the same")
    public Uni<MyRegistration> register(
            @PathParam("id") UUID id, @RequestBody(required = false) @Nullable RegistrationRequest asked) {
        return registrations.register(current.viewer(), id, asked == null ? null : asked.question());
    }

    @DELETE
    @Path("{id}/registration")
    @Operation(summary = "Give up your seat or your place in line")
    @APIResponse(responseCode = "204", description = "Given up")
    public Uni<Response> withdraw(@PathParam("id") UUID id) {
        return registrations.withdraw(current.viewer(), id).map(done -> Response.noContent()
                .build());
    }

    @GET
    @Path("{id}/registration")
    @Operation(summary = "Your registration, if you have one")
    public Uni<MyRegistration> registration(@PathParam("id") UUID id) {
        return webinars.get(current.viewer(), id).map(session -> {
            MyRegistration mine = session.webinar().registration();
            if (mine == null) {
                throw new Absent();
            }
            return mine;
        });
    }

    @GET
    @Path("{id}/calendar.ics")
    @Produces("text/calendar;charset=UTF-8")
    @Operation(summary = "The session as a calendar entry")
    @APIResponse(
            responseCode = "200",
            description = "iCalendar",
            content = @Content(mediaType = "text/calendar", schema = @Schema(implementation = String.class)))
    public Uni<Response> calendar(@PathParam("id") UUID id) {
        return webinars.calendar(current.viewer(), id).map(ics -> WebinarPages.download(ics, "webinar.ics"));
    }

    private static Response answer(SessionView session) {
        return Response.ok(WebinarJson.of(session)).tag(tag(session)).build();
    }

    private static String tag(SessionView session) {
        return String.valueOf(session.webinar().version());
    }
}
