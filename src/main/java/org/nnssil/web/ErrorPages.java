package org.nnssil.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.resteasy.reactive.server.runtime.exceptionmappers.AuthenticationFailedExceptionMapper;
import io.quarkus.resteasy.reactive.server.runtime.exceptionmappers.UnauthorizedExceptionMapper;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.pgclient.PgException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.SecretLinks;
import org.nnssil.security.WhoAsks;

/** Turns whatever went wrong into a page that says what to do, or for the API into a problem document. */
public class ErrorPages {

    private static final Logger LOG = Logger.getLogger(ErrorPages.class);

    /** A part of a path that is long and no UUID: a token, alone or with its signature. */
    private static final Pattern SECRET = Pattern.compile("/(?!\\p{XDigit}{8}-\\p{XDigit}{4}-)[A-Za-z0-9_.~-]{32,}");

    private static final String NO_DOCUMENT =
            "Send one JSON document with the fields that the description of the API has, and nothing after it.";

    private static final String DISK_FULL = "53100";

    private final HttpServerRequest request;
    private final WhoAsks who;
    private final AllowedMethods methods;

    ErrorPages(HttpServerRequest request, WhoAsks who, AllowedMethods methods) {
        this.request = request;
        this.who = who;
        this.methods = methods;
    }

    @CheckedTemplate(basePath = "web")
    static class Templates {
        private Templates() {}

        static native TemplateInstance error(int status, String title, String words, @Nullable String reference);
    }

    @ServerExceptionMapper
    public Response absent(Absent absent) {
        return notFound();
    }

    /** An address that leads nowhere. Nobody has asked yet who is asking, and the page says whom it is for. */
    @ServerExceptionMapper
    public Uni<Response> absent(NotFoundException absent) {
        Set<String> allowed = methods.of(request.path());
        return forWhoAsks(() ->
                allowed.isEmpty() || allowed.contains(request.method().name()) ? notFound() : notAllowed(allowed));
    }

    private Response notAllowed(Set<String> allowed) {
        Response answer = answer(405, "The request was not accepted", "This address does not take that method.", null);
        return Response.fromResponse(answer)
                .header(HttpHeaders.ALLOW, String.join(", ", allowed))
                .build();
    }

    @ServerExceptionMapper
    public Response invalid(Invalid invalid) {
        return answer(422, "Some fields need attention", "Correct the fields named and send again.", invalid.errors());
    }

    @ServerExceptionMapper
    public Response conflict(Conflict conflict) {
        return answer(409, "That no longer fits", String.valueOf(conflict.getMessage()), null);
    }

    @ServerExceptionMapper
    public Response outOfScope(OutOfScope refused) {
        return answer(
                403,
                "The token may not do this",
                "It needs the scope " + refused.getMessage() + ". Make a token with that scope in your settings.",
                null);
    }

    @ServerExceptionMapper
    public Uni<Response> nobody(UnauthorizedException nobody, RoutingContext context) {
        if (SignedOut.concerns(context)) {
            return SignedOut.held(context);
        }
        return new UnauthorizedExceptionMapper()
                .handle(context)
                .map(challenge -> challenged(challenge, "Send an access token: Authorization: Bearer …"));
    }

    /** The token is not good, or no longer. It was refused before there was anything to ask for. */
    @ServerExceptionMapper
    public Uni<Response> unproven(AuthenticationFailedException unproven, RoutingContext context) {
        if (SignedOut.concerns(context)) {
            return SignedOut.held(context);
        }
        return new AuthenticationFailedExceptionMapper()
                .handle(context, unproven)
                .map(challenge ->
                        challenged(challenge, "The token is not one of ours, or it has ended. Get a new one."));
    }

    /** Pages lead to the sign-in as ever; a program is told, and how (WWW-Authenticate). */
    private Response challenged(Response challenge, String words) {
        if (challenge.getStatus() != 401 || !request.path().startsWith("/api/")) {
            return challenge;
        }
        Response.ResponseBuilder answer = Response.fromResponse(answer(401, "Sign in first", words, null));
        challenge.getStringHeaders().forEach((name, values) -> values.forEach(value -> answer.header(name, value)));
        return answer.build();
    }

    @ServerExceptionMapper
    public Response unreadable(JsonMappingException unreadable) {
        StringBuilder field = new StringBuilder();
        for (JsonMappingException.Reference step : unreadable.getPath()) {
            String name = step.getFieldName();
            field.append(name == null ? "[" + step.getIndex() + "]" : field.isEmpty() ? name : "." + name);
        }
        if (field.isEmpty()) {
            return unreadable("body", NO_DOCUMENT);
        }
        return unreadable(
                field.toString(),
                unreadable instanceof UnrecognizedPropertyException
                        ? "There is no field of this name here."
                        : "This value has the wrong form.");
    }

    @ServerExceptionMapper
    public Response unreadable(CharacterCodingException unreadable) {
        return unreadable("body", "Send it in UTF-8; some of these bytes are not.");
    }

    private Response unreadable(String field, String words) {
        return answer(400, "The request cannot be read", "Check the JSON.", Map.of(field, words));
    }

    /** Named by itself, because Quarkus answers this one in words of its own otherwise. */
    @ServerExceptionMapper
    public Response unreadable(MismatchedInputException unreadable) {
        return unreadable((JsonMappingException) unreadable);
    }

    @ServerExceptionMapper
    public Uni<Response> other(WebApplicationException failure) {
        return forWhoAsks(() -> told(failure));
    }

    /** Without the database the answer is as for a visitor. */
    private Uni<Response> forWhoAsks(Supplier<Response> answer) {
        return who.find().onFailure().recoverWithNull().map(known -> answer.get());
    }

    private Response told(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        if (status < 400) {
            return failure.getResponse();
        }
        if (status == 404) {
            return notFound();
        }
        if (status == 405) {
            return notAllowed(methods.of(request.path()));
        }
        if (status >= 500) {
            return broken(failure);
        }
        if (failure.getCause() instanceof JsonMappingException unreadable) {
            return unreadable(unreadable);
        }
        if (failure.getCause() instanceof JsonProcessingException) {
            return unreadable("body", NO_DOCUMENT);
        }
        String words =
                switch (status) {
                    case 401 -> "Sign in and try again.";
                    case 413 -> "What was sent is too large.";
                    case 415 -> "What was sent has a type that this address does not take.";
                    default -> "The request cannot be read. Check what was sent and try again.";
                };
        return answer(status, "The request was not accepted", words, null);
    }

    /** A path as it may stand in a log: who reads that must not be able to follow a private address in it. */
    static String logged(String path) {
        return SECRET.matcher(SecretLinks.masked(path, "…")).replaceAll("/…");
    }

    @ServerExceptionMapper(priority = 10_000)
    public Response broken(Throwable failure) {
        if (diskIsFull(failure)) {
            LOG.errorf(
                    "%s %s was not saved: the disk of the database is full. Free some space.",
                    request.method(), logged(request.path()));
            return answer(
                    507,
                    "The disk is full",
                    "Nothing of what you sent was saved. Whoever runs the service has to free some space; then send it"
                            + " again.",
                    null);
        }
        LOG.errorf(failure, "%s %s failed", request.method(), logged(request.path()));
        return answer(
                500,
                "Something broke on our side",
                "Nothing of what you sent was half-saved. Go back, and try again in a minute.",
                null);
    }

    /** PostgreSQL says so with a code of its own (disk_full). */
    private static boolean diskIsFull(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException told && DISK_FULL.equals(told.getSqlState())
                    || cause instanceof SQLException wrapped && DISK_FULL.equals(wrapped.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** The answer to a form that did not come from our own page, or from a page of an earlier sign-in. */
    Response refused() {
        return answer(
                403,
                "This form can no longer be sent",
                "The page was open since before you signed in, or it came from elsewhere. Go back, copy what you typed,"
                        + " reload the page and send it again.",
                null);
    }

    private Response notFound() {
        return answer(
                404,
                "There is nothing here",
                "The address may be mistyped, or what it names is not open to you.",
                null);
    }

    Response answer(int status, String title, String words, @Nullable Map<String, String> errors) {
        if (request.path().startsWith("/api/")) {
            return Response.status(status)
                    .type(Problem.MEDIA_TYPE)
                    .entity(new Problem(title, status, words, errors))
                    .build();
        }
        String more = errors == null ? words : words + " " + String.join(" ", errors.values());
        String reference = status >= 500 ? String.valueOf(MDC.get("requestId")) : null;
        String html = Templates.error(status, title, more, reference).render();
        return Response.status(status)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(html)
                .build();
    }
}
