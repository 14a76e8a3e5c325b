package org.nnssil.web;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;

/**
 * How much may be sent where. Forms and the API need little; files are taken where files are expected, from people who
 * are signed in, and lists from coordinators. It is asked before anything of the body is read, and what is too much is
 * read away, so that a browser shows the answer instead of a broken connection. What does not say how long it is, is
 * not taken at all: browsers always say it.
 */
class BodyLimit {

    private static final long MB = 1_048_576;

    /**
     * The longest form is a spotlight: five texts of 20,000 characters, each of which takes up to 12 bytes on the way.
     */
    static final long USUAL = 2 * MB;

    private static final String FOUNDING = "/desk/founding";

    /** The address of each form with a file, and what it takes, with the file's wrapping. */
    static final Map<String, Long> FILES = Map.of(FOUNDING, 24 * MB, "/settings/photo", 6 * MB);

    private static final String TRANSFER_ENCODING = "Transfer-Encoding";

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");

    private final CurrentMember current;
    private final ErrorPages errors;
    private final HttpServerRequest request;

    BodyLimit(CurrentMember current, ErrorPages errors, HttpServerRequest request) {
        this.current = current;
        this.errors = errors;
        this.request = request;
    }

    /** After it is known who asks, before any filter that reads the form. */
    @ServerRequestFilter(priority = 150)
    public @Nullable Uni<Response> refuseTooMuch(ContainerRequestContext context) {
        String length = context.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        long most = most(context.getUriInfo().getPath());
        if (length == null) {
            return unannounced(context.getMethod()) ? afterTheBody(unknownLength()) : null;
        }
        // What is no number was refused by the server before.
        long sent = Long.parseLong(length);
        return sent <= most ? null : afterTheBody(tooMuch(sent, most));
    }

    /**
     * A header says that something follows; without it there is no body, as with most DELETEs (RFC 9112 section 6.3).
     */
    private boolean unannounced(String method) {
        return !WITHOUT_BODY.contains(method) && request.getHeader(TRANSFER_ENCODING) != null;
    }

    private Response unknownLength() {
        return errors.answer(
                411,
                "The request was not accepted",
                "Say how long the body is (Content-Length) and send it again.",
                null);
    }

    private long most(String path) {
        Viewer viewer = current.viewer();
        boolean expected = path.equals(FOUNDING) ? viewer.coordinator() : viewer.signedIn();
        return expected ? FILES.getOrDefault(path, USUAL) : USUAL;
    }

    private Response tooMuch(long sent, long most) {
        return errors.answer(
                413,
                "That is too large",
                "What was sent has %,d MB, and this address takes up to %,d MB. Nothing of it was kept."
                        .formatted((sent + MB - 1) / MB, most / MB),
                null);
    }

    private Uni<Response> afterTheBody(Response answer) {
        // Who asks before sending (Expect) sends nothing after this answer.
        if (request.isEnded() || request.getHeader("Expect") != null) {
            return Uni.createFrom().item(answer);
        }
        return Uni.createFrom().emitter(emitter -> {
            request.handler(part -> {});
            request.exceptionHandler(emitter::fail);
            request.endHandler(end -> emitter.complete(answer));
            request.resume();
        });
    }
}
