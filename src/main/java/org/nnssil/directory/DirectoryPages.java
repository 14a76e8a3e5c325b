package org.nnssil.directory;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;

/** The directory: a table that grows shorter as one types, and works as a plain form too. */
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
    }

    /** htmx asks for the table alone. */
    @GET
    public Uni<Response> directory(
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String jurisdiction,
            @RestQuery @Nullable String center,
            @RestQuery @Nullable String community,
            @RestQuery @Nullable String standing,
            @RestQuery @Nullable String after,
            @HeaderParam("HX-Request") @Nullable String htmx) {
        DirectoryService.Wish wish = new DirectoryService.Wish(q, jurisdiction, center, community, standing, after);
        return directory
                .page(current.viewer(), wish)
                .map(view -> "true".equals(htmx) ? Templates.directoryPeople(view) : Templates.directory(view))
                .map(page -> Response.ok(page)
                        .type("text/html;charset=UTF-8")
                        .header("Vary", "HX-Request")
                        .build());
    }
}
