package org.nnssil.directory;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;

/**
 * The directory: a table that grows shorter as one types, and works as a plain form too; on paper; as a spreadsheet.
 */
@Path("/directory")
@Authenticated
public class DirectoryPages {

    private final DirectoryService directory;
    private final CurrentMember current;

    DirectoryPages(DirectoryService directory, CurrentMember current) {
        this.directory = directory;
        this.current = current;
    }

    @CheckedTemplate(basePath = "directory")
    static class Templates {
        private Templates() {}

        static native TemplateInstance directory(DirectoryView v);

        static native TemplateInstance directoryPeople(DirectoryView v);

        static native TemplateInstance roster(PrintedRoster v);
    }

    /** What narrows the list, as in the address. */
    public record Narrowed(
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String jurisdiction,
            @RestQuery @Nullable String center,
            @RestQuery @Nullable String community,
            @RestQuery @Nullable String principle,
            @RestQuery @Nullable String standing,
            @RestQuery @Nullable String after) {

        DirectoryService.Wish wish() {
            return new DirectoryService.Wish(q, jurisdiction, center, community, principle, standing, after);
        }
    }

    /** htmx asks for the table alone. */
    @GET
    public Uni<Response> directory(@BeanParam Narrowed narrowed, @HeaderParam("HX-Request") @Nullable String htmx) {
        boolean whole = !"true".equals(htmx);
        return directory
                .page(current.viewer(), narrowed.wish(), whole)
                .map(view -> whole ? Templates.directory(view) : Templates.directoryPeople(view))
                .map(page -> Response.ok(page)
                        .type("text/html;charset=UTF-8")
                        .header("Vary", "HX-Request")
                        .build());
    }

    @GET
    @Path("roster")
    public Uni<TemplateInstance> roster(@RestQuery @Nullable String jurisdiction) {
        return directory.roster(current.viewer(), jurisdiction).map(Templates::roster);
    }

    /** The list from its beginning, all of it, streamed. {@code mark=yes} begins with a byte order mark, for Excel. */
    @GET
    @Path("people.csv")
    @Produces("text/csv;charset=UTF-8")
    public RestMulti<byte[]> table(@BeanParam Narrowed narrowed, @RestQuery @Nullable String mark) {
        Viewer viewer = current.viewer();
        DirectoryService.Wish wish = narrowed.wish();
        return RestMulti.fromUniResponse(
                directory.exporting(viewer, wish),
                known -> Multi.createBy()
                        .concatenating()
                        .streams(
                                Multi.createFrom().item(DirectoryTable.head("yes".equals(mark))),
                                directory.export(viewer, wish, known).map(rows -> DirectoryTable.lines(rows, known)))
                        .map(part -> part.getBytes(StandardCharsets.UTF_8)),
                known -> Map.of(
                        "Content-Type",
                        List.of("text/csv;charset=UTF-8"),
                        "Content-Disposition",
                        List.of("attachment; filename=\"directory.csv\"")));
    }
}
