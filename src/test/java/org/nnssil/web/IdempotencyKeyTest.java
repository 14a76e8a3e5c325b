package org.nnssil.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

/** The same key makes one thing; no key, and an empty one, make one each time. */
@QuarkusTest
class IdempotencyKeyTest extends NetworkTest {

    private final Somebody coordinator = Fixtures.coordinator();

    @Test
    void anEmptyKeyIsNone() {
        for (Map.Entry<String, Map<String, ?>> creation : creations().entrySet()) {
            String first = create(coordinator, creation, "");
            String second = create(coordinator, creation, "");
            assertNotEquals(first, second, creation.getKey());
        }
    }

    @Test
    void theSameKeyMakesOneForEachPerson() {
        Somebody other = Fixtures.coordinator();
        for (Map.Entry<String, Map<String, ?>> creation : creations().entrySet()) {
            String key = UUID.randomUUID().toString();
            String first = create(coordinator, creation, key);
            assertEquals(first, create(coordinator, creation, key), creation.getKey());
            assertNotEquals(first, create(other, creation, key), creation.getKey());
        }
    }

    private static Map<String, Map<String, ?>> creations() {
        return Map.of(
                "/api/v1/webinars",
                Map.of(
                        "title",
                        "Once or twice",
                        "startsAt",
                        Instant.now().plus(40, ChronoUnit.DAYS).toString(),
                        "minutes",
                        60,
                        "capacity",
                        20),
                "/api/v1/newsletters",
                Map.of("month", "2027-01"),
                "/api/v1/communities/nnssil/threads",
                Map.of("title", "Once or twice", "body", "Words"));
    }

    private static String create(Somebody by, Map.Entry<String, Map<String, ?>> creation, @Nullable String key) {
        Response created = as(by).header("Idempotency-Key", key)
                .contentType("application/json")
                .body(creation.getValue())
                .post(creation.getKey());
        assertEquals(201, created.statusCode(), creation.getKey() + ": " + created.asString());
        return created.path("id").toString();
    }
}
