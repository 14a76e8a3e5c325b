package org.nnssil.directory;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.shared.Page;
import org.nnssil.web.Check;

/** The directory for programs. */
@Path("/api/v1/people")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
public class PeopleResource {

    private static final int USUAL = 20;
    private static final int MOST = 100;

    private final DirectoryService directory;
    private final CurrentMember current;

    PeopleResource(DirectoryService directory, CurrentMember current) {
        this.directory = directory;
        this.current = current;
    }

    @GET
    @Operation(
            summary = "Search the directory, by name",
            description =
                    "Takes the key of a jurisdiction or center, the slug of a community of your own and the number of"
                            + " a principle; all narrow together.")
    public Uni<Page<PersonItem>> find(
            @QueryParam("q") @Nullable String q,
            @QueryParam("jurisdiction") @Nullable String jurisdiction,
            @QueryParam("center") @Nullable String center,
            @QueryParam("community") @Nullable String community,
            @QueryParam("principle") @Nullable String principle,
            @QueryParam("standing") @Nullable String standing,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        DirectoryService.Wish wish =
                new DirectoryService.Wish(q, jurisdiction, center, community, principle, standing, after);
        Check check = new Check();
        int most = limit == null ? USUAL : check.number("limit", limit, 1, MOST);
        check.done();
        return directory
                .people(current.viewer(), wish, most)
                .map(page ->
                        new Page<>(page.items().stream().map(PersonItem::of).toList(), page.next()));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One person, as far as they let you see")
    public Uni<PersonJson> person(UUID id) {
        return directory.person(current.viewer(), id).map(PersonJson::of);
    }
}
