package org.nnssil.newsletter;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;

/** The archive and an issue as a page, each as far as its audience goes. */
@Path("/newsletters")
@Produces(MediaType.TEXT_HTML)
public class NewsletterPages {

    private final NewsletterService newsletters;
    private final CurrentMember current;

    NewsletterPages(NewsletterService newsletters, CurrentMember current) {
        this.newsletters = newsletters;
        this.current = current;
    }

    @CheckedTemplate(basePath = "newsletter")
    static class Templates {
        private Templates() {}

        static native TemplateInstance archive(IssueView.Archive v);

        static native TemplateInstance issue(IssueView v);
    }

    @GET
    public Uni<TemplateInstance> archive(@QueryParam("before") @Nullable String before) {
        return newsletters.archive(current.viewer(), instant(before)).map(Templates::archive);
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> issue(@PathParam("id") UUID id) {
        return newsletters.find(current.viewer(), id).map(Templates::issue);
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException noCursorOfOurs) {
            throw new NotFoundException();
        }
    }
}
