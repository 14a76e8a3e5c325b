package org.nnssil.joining;

import io.quarkus.qute.TemplateInstance;
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
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;

/** The same as {@link AnswerPages} for somebody who has never signed in: the link in the mail says who they are. */
@Path(LinkPages.PATH + "{token}")
@Produces(MediaType.TEXT_HTML)
public class LinkPages {

    static final String PATH = "/invited/by-link/";

    private final InvitationService invitations;
    private final JoinViews views;
    private final CurrentMember current;
    private final PageContext page;
    private final Notices notices;
    private final HttpServerRequest request;

    LinkPages(
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

    @GET
    public Uni<TemplateInstance> show(@PathParam("token") String token) {
        return views.answerByLink(current.viewer(), token)
                .map(v -> AnswerPages.Templates.answer(v, PATH + token, "", Map.of()));
    }

    @POST
    public Uni<Response> answer(
            @PathParam("token") String token, @RestForm @Nullable String answer, @RestForm @Nullable String words) {
        boolean accepts = "accept".equals(answer);
        boolean signedIn = current.viewer().signedIn();
        return Uni.createFrom()
                .item(() -> AnswerPages.checked(answer, words))
                .chain(said -> invitations.answerByLink(current.viewer(), token, accepts, said, page.submission()))
                .map(
                        slug -> notices.seeOther(
                                request,
                                accepts && signedIn ? "/communities/" + slug : "/",
                                !accepts
                                        ? "You declined. Who invited you is told."
                                        : signedIn
                                                ? "You are in. Welcome."
                                                : "You are in. Welcome. A mail follows that lets you set a password; then sign in."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> views.answerByLink(current.viewer(), token)
                        .map(v -> JoinRequestPages.refused(AnswerPages.Templates.answer(
                                v, PATH + token, words == null ? "" : words, failure.errors()))));
    }
}
