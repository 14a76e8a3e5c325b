package org.nnssil.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

/** Much is taken only where files are expected, from people who are signed in; elsewhere the answer says how much is. */
@QuarkusTest
class BodyLimitTest extends NetworkTest {

    private static final int MB = 1_048_576;

    @TestHTTPResource("/")
    URI network;

    private Somebody coordinator;

    @BeforeEach
    void begin() {
        coordinator = Fixtures.coordinator();
    }

    @Test
    void aFormTakesTwoMegabytes() {
        String words = "x".repeat(200_000);
        Map<String, Object> fields = Map.of("form", formToken(coordinator, "/settings"), "a", words, "b", words);
        assertEquals(303, send(coordinator, "/settings/photo/removal", fields).statusCode());

        Map<String, Object> more = new HashMap<>();
        for (int i = 0; i < 11; i++) {
            more.put("field" + i, words);
        }
        Response refused = send(coordinator, "/settings/photo/removal", more);
        assertEquals(413, refused.statusCode());
        assertTrue(refused.contentType().startsWith("text/html"), refused.contentType());
        assertTrue(
                refused.asString().contains("What was sent has 3 MB, and this address takes up to 2 MB."),
                refused.asString());
        assertTrue(refused.asString().contains(coordinator.name()), "it is a page like any other");
    }

    /** Programs that unsubscribe somebody by one click (RFC 8058) send forms too, and may ask first (RFC 9110, 10.1.1). */
    @Test
    void whoAsksBeforeSendingAFormIsToldToGoOn() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(network.resolve("unsubscribe/nobody"))
                .timeout(Duration.ofSeconds(10))
                .expectContinue(true)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                .build();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

        assertEquals(
                404, client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
    }

    @Test
    void theApiAnswersWithAProblem() {
        Response refused = as(coordinator)
                .contentType("application/json")
                .body("{\"name\": \"" + "x".repeat(2 * MB) + "\"}")
                .post("/api/v1/nominations");

        assertEquals(413, refused.statusCode());
        assertEquals("application/problem+json", refused.contentType());
        assertEquals("That is too large", refused.path("title"));
        assertEquals(413, refused.<Integer>path("status"));
        assertTrue(refused.<String>path("detail").contains("takes up to 2 MB"));
    }

    @Test
    void filesAreTakenWhereTheyAreExpected() throws Exception {
        String photo = "/settings/photo";
        assertEquals(422, file(coordinator, "photo", 5 * MB, photo, true).statusCode());
        assertEquals(413, file(coordinator, "photo", 6 * MB, photo, true).statusCode());

        String list = "/desk/founding";
        assertEquals(422, file(coordinator, "list", 23 * MB, list, true).statusCode());
        HttpResponse<String> refused = file(coordinator, "list", 24 * MB, list, true);
        assertEquals(413, refused.statusCode());
        assertTrue(refused.body().contains("this address takes up to 24 MB"), refused.body());
        assertEquals(
                413,
                file(coordinator, "list", 2 * MB, "/settings/photo/removal", true)
                        .statusCode());
    }

    @Test
    void aFileOfUnknownLengthIsNotBegunEither() throws Exception {
        assertEquals(
                411, file(coordinator, "photo", MB, "/settings/photo", false).statusCode());
        assertEquals(
                411, file(coordinator, "list", 25 * MB, "/desk/founding", false).statusCode());
    }

    @Test
    void aListOfThousandsIsTakenFromACoordinatorOnly() throws Exception {
        Somebody director = Fixtures.director("Dora Director", "MS");

        HttpResponse<String> refused = file(director, "list", 2 * MB, "/desk/founding", true);

        assertEquals(413, refused.statusCode());
        assertTrue(refused.body().contains("this address takes up to 2 MB"), refused.body());
        assertEquals(404, file(director, "list", MB / 2, "/desk/founding", true).statusCode());
    }

    @Test
    void aStrangerIsSentToSignInFirst() throws Exception {
        assertEquals(302, file(null, "list", 2 * MB, "/desk/founding", true).statusCode());
    }

    @Test
    void aBodyOfUnknownLengthIsNotBegun() throws Exception {
        HttpResponse<String> refused = post(
                coordinator,
                "/api/v1/nominations",
                "application/json",
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[3 * MB])));

        assertEquals(411, refused.statusCode());
        assertTrue(refused.body().contains("Content-Length"), refused.body());
        assertEquals(
                411,
                file(coordinator, "list", MB, "/settings/photo/removal", false).statusCode());
    }

    /** @param announced whether the request says how long it is */
    private HttpResponse<String> file(@Nullable Somebody by, String name, int size, String path, boolean announced)
            throws Exception {
        byte[] noise = new byte[size];
        noise[0] = 'x';
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String token = by == null ? "none" : formToken(by, "/settings/photo");
        body.writeBytes(("--edge\r\nContent-Disposition: form-data; name=\"form\"\r\n\r\n" + token
                        + "\r\n--edge\r\nContent-Disposition: form-data; name=\"" + name
                        + "\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(noise);
        body.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        byte[] bytes = body.toByteArray();
        return post(
                by,
                path,
                "multipart/form-data; boundary=edge",
                announced
                        ? HttpRequest.BodyPublishers.ofByteArray(bytes)
                        : HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
    }

    private HttpResponse<String> post(@Nullable Somebody by, String path, String type, HttpRequest.BodyPublisher body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(network.resolve(path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", type)
                .POST(body);
        if (by != null) {
            request.header("Authorization", "Bearer " + by.token());
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
