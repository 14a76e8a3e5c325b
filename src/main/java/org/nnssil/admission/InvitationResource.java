package org.nnssil.admission;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;
import org.nnssil.web.IdempotencyKey;

/** Invitations to the network, for the coordinator. */
@Path("/api/v1/invitations")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Coming in")
public class InvitationResource {

    private final InvitationService invitations;
    private final CurrentMember current;

    InvitationResource(InvitationService invitations, CurrentMember current) {
        this.invitations = invitations;
        this.current = current;
    }

    /**
     * An invitation. The link is in the mail only.
     *
     * @param status sent, opened, accepted, declined, expired, bounced or withdrawn
     * @param seat the jurisdiction whose seat is held for the person meanwhile, or null
     * @param accessUntil the instant at which extended access ends, or null
     * @param reason why it was declined or withdrawn
     */
    public record InvitationJson(
            UUID id,
            String status,
            UUID person,
            String name,
            String email,
            Reach reach,
            @Nullable String seat,
            boolean founding,
            @Nullable Instant accessUntil,
            Instant sentAt,
            Instant expiresAt,
            @Nullable Instant decidedAt,
            String reason) {

        static InvitationJson of(InvitationRow row) {
            return new InvitationJson(
                    row.id(),
                    row.status().key(),
                    row.personId(),
                    row.name(),
                    row.email(),
                    row.reach(),
                    row.seatKey(),
                    row.founding(),
                    row.accessUntil(),
                    row.sentAt(),
                    row.expiresAt(),
                    row.decidedAt(),
                    row.reason());
        }
    }

    /**
     * @param reach core or members
     * @param until the last day of extended access, or null
     */
    record NewInvitation(
            @Nullable String email,
            @Nullable String name,
            @Nullable String roleTitle,
            @Nullable String jurisdiction,
            @Nullable String reach,
            @Nullable String until) {}

    @GET
    @Operation(summary = "Invitations, newest first")
    public Uni<Page<InvitationJson>> list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        InvitationStatus chosen =
                status == null ? null : InvitationStatus.find(status).orElseThrow(() -> ApiValues.unknown("status"));
        return invitations
                .list(current.viewer(), chosen, ApiValues.after(after), ApiValues.limit(limit))
                .map(page ->
                        new Page<>(page.items().stream().map(InvitationJson::of).toList(), page.next()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Invites somebody")
    @APIResponseSchema(value = InvitationJson.class, responseCode = "201")
    public Uni<Response> invite(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable NewInvitation invitation) {
        Viewer viewer = current.viewer();
        InvitationForm form = invitation == null
                ? InvitationForm.empty()
                : new InvitationForm(
                        invitation.email(),
                        invitation.name(),
                        invitation.roleTitle(),
                        invitation.jurisdiction(),
                        invitation.reach(),
                        invitation.until());
        return invitations
                .invite(viewer, form, IdempotencyKey.given(viewer, key))
                .chain(id -> invitations.find(viewer, id))
                .map(row -> Response.created(URI.create("/api/v1/invitations/" + row.id()))
                        .entity(InvitationJson.of(row))
                        .build());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "An invitation")
    public Uni<InvitationJson> get(UUID id) {
        return invitations.find(current.viewer(), id).map(InvitationJson::of);
    }
}
