package org.nnssil.joining;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Check;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;

/** An invitation, for the one it is for. Looking at it changes nothing; a button does. */
@Path("/invited/{invitationId}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class AnswerPages {

    private final InvitationService invitations;
    private final JoinViews views;
    private final CurrentMember current;
    private final PageContext page;
    private final Notices notices;
    private final HttpServerRequest request;

    AnswerPages(
            InvitationService invitations,
            JoinViews views,
            CurrentMember current,
            PageContext page,
            Notices notices,
            HttpServerRequest request) {
        this.invitations = invitations;
        this.views = views;
        this.current = current;
        this.page = page;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "joining")
    static class Templates {
        private Templates() {}

        static native TemplateInstance answer(
                JoinView.Answer v, String action, String words, Map<String, String> errors);
    }

    @GET
    public Uni<TemplateInstance> show(@PathParam("invitationId") UUID id) {
        return views.answer(current.viewer(), id).map(v -> Templates.answer(v, "/invited/" + id, "", Map.of()));
    }

    @POST
    public Uni<Response> answer(
            @PathParam("invitationId") UUID id, @RestForm @Nullable String answer, @RestForm @Nullable String words) {
        boolean accepts = "accept".equals(answer);
        return Uni.createFrom()
                .item(() -> checked(answer, words))
                .chain(said -> invitations.answer(current.viewer(), id, accepts, said, page.submission()))
                .map(slug -> accepts
                        ? notices.seeOther(request, "/communities/" + slug, "You are in. Welcome.")
                        : notices.seeOther(request, "/communities", "You declined. Who invited you is told."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> views.answer(current.viewer(), id)
                        .map(v -> JoinRequestPages.refused(
                                Templates.answer(v, "/invited/" + id, words == null ? "" : words, failure.errors()))));
    }

    static String checked(@Nullable String answer, @Nullable String words) {
        Check check = new Check();
        if (!"accept".equals(answer) && !"decline".equals(answer)) {
            check.fail("answer", "Accept or decline.");
        }
        String said = check.optionalText("words", words, 1_000);
        check.done();
        return said;
    }
}
