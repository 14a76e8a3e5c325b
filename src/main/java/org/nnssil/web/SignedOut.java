package org.nnssil.web;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The answer to a form whose sender is no longer signed in. Being led to the sign-in would lose what was typed, so a page
 * holds it instead: one signs in beside it and sends the same form again. Its token is still that of the same person, and
 * with the token's key it does its work once. What is held is in the page alone, with whoever sent it.
 */
final class SignedOut {

    private static final String TOKEN = "form";

    private SignedOut() {}

    /** What was sent under a name. */
    public record Field(String name, String value) {}

    @CheckedTemplate(basePath = "web")
    static class Templates {
        private Templates() {}

        static native TemplateInstance signedOut(String action, List<Field> fields, List<String> words, boolean file);
    }

    /** Whether a request is such a form: sent by a browser, from a page of ours. */
    static boolean concerns(RoutingContext context) {
        HttpServerRequest request = context.request();
        return request.method().equals(HttpMethod.POST)
                && nobodyKnown(context)
                && !request.path().startsWith("/api/")
                && (request.headers().contains("Origin") || request.headers().contains("Sec-Fetch-Site"))
                && !FormGuard.fromElsewhere(request)
                && (is(request, MediaType.APPLICATION_FORM_URLENCODED) || is(request, MediaType.MULTIPART_FORM_DATA));
    }

    private static boolean nobodyKnown(RoutingContext context) {
        return !(context.user() instanceof QuarkusHttpUser user)
                || user.getSecurityIdentity().isAnonymous();
    }

    /** Reads the form, which nobody has read yet, and answers with it. A file has to be chosen again. */
    static Uni<Response> held(RoutingContext context) {
        HttpServerRequest request = context.request();
        String action = SignInPages.ownPath(request.uri()).orElse("/");
        if (!is(request, MediaType.APPLICATION_FORM_URLENCODED)) {
            return Uni.createFrom().item(page(action, List.of(), true));
        }
        Uni<Buffer> body = Uni.createFrom().completionStage(request.body().toCompletionStage());
        request.resume();
        return body.map(sent -> page(action, fields(sent.toString(StandardCharsets.UTF_8)), false));
    }

    private static List<Field> fields(String sent) {
        List<Field> fields = new ArrayList<>();
        new QueryStringDecoder(sent, StandardCharsets.UTF_8, false, Integer.MAX_VALUE, true)
                .parameters()
                .forEach((name, values) -> values.forEach(value -> fields.add(new Field(name, value))));
        return fields;
    }

    /** What people would have to type again: not the token, and not the key of something that was chosen. */
    private static List<String> words(List<Field> fields) {
        return fields.stream()
                .filter(field -> !field.name().equals(TOKEN))
                .map(field -> field.value().strip())
                .filter(value -> value.contains(" "))
                .toList();
    }

    private static Response page(String action, List<Field> fields, boolean file) {
        return Response.status(403)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(Templates.signedOut(action, fields, words(fields), file).render())
                .build();
    }

    private static boolean is(HttpServerRequest request, String type) {
        String sent = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return sent != null && sent.toLowerCase(Locale.ROOT).startsWith(type);
    }
}
