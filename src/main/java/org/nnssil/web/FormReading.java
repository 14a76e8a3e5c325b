package org.nnssil.web;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads forms as browsers write them (URL standard, application/x-www-form-urlencoded): always as UTF-8, a percent sign
 * that escapes nothing stands for itself, and bytes that are no UTF-8 become U+FFFD, which {@link Check} refuses at the
 * field. The server's own reader never answers where it meets such a percent sign, and the request would hang.
 */
class FormReading {

    private static final String FORM = "application/x-www-form-urlencoded";

    /** More than the longest of our forms has, many times over. */
    private static final int MOST_FIELDS = 1_000;

    private final ErrorPages errors;
    private final HttpServerRequest request;

    FormReading(ErrorPages errors, HttpServerRequest request) {
        this.errors = errors;
        this.request = request;
    }

    /** When it is known that it is not too much, before {@link FormGuard} looks into it. */
    @ServerRequestFilter(priority = 175)
    public @Nullable Uni<Response> read(ResteasyReactiveContainerRequestContext context) {
        String type = context.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(FORM) || request.isEnded()) {
            return null;
        }
        ResteasyReactiveRequestContext rest = (ResteasyReactiveRequestContext) context.getServerRequestContext();
        return body().map(body -> {
            String[] pairs = body.isEmpty() ? new String[0] : body.split("&", MOST_FIELDS + 1);
            if (pairs.length > MOST_FIELDS) {
                return errors.answer(413, "That is too large", "The form has too many fields.", null);
            }
            rest.setFormData(fields(pairs));
            return null;
        });
    }

    /** Each byte as a character, so that nothing is decided yet about what they mean. */
    private Uni<String> body() {
        return Uni.createFrom().emitter(emitter -> {
            Buffer all = Buffer.buffer();
            request.handler(all::appendBuffer);
            request.exceptionHandler(emitter::fail);
            request.endHandler(end -> emitter.complete(all.toString(StandardCharsets.ISO_8859_1)));
            if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaderNames.EXPECT))) {
                request.response().writeContinue(); // programs that send forms may wait for it
            }
            request.resume();
        });
    }

    private static FormData fields(String... pairs) {
        FormData fields = new FormData(MOST_FIELDS);
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                fields.add(
                        decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    static String decoded(String sent) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(sent.length());
        for (int i = 0; i < sent.length(); i++) {
            char c = sent.charAt(i);
            int escaped = c == '%' && i + 2 < sent.length() ? value(sent.charAt(i + 1), sent.charAt(i + 2)) : -1;
            if (escaped >= 0) {
                bytes.write(escaped);
                i += 2;
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int value(char high, char low) {
        int first = high < 128 ? Character.digit(high, 16) : -1;
        int second = low < 128 ? Character.digit(low, 16) : -1;
        return first < 0 || second < 0 ? -1 : first * 16 + second;
    }
}
