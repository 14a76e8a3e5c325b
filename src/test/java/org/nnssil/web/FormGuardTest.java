package org.nnssil.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

@QuarkusTest
class FormGuardTest extends NetworkTest {

    private Somebody director;
    private String token;

    @BeforeEach
    void someoneOnThePageToStartAThread() {
        director = Fixtures.director("Gwen Guarded", "VT");
        token = formToken(director, "/communities/nnssil/threads/new");
    }

    @Test
    void aFormFromOurOwnPageIsTaken() {
        thread("ours", token)
                .header("Sec-Fetch-Site", "same-origin")
                .post("/communities/nnssil/threads")
                .then()
                .statusCode(303);
        assertEquals(1, threads("ours"));
    }

    @Test
    void aFormSentTwiceCreatesOne() {
        String first = thread("twice", token)
                .post("/communities/nnssil/threads")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        String second = thread("twice", token)
                .post("/communities/nnssil/threads")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");

        assertEquals(first, second);
        assertEquals(1, threads("twice"));
    }

    @Test
    void aFormWithoutItsTokenChangesNothing() {
        thread("bare", "")
                .post("/communities/nnssil/threads")
                .then()
                .statusCode(403)
                .body(containsString("can no longer be sent"));
        assertEquals(0, threads("bare"));
    }

    @Test
    void aFormShownToSomebodyElseChangesNothing() {
        String theirs = formToken(Fixtures.director("Theo Other", "NH"), "/communities/nnssil/threads/new");

        thread("stolen", theirs).post("/communities/nnssil/threads").then().statusCode(403);
        assertEquals(0, threads("stolen"));
    }

    @Test
    void aFormThatTheBrowserSaysComesFromElsewhereChangesNothing() {
        thread("cross", token)
                .header("Sec-Fetch-Site", "cross-site")
                .post("/communities/nnssil/threads")
                .then()
                .statusCode(403);
        thread("cross", token)
                .header("Origin", "https://evil.example")
                .post("/communities/nnssil/threads")
                .then()
                .statusCode(403);
        assertEquals(0, threads("cross"));
    }

    @Test
    void aLinkSignsNobodyOut() {
        anonymous().get("/sign-out").then().statusCode(303).header("Location", endsWith("/"));
    }

    private RequestSpecification thread(String title, String formToken) {
        return as(director)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("form", formToken)
                .formParam("title", title + director.id())
                .formParam("body", "Who has done this?")
                .formParam("reach", "members");
    }

    private long threads(String title) {
        return Fixtures.number("select count(*) from thread where title = ?", title + director.id());
    }
}
