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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;
import org.nnssil.web.IdempotencyKey;

/** Colleagues who were named. */
@Path("/api/v1/nominations")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Coming in")
public class NominationResource {

    private final NominationService nominations;
    private final DecisionService decisions;
    private final CurrentMember current;

    NominationResource(NominationService nominations, DecisionService decisions, CurrentMember current) {
        this.nominations = nominations;
        this.decisions = decisions;
        this.current = current;
    }

    /**
     * A nomination.
     *
     * @param kind colleague or core_request
     * @param state asked, pending, approved, extended or declined
     * @param place the name of the jurisdiction or center
     * @param decidedBy null while nobody has decided
     */
    public record NominationJson(
            UUID id,
            String kind,
            String state,
            String name,
            String email,
            String roleTitle,
            @Nullable String jurisdiction,
            String place,
            List<String> liaisonFor,
            String why,
            String nominatedBy,
            Instant createdAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            String note) {

        static NominationJson of(NominationRow row) {
            return new NominationJson(
                    row.id(),
                    row.coreRequest() ? "core_request" : "colleague",
                    row.state().key(),
                    row.name(),
                    row.email(),
                    row.roleTitle(),
                    row.jurisdictionKey(),
                    row.place(),
                    row.liaisonFor(),
                    row.why(),
                    row.nominator(),
                    row.createdAt(),
                    row.decider().isEmpty() ? null : row.decider(),
                    row.decidedAt(),
                    row.note());
        }
    }

    /** @param jurisdiction may be left out; it is that of the seat one holds */
    record NewNomination(
            @Nullable String email,
            @Nullable String name,
            @Nullable String roleTitle,
            @Nullable String jurisdiction,
            @Nullable List<String> liaisonFor,
            @Nullable String why) {}

    /**
     * @param decision core, extended or decline
     * @param until the last day of extended access, or null
     */
    record NewDecision(@Nullable String decision, @Nullable String note, @Nullable String until) {}

    @GET
    @Operation(summary = "Nominations one made or is asked about; for a coordinator, all. Newest first")
    public Uni<Page<NominationJson>> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        NominationState chosen =
                state == null ? null : NominationState.find(state).orElseThrow(() -> ApiValues.unknown("state"));
        return nominations
                .list(current.viewer(), true, chosen, ApiValues.after(after), ApiValues.limit(limit))
                .map(page ->
                        new Page<>(page.items().stream().map(NominationJson::of).toList(), page.next()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Names a colleague")
    @APIResponseSchema(value = NominationJson.class, responseCode = "201")
    public Uni<Response> name(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable NewNomination nomination) {
        Viewer viewer = current.viewer();
        NominationForm form = nomination == null
                ? NominationForm.empty()
                : new NominationForm(
                        nomination.email(),
                        nomination.name(),
                        nomination.roleTitle(),
                        nomination.jurisdiction(),
                        nomination.liaisonFor(),
                        nomination.why());
        return nominations
                .name(viewer, form, IdempotencyKey.given(viewer, key))
                .chain(id -> nominations.find(viewer, id))
                .map(row -> Response.created(URI.create("/api/v1/nominations/" + row.id()))
                        .entity(NominationJson.of(row))
                        .build());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "A nomination")
    public Uni<NominationJson> get(UUID id) {
        return nominations.find(current.viewer(), id).map(NominationJson::of);
    }

    @POST
    @Path("{id}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Decides; for a coordinator")
    public Uni<NominationJson> decide(UUID id, @Nullable NewDecision decision) {
        Viewer viewer = current.viewer();
        DecisionForm form = decision == null
                ? new DecisionForm(null, null, null)
                : new DecisionForm(decision.decision(), decision.note(), decision.until());
        return decisions
                .decide(viewer, id, form)
                .chain(() -> nominations.find(viewer, id))
                .map(NominationJson::of);
    }
}
