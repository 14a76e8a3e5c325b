package org.nnssil.jurisdiction;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;
import org.nnssil.web.IdempotencyKey;

/** The liaisons of a center for programs. */
@Path("/api/v1/centers/{key}/liaisons")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Seats and centers")
public class LiaisonResource {

    private final LiaisonService liaisons;
    private final CurrentMember current;

    LiaisonResource(LiaisonService liaisons, CurrentMember current) {
        this.liaisons = liaisons;
        this.current = current;
    }

    /**
     * One person's time as liaison.
     *
     * @param person null for who chose not to be listed, except to the coordinator
     * @param to the last day; null while they are the liaison
     */
    public record LiaisonJson(
            UUID id, @Nullable UUID person, String name, String jurisdiction, LocalDate from, @Nullable LocalDate to) {

        static LiaisonJson of(Viewer viewer, Liaison liaison) {
            return new LiaisonJson(
                    liaison.id(),
                    liaison.listed() || viewer.coordinator() ? liaison.personId() : null,
                    CenterViews.name(viewer, liaison),
                    liaison.jurisdictionKey(),
                    liaison.from(),
                    liaison.to());
        }
    }

    /**
     * @param person the id of a member who works at the center
     * @param from today or an earlier day
     */
    record NewLiaison(@Nullable String person, @Nullable List<String> jurisdictions, @Nullable String from) {}

    record NewEnd(@Nullable String on, @Nullable String reason) {}

    @GET
    @Operation(summary = "Liaisons of a center, those of now first, then the last that ended; at most 200")
    public Uni<Page<LiaisonJson>> all(@PathParam("key") String key) {
        Viewer viewer = current.viewer();
        return liaisons.center(viewer, key)
                .map(center -> new Page<>(
                        center.liaisons().stream()
                                .map(one -> LiaisonJson.of(viewer, one))
                                .toList(),
                        null));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Names a liaison; for the coordinator")
    @ResponseStatus(201)
    public Uni<Page<LiaisonJson>> name(
            @PathParam("key") String key,
            @HeaderParam("Idempotency-Key") @Nullable String idempotency,
            @Nullable NewLiaison named) {
        Viewer viewer = current.viewer();
        LiaisonForm form = named == null
                ? new LiaisonForm(null, null, null)
                : new LiaisonForm(named.person(), named.jurisdictions(), named.from());
        return liaisons.name(viewer, key, form, IdempotencyKey.given(viewer, idempotency))
                .chain(() -> all(key));
    }

    @POST
    @Path("{liaisonId}/end")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ends a liaison's time; for the coordinator")
    public Uni<Page<LiaisonJson>> end(
            @PathParam("key") String key, @PathParam("liaisonId") UUID id, @Nullable NewEnd end) {
        LiaisonEndForm form = end == null ? new LiaisonEndForm(null, null) : new LiaisonEndForm(end.on(), end.reason());
        return liaisons.end(current.viewer(), key, id, form).chain(() -> all(key));
    }
}
