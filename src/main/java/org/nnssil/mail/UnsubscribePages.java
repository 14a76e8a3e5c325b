package org.nnssil.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/**
 * Leaving a list (RFC 8058). Programs that scan mail open every link, so a GET changes nothing; the button and a mail
 * program's one-click request are the same POST with the same body, without session or cookie.
 */
@Path("/unsubscribe/{token}")
@Produces(MediaType.TEXT_HTML)
public class UnsubscribePages {

    private final SubscriptionService subscriptions;

    UnsubscribePages(SubscriptionService subscriptions) {
        this.subscriptions = subscriptions;
    }

    @CheckedTemplate(basePath = "mail")
    static class Templates {
        private Templates() {}

        static native TemplateInstance unsubscribe(SubscriptionView s);

        static native TemplateInstance unsubscribed(SubscriptionView s);
    }

    @GET
    public Uni<TemplateInstance> ask(@PathParam("token") String token) {
        return subscriptions.find(token).map(Templates::unsubscribe);
    }

    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    public Uni<Response> leave(
            @PathParam("token") String token, @RestForm(UnsubscribeLinks.ONE_CLICK_FIELD) @Nullable String oneClick) {
        if (!UnsubscribeLinks.ONE_CLICK.equals(oneClick)) {
            return subscriptions.find(token).map(s -> Response.status(Response.Status.BAD_REQUEST)
                    .entity(Templates.unsubscribe(s))
                    .build());
        }
        return subscriptions.leave(token).map(s -> Response.ok(Templates.unsubscribed(s))
                .build());
    }

    @POST
    @Path("undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<TemplateInstance> comeBack(@PathParam("token") String token) {
        return subscriptions.comeBack(token).map(Templates::unsubscribed);
    }
}
