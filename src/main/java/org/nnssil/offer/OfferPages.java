package org.nnssil.offer;

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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Check;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;

/** Offering something beyond its community, agreeing to it, releasing it and taking it back. */
@Path("/offers")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class OfferPages {

    private final OfferService offers;
    private final OfferViews views;
    private final CurrentMember current;
    private final PageContext page;
    private final Notices notices;
    private final HttpServerRequest request;

    OfferPages(
            OfferService offers,
            OfferViews views,
            CurrentMember current,
            PageContext page,
            Notices notices,
            HttpServerRequest request) {
        this.offers = offers;
        this.views = views;
        this.current = current;
        this.page = page;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "offer")
    static class Templates {
        private Templates() {}

        static native TemplateInstance form(OfferView.Form v, String reason, Map<String, String> errors);

        static native TemplateInstance offer(OfferView.One v, String note, Map<String, String> errors);
    }

    @GET
    @Path("/new/{kind}/{itemId}")
    public Uni<TemplateInstance> form(@PathParam("kind") String kind, @PathParam("itemId") UUID itemId) {
        return form(kind, itemId, null, null, "", Map.of());
    }

    @POST
    @Path("/new/{kind}/{itemId}")
    public Uni<Response> offer(
            @PathParam("kind") String kind,
            @PathParam("itemId") UUID itemId,
            @RestForm @Nullable String target,
            @RestForm @Nullable String reach,
            @RestForm @Nullable String reason) {
        return offers.offer(current.viewer(), kind, itemId, target, reach, reason, page.submission())
                .map(id -> notices.seeOther(
                        request, "/offers/" + id, "Offered. Nothing goes anywhere until all have agreed."))
                .onFailure(Invalid.class)
                .recoverWithUni(
                        failure -> form(kind, itemId, target, reach, reason == null ? "" : reason, failure.errors())
                                .map(OfferPages::refused));
    }

    @GET
    @Path("/{offerId}")
    public Uni<TemplateInstance> one(@PathParam("offerId") UUID id) {
        return views.one(current.viewer(), id).map(v -> Templates.offer(v, "", Map.of()));
    }

    @POST
    @Path("/{offerId}/consent")
    public Uni<Response> answer(
            @PathParam("offerId") UUID id, @RestForm @Nullable String answer, @RestForm @Nullable String note) {
        return chosen(answer, "agree", "decline")
                .chain(agrees -> offers.answer(current.viewer(), id, agrees, note))
                .map(done -> notices.seeOther(request, "/offers/" + id, "Your answer is kept."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> again(id, note, failure.errors(), "answer-note"));
    }

    @POST
    @Path("/{offerId}/release")
    public Uni<Response> release(
            @PathParam("offerId") UUID id, @RestForm @Nullable String answer, @RestForm @Nullable String note) {
        return chosen(answer, "release", "refuse")
                .chain(releases -> offers.release(current.viewer(), id, releases, note))
                .map(done -> notices.seeOther(request, "/offers/" + id, "Decided. Its owner is told by mail."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> again(id, note, failure.errors(), "release-note"));
    }

    @POST
    @Path("/{offerId}/withdrawal")
    public Uni<Response> withdraw(@PathParam("offerId") UUID id, @RestForm @Nullable String note) {
        return offers.withdraw(current.viewer(), id, note)
                .map(done -> notices.seeOther(request, "/offers/" + id, "It is taken back."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> again(id, note, failure.errors(), "note"));
    }

    /** @param field which of the page's notes it is, so that what is wrong stands beside the one that was sent */
    private Uni<Response> again(UUID id, @Nullable String note, Map<String, String> errors, String field) {
        Map<String, String> placed = new LinkedHashMap<>();
        errors.forEach((name, words) -> placed.put(name.equals("note") ? field : name, words));
        return views.one(current.viewer(), id).map(v -> refused(Templates.offer(v, note == null ? "" : note, placed)));
    }

    private Uni<TemplateInstance> form(
            String kind,
            UUID itemId,
            @Nullable String target,
            @Nullable String reach,
            String reason,
            Map<String, String> errors) {
        return views.form(current.viewer(), kind, itemId, target, reach).map(v -> Templates.form(v, reason, errors));
    }

    private static Uni<Boolean> chosen(@Nullable String answer, String yes, String no) {
        Check check = new Check();
        if (!yes.equals(answer) && !no.equals(answer)) {
            check.fail("answer", "Choose one of the two.");
        }
        return Uni.createFrom().item(() -> {
            check.done();
            return yes.equals(answer);
        });
    }

    private static Response refused(TemplateInstance page) {
        return Response.status(422)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(page)
                .build();
    }
}
