package org.nnssil.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Choice;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;
import org.nnssil.web.Times;

/** One's own API tokens. */
@Path("/settings/tokens")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class TokenPages {

    private final TokenService tokens;
    private final CurrentMember current;
    private final PageContext page;
    private final Notices notices;
    private final HttpServerRequest request;
    private final Times times;
    private final Clock clock;

    TokenPages(
            TokenService tokens,
            CurrentMember current,
            PageContext page,
            Notices notices,
            HttpServerRequest request,
            Times times,
            Clock clock) {
        this.tokens = tokens;
        this.current = current;
        this.page = page;
        this.notices = notices;
        this.request = request;
        this.times = times;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {
        private Templates() {}

        static native TemplateInstance tokens(TokenView v, TokenForm form, Map<String, String> errors);

        static native TemplateInstance token(String name, String token);

        static native TemplateInstance revocation(TokenView.Line t);
    }

    @GET
    public Uni<TemplateInstance> list() {
        return page(TokenForm.empty(), Map.of());
    }

    @POST
    public Uni<Response> create(@BeanParam TokenForm form) {
        return tokens.create(current.viewer(), form, page.submission())
                .map(token -> Response.ok(Templates.token(String.valueOf(form.name()), token))
                        .header("Cache-Control", "no-store")
                        .build())
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> page(form, failure.errors()).map(again -> Response.status(422)
                        .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                        .entity(again)
                        .build()));
    }

    @GET
    @Path("{id}/revocation")
    public Uni<TemplateInstance> ask(@PathParam("id") UUID id) {
        return tokens.find(current.viewer(), id).map(token -> Templates.revocation(line(token)));
    }

    @POST
    @Path("{id}/revocation")
    public Uni<Response> revoke(@PathParam("id") UUID id) {
        return tokens.revoke(current.viewer(), id)
                .map(done ->
                        notices.seeOther(request, "/settings/tokens", "The token is revoked; it opens nothing more."));
    }

    private Uni<TemplateInstance> page(TokenForm form, Map<String, String> errors) {
        return tokens.own(current.viewer())
                .map(all -> Templates.tokens(
                        new TokenView(
                                all.stream().map(this::line).toList(),
                                Choice.of(TokenScope.words(), form.scopesTyped()),
                                Choice.of(TokenForm.TERMS, form.days())),
                        form,
                        errors));
    }

    private TokenView.Line line(TokenRepository.Entry token) {
        ZoneId zone = current.viewer().zone();
        return new TokenView.Line(
                token.id(),
                token.name(),
                token.ending(),
                String.join(", ", token.scopes()),
                times.date(token.created(), zone),
                times.date(token.expires(), zone),
                !token.expires().isAfter(clock.instant()),
                token.used() == null ? "never" : times.relative(token.used(), zone));
    }
}
