package org.nnssil.statements;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.PostgresAndKeys;

/** Somebody at the running application, over connections that stay open. Follows no redirect. */
final class Visitor {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final Optional<Somebody> who;

    private Visitor(Optional<Somebody> who) {
        this.who = who;
    }

    static Visitor of(Somebody somebody) {
        return new Visitor(Optional.of(somebody));
    }

    static Visitor nobody() {
        return new Visitor(Optional.empty());
    }

    record Answer(int status, String text) {}

    Answer get(String path) {
        return answer(to(path).GET());
    }

    Answer submit(String path, List<Typed> fields) {
        String body = fields.stream()
                .map(field -> field.name() + "=" + field.encoded())
                .collect(Collectors.joining("&"));
        return answer(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body, StandardCharsets.US_ASCII)));
    }

    Answer json(String verb, String path, String body) {
        return answer(to(path).header("Content-Type", "application/json").method(verb, BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder to(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "text/html, application/json");
        // Signed in so late that no page asks for a fresh sign-in.
        who.map(one -> PostgresAndKeys.token(one.subject(), one.email(), true, Addresses.TOMORROW))
                .ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    private static Answer answer(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
