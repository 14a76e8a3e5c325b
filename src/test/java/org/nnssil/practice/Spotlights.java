package org.nnssil.practice;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;

/** Makes spotlights as people do, through the API. */
final class Spotlights {

    private Spotlights() {}

    /** A word that nothing else in the shared database has. */
    static String word() {
        return "w"
                + UUID.randomUUID()
                        .toString()
                        .replace("-", "")
                        .replaceAll("[0-9]", "")
                        .concat("qzx");
    }

    static Somebody reviewer() {
        Somebody somebody = Fixtures.person("Rhea Reviewer", "OH");
        Fixtures.join(somebody, Viewer.NATIONAL, Reach.CORE, Viewer.REVIEWER);
        return somebody;
    }

    /** All that is needed to submit, with this word in it. */
    static Map<String, Object> json(String word) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("title", "Review panels for " + word);
        fields.put("situation", "Plans reached the state unread.");
        fields.put("whatWeDid", "Panels from several offices read each plan with the school.");
        fields.put("whatCame", "Plans were rewritten around fewer goals.");
        fields.put("outcome", "partly_worked");
        fields.put("principles", List.of(1, 5));
        return fields;
    }

    static Response post(Somebody author, Map<String, Object> json) {
        return RestAssured.given()
                .auth()
                .oauth2(author.token())
                .contentType(ContentType.JSON)
                .body(json)
                .post("/api/v1/practices");
    }

    static String draft(Somebody author, Map<String, Object> json) {
        return post(author, json).then().statusCode(201).extract().path("id");
    }

    static String submitted(Somebody author, Map<String, Object> json) {
        String id = draft(author, json);
        act(author, id, "submission").then().statusCode(200);
        return id;
    }

    static String published(Somebody author, Map<String, Object> json) {
        String id = submitted(author, json);
        act(Fixtures.coordinator(), id, "publication").then().statusCode(200);
        return id;
    }

    static Response act(Somebody somebody, String id, String act) {
        return RestAssured.given().auth().oauth2(somebody.token()).post("/api/v1/practices/" + id + "/" + act);
    }
}
