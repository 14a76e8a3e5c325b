package org.nnssil.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

/** A form that comes after the session has ended is held for its sender, and does its work when they are back. */
@QuarkusTest
class SignedOutTest extends NetworkTest {

    private static final String THREADS = "/communities/nnssil/threads";
    private static final String TYPED = "Two lines & <marks>\r\nwith “quotes” and 日本";

    @Test
    void whatWasTypedIsHeldAndSentAgainBecomesWhatItWasMeantToBe() {
        Somebody director = Fixtures.director("Ella Ended", "VT");
        String token = formToken(director, THREADS + "/new");

        Response held = form(anonymous(), Map.of("form", token, "title", "After the end", "body", TYPED))
                .post(THREADS);

        held.then().statusCode(403).body(containsString("You were signed out"));
        assertEquals(0, threads("After the end"));
        Element again = Jsoup.parse(held.asString()).selectFirst("main form");
        Map<String, String> kept = new HashMap<>();
        again.select("input").forEach(input -> kept.put(input.attr("name"), input.attr("value")));
        assertEquals(Map.of("form", token, "title", "After the end", "body", TYPED), kept);
        for (int i = 0; i < 2; i++) {
            form(as(director), kept).post(again.attr("action")).then().statusCode(303);
        }
        assertEquals(1, threads("After the end"));
    }

    @Test
    void aSessionThatIsNoneAnyMoreIsAnsweredInTheSameWay() {
        form(anonymous().cookie("q_session", "broken"), Map.of("title", "With a broken cookie", "body", "Words"))
                .post(THREADS)
                .then()
                .statusCode(403)
                .body(containsString("With a broken cookie"));
    }

    @Test
    void aBrowserThatNamesOnlyTheOriginIsHeldForToo() {
        for (Map.Entry<String, Integer> origin : Map.of(
                        "http://localhost:" + RestAssured.port, 403, "https://elsewhere.example", 302)
                .entrySet()) {
            anonymous()
                    .header("Origin", origin.getKey())
                    .contentType(ContentType.URLENC)
                    .formParam("body", "Words of mine")
                    .post(THREADS)
                    .then()
                    .statusCode(origin.getValue());
        }
    }

    @Test
    void somebodyElseCannotSendIt() {
        String token = formToken(Fixtures.director("Ella Ended", "VT"), THREADS + "/new");
        Somebody other = Fixtures.director("Otto Other", "NH");

        form(as(other), Map.of("form", token, "title", "Not mine", "body", "Words"))
                .post(THREADS)
                .then()
                .statusCode(403);

        assertEquals(0, threads("Not mine"));
    }

    @Test
    void whatComesFromElsewhereIsNotShown() {
        anonymous()
                .header("Sec-Fetch-Site", "cross-site")
                .contentType(ContentType.URLENC)
                .formParam("body", "Planted words")
                .post(THREADS)
                .then()
                .statusCode(302)
                .body(not(containsString("Planted words")));
    }

    @Test
    void aFileHasToBeChosenAgain() {
        anonymous()
                .header("Sec-Fetch-Site", "same-origin")
                .multiPart("photo", file("me.png", new byte[] {1}))
                .post("/settings/photo")
                .then()
                .statusCode(403)
                .body(containsString("choose the file again"));
    }

    private static RequestSpecification form(RequestSpecification by, Map<String, String> fields) {
        return by.header("Sec-Fetch-Site", "same-origin")
                .contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParams(fields);
    }

    private static long threads(String title) {
        return Fixtures.number("select count(*) from thread where title = ?", title);
    }
}
