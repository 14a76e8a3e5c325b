package org.nnssil.web;

import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.NetworkTest;

@QuarkusTest
class ForgeryTest extends NetworkTest {

    @Test
    void anUnknownAddressAnswersAPageThatSaysSo() {
        anonymous().get("/no-such-page").then().statusCode(404).body(containsString("There is nothing here"));
    }

    @Test
    void anUnknownAddressOfTheApiAnswersAProblemDocument() {
        anonymous().get("/api/v1/no-such-thing").then().statusCode(404).contentType("application/problem+json");
    }
}
