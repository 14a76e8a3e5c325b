package org.nnssil.audience;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nnssil.security.FormTokens;

/** Asks the running application thousands of questions, over connections that stay open, and follows no redirect. */
final class Asker {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final FormTokens tokens;

    Asker(FormTokens tokens) {
        this.tokens = tokens;
    }

    /** @param route its verb and pattern, such as {@code POST /threads/{id}/posts} */
    Answer ask(Actor actor, String route, String path, Canary canary) {
        String verb = route.substring(0, route.indexOf(' '));
        HttpRequest.Builder request = to(path);
        actor.authorize(request);
        if (verb.equals("GET") || verb.equals("DELETE") && path.startsWith("/api/")) {
            return answer(request.method(verb, HttpRequest.BodyPublishers.noBody()));
        }
        if (path.startsWith("/api/")) {
            return answer(request.header("Content-Type", "application/json")
                    .method(verb, HttpRequest.BodyPublishers.ofString(KnownRoutes.JSON.getOrDefault(route, "{}"))));
        }
        Map<String, String> fields = new LinkedHashMap<>(KnownRoutes.FORM);
        fields.put("email", canary.rosterOnly.email());
        fields.put("form", tokens.issue(actor.subject()));
        return answer(request.header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .method(verb, HttpRequest.BodyPublishers.ofString(encoded(fields))));
    }

    Answer get(Actor actor, String path) {
        HttpRequest.Builder request = to(path);
        actor.authorize(request);
        return answer(request.GET());
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "*/*");
    }

    private static Answer answer(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            Map<String, String> headers = new TreeMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, String.join("\n", values)));
            return new Answer(response.statusCode(), headers, response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
