package org.nnssil.newsletter;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.nnssil.mail.Deliveries;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.web.IdempotencyKey;
import org.nnssil.web.IfMatch;
import org.nnssil.web.Invalid;
import org.nnssil.web.Problem;

/** Newsletter issues for the coordinator's programs. To anybody else none of it exists. */
@Path("/api/v1/newsletters")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Newsletters")
public class NewsletterResource {

    private final DraftService drafts;
    private final DeskService desk;
    private final SendingService sending;
    private final CurrentMember current;

    NewsletterResource(DraftService drafts, DeskService desk, SendingService sending, CurrentMember current) {
        this.drafts = drafts;
        this.desk = desk;
        this.sending = sending;
        this.current = current;
    }

    @POST
    @Operation(summary = "Draft the month's issue, filled from what happened, each item with its source")
    @APIResponseSchema(value = IssueJson.class, responseCode = "201")
    public Uni<Response> create(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable DraftForm draft) {
        Viewer viewer = current.viewer();
        DraftForm form = given(draft);
        DraftForm order = form.audience() == null ? new DraftForm(form.month(), "members") : form;
        return drafts.create(viewer, order, IdempotencyKey.givenOrNew(viewer, key))
                .chain(id -> desk.json(viewer, id))
                .map(found -> Response.created(URI.create(
                                "/api/v1/newsletters/" + found.issue().id()))
                        .tag(String.valueOf(found.version()))
                        .entity(found.issue())
                        .build());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One issue; items say whether their source keeps them from going out")
    @APIResponseSchema(value = IssueJson.class, responseCode = "200")
    public Uni<Response> get(@PathParam("id") UUID id) {
        return desk.json(current.viewer(), id).map(NewsletterResource::answer);
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change a draft: title, opening, audience, and the items' order, words and inclusion")
    @APIResponseSchema(value = IssueJson.class, responseCode = "200")
    public Uni<Response> change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String expected, @Nullable IssuePatch patch) {
        Viewer viewer = current.viewer();
        return drafts.patch(viewer, id, given(patch), IfMatch.of(expected))
                .chain(() -> desk.json(viewer, id))
                .map(NewsletterResource::answer)
                .onFailure(StaleIssue.class)
                .recoverWithItem(NewsletterResource::stale);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a draft")
    @APIResponse(responseCode = "204", description = "Deleted")
    public Uni<Response> delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String expected) {
        return drafts.delete(current.viewer(), id, IfMatch.of(expected))
                .map(done -> Response.noContent().build())
                .onFailure(StaleIssue.class)
                .recoverWithItem(NewsletterResource::stale);
    }

    @GET
    @Path("{id}/recipients")
    @Operation(summary = "How many would get it now")
    public Uni<RecipientCounts> recipients(@PathParam("id") UUID id) {
        return sending.recipients(current.viewer(), id);
    }

    @POST
    @Path("{id}/sending")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Send it, once: repeating this answers the same and sends nothing twice")
    @APIResponseSchema(value = SendingService.Sending.class, responseCode = "202")
    public Uni<Response> send(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String expected) {
        return sending.send(current.viewer(), id, IfMatch.of(expected), null)
                .map(done -> Response.accepted(done).build())
                .onFailure(StaleIssue.class)
                .recoverWithItem(NewsletterResource::stale);
    }

    @GET
    @Path("{id}/deliveries")
    @Operation(summary = "Copies by state")
    public Uni<DeliveriesJson> deliveries(@PathParam("id") UUID id) {
        return sending.deliveries(current.viewer(), id).map(DeliveriesJson::of);
    }

    /** Copies by state. */
    public record DeliveriesJson(
            long due, long held, long leased, long sent, long failed, long suppressed, long total) {

        static DeliveriesJson of(Deliveries d) {
            return new DeliveriesJson(d.due(), d.held(), d.leased(), d.sent(), d.failed(), d.suppressed(), d.total());
        }
    }

    private static Response answer(IssueJson.Versioned found) {
        return Response.ok(found.issue()).tag(String.valueOf(found.version())).build();
    }

    private static Response stale(Throwable stale) {
        Problem problem = new Problem("The draft has changed", 412, String.valueOf(stale.getMessage()), null);
        return Response.status(412)
                .type("application/problem+json")
                .entity(problem)
                .build();
    }

    private static <T> T given(@Nullable T body) {
        if (body == null) {
            throw new Invalid("body", "Send the request as JSON.");
        }
        return body;
    }
}
