package org.nnssil.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Signer;

/**
 * Answers an accepted form with a redirect (303) and a sentence that the next page shows once. The sentence travels in
 * a signed cookie that lives for a minute, so any replica can show it and nobody can plant one.
 */
@ApplicationScoped
public class Notices {

    private static final String COOKIE = "notice";
    private static final String PURPOSE = "notice";

    private final Signer signer;

    Notices(Signer signer) {
        this.signer = signer;
    }

    /** @param path a path of this service, starting with a slash */
    public Response seeOther(HttpServerRequest request, String path, String sentence) {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(sentence.getBytes(StandardCharsets.UTF_8));
        request.response().addCookie(cookie(text + "." + signer.sign(PURPOSE, text), 60));
        return seeOther(path);
    }

    public static Response seeOther(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    @Nullable
    String take(HttpServerRequest request) {
        Cookie cookie = request.getCookie(COOKIE);
        if (cookie == null) {
            return null;
        }
        if (!request.response().headWritten()) {
            request.response().addCookie(cookie("", 0));
        }
        int dot = cookie.getValue().indexOf('.');
        if (dot < 1
                || !signer.holds(
                        PURPOSE,
                        cookie.getValue().substring(0, dot),
                        cookie.getValue().substring(dot + 1))) {
            return null;
        }
        byte[] text = Base64.getUrlDecoder().decode(cookie.getValue().substring(0, dot));
        return new String(text, StandardCharsets.UTF_8);
    }

    private static Cookie cookie(String value, long seconds) {
        return Cookie.cookie(COOKIE, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX)
                .setMaxAge(seconds);
    }
}
