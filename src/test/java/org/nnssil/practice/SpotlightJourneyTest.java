package org.nnssil.practice;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

@QuarkusTest
class SpotlightJourneyTest extends NetworkTest {

    @Test
    void aSpotlightIsWrittenReturnedMendedPublishedAndFoundByAnotherState() {
        String word = Spotlights.word();
        Somebody author = Fixtures.director("Mina Author", "MS");
        Somebody coordinator = Fixtures.coordinator();

        Response saved = submit(author, "/practices/new", "/practices", fields(word));
        saved.then().statusCode(303);
        String path = path(saved);
        as(author)
                .get(path)
                .then()
                .statusCode(200)
                .body(containsString("This is how it will look"), containsString("Submit for review"));

        submit(author, path, path + "/submission", Map.of()).then().statusCode(303);
        assertTrue(as(coordinator).get("/practices/review").asString().contains(word));
        assertEquals(1, mails("PRACTICE_SUBMITTED", path, coordinator));

        submit(coordinator, path, path + "/return", Map.of("note", "Say what **shows** it, " + word))
                .then()
                .statusCode(303);
        assertEquals(1, mails("PRACTICE_RETURNED", path, author));
        Document returned = Jsoup.parse(as(author).get(path).asString());
        assertEquals("shows", returned.select(".quote strong").text());
        assertTrue(as(author).get("/practices/mine").asString().contains("Returned"));

        Map<String, Object> mended = fields(word);
        mended.put("whatCame", "Of 120 plans, 41 passed at once.");
        mended.put("version", version(author, path));
        mended.put("act", "submit");
        submit(author, path + "/edit", path, mended).then().statusCode(303);
        submit(coordinator, path, path + "/publication", Map.of()).then().statusCode(303);
        assertEquals(1, mails("PRACTICE_PUBLISHED", path, author));

        Somebody elsewhere = Fixtures.extended("Olga Other", "WY");
        as(elsewhere).get(path).then().statusCode(200).body(containsString("41 passed at once"));
        for (String query : List.of(
                "q=" + word,
                "q=" + word + "&outcome=worked",
                "q=" + word + "&principle=5",
                "q=" + word + "&tier=promising",
                "q=" + word + "&jurisdiction=MS",
                "q=" + word + "&level=district",
                "q=" + word + "&students=low_income",
                "q=" + word + "&setting=rural",
                "q=" + word + "&area=leadership",
                "q=" + word + "&lever=principal",
                "q=" + word + "&state_action=regional_services",
                "q=" + word + "&identified_as=csi")) {
            as(elsewhere).get("/practices?" + query).then().statusCode(200).body(containsString(path));
        }
        for (String query : List.of("outcome=did_not_work", "principle=9", "jurisdiction=WY", "setting=urban")) {
            as(elsewhere)
                    .get("/practices?q=" + word + "&" + query)
                    .then()
                    .statusCode(200)
                    .body(not(containsString(path)));
        }
    }

    @Test
    void aFormWithGapsComesBackWithAllThatWasTyped() {
        Somebody author = Fixtures.director("Mina Author", "MS");
        Map<String, Object> fields = fields(Spotlights.word());
        fields.remove("outcome");
        fields.put("whatCame", " ");
        fields.put("act", "submit");

        Response refused = submit(author, "/practices/new", "/practices", fields);

        refused.then().statusCode(422);
        Document page = Jsoup.parse(refused.asString());
        assertEquals(2, page.select(".errors li").size());
        assertEquals(fields.get("title"), page.selectFirst("[name=title]").val());
        assertEquals(
                fields.get("situation"),
                page.selectFirst("[name=situation]").wholeText().strip());
        assertEquals(
                List.of("1", "5"), page.select("[name=principles][checked]").eachAttr("value"));
        assertEquals(List.of("district"), page.select("[name=levels][checked]").eachAttr("value"));
    }

    @Test
    void anEditOfAnOlderVersionIsToldAndTheTextIsKept() {
        Somebody author = Fixtures.director("Mina Author", "TN");
        Somebody colleague = Fixtures.director("Carl Colleague", "TN");
        String path = "/practices/" + Spotlights.draft(author, Spotlights.json(Spotlights.word()));
        String seen = version(author, path);
        Map<String, Object> first = fields("first");
        first.put("version", seen);
        submit(colleague, path + "/edit", path, first).then().statusCode(303);

        Map<String, Object> second = fields("second");
        second.put("version", seen);
        Response refused = submit(author, path + "/edit", path, second);

        refused.then().statusCode(409).body(containsString("Somebody else saved this spotlight"));
        Document page = Jsoup.parse(refused.asString());
        assertEquals(
                "Review panels for second", page.selectFirst("[name=title]").val());
        second.put("version", page.selectFirst("[name=version]").val());
        submit(author, path + "/edit", path, second).then().statusCode(303);
        as(author).get(path).then().body(containsString("Review panels for second"));
    }

    @Test
    void whatIsPublishedStaysUntilAProposedChangeIsAgreedTo() {
        String word = Spotlights.word();
        Somebody author = Fixtures.director("Mina Author", "MS");
        Somebody coordinator = Fixtures.coordinator();
        Somebody reader = Fixtures.extended("Rita Reader", "AL");
        String path = "/practices/" + Spotlights.published(author, Spotlights.json(word));
        submit(author, path, path, fields("overwritten")).then().statusCode(409);

        String change = path(submit(author, path, path + "/changes", Map.of())).replace("/edit", "");
        assertEquals(
                change, path(submit(author, path, path + "/changes", Map.of())).replace("/edit", ""));
        Map<String, Object> changed = fields(word + " changed");
        changed.put("version", version(author, change));
        changed.put("act", "submit");
        submit(author, change + "/edit", change, changed).then().statusCode(303);

        as(reader).get(path).then().statusCode(200).body(not(containsString(word + " changed")));
        as(reader).get(change).then().statusCode(404);
        submit(coordinator, change, change + "/publication", Map.of()).then().statusCode(303);
        as(reader).get(path).then().statusCode(200).body(containsString(word + " changed"), containsString("Changed "));
        as(author).get(change).then().statusCode(404);
        as(reader)
                .get("/practices?q=" + word + "&setting=rural")
                .then()
                .body(containsString(path), containsString("1 spotlight<"));
    }

    @Test
    void whatIsWithdrawnLeavesItsReasonForThoseWhoCitedIt() {
        String word = Spotlights.word();
        Somebody author = Fixtures.director("Mina Author", "GU");
        Somebody coordinator = Fixtures.coordinator();
        Somebody reader = Fixtures.extended("Rita Reader", "AL");
        String path = "/practices/" + Spotlights.published(author, Spotlights.json(word));
        submit(coordinator, path, path + "/withdrawal", Map.of("reason", " "))
                .then()
                .statusCode(422)
                .body(containsString("Fill this in."));

        submit(coordinator, path, path + "/withdrawal", Map.of("reason", "A district asked for it."))
                .then()
                .statusCode(303);

        as(reader)
                .get(path)
                .then()
                .statusCode(200)
                .body(containsString("A district asked for it."), not(containsString("Panels from several offices")));
        as(reader)
                .get("/api/v1" + path)
                .then()
                .body("status", equalTo("withdrawn"), "whatWeDid", equalTo(""), "situation", equalTo(""));
        as(reader).get("/practices?q=" + word).then().body(not(containsString(path)));
        assertEquals(1, mails("PRACTICE_WITHDRAWN", path, author));
        as(Fixtures.outsider()).get(path).then().statusCode(404);
    }

    @Test
    void aFormSentTwiceMakesOneAndWithOtherWordsAnother() {
        String word = Spotlights.word();
        Somebody author = Fixtures.director("Mina Author", "IA");
        Map<String, Object> fields = fields(word);
        fields.put("form", formToken(author, "/practices/new"));

        String first = path(send(author, "/practices", fields));
        String again = path(send(author, "/practices", fields));
        fields.put("title", "Another " + word);
        String other = path(send(author, "/practices", fields));

        assertEquals(first, again);
        assertEquals(2, Fixtures.number("select count(*) from practice where title like ?", "%" + word));
        assertTrue(!first.equals(other));
    }

    @Test
    void takenBackItIsADraftAgainAndADraftIsDiscarded() {
        Somebody author = Fixtures.director("Mina Author", "IA");
        String path = "/practices/" + Spotlights.submitted(author, Spotlights.json(Spotlights.word()));

        submit(author, path, path + "/withdrawal", Map.of()).then().statusCode(303);
        as(author).get(path).then().body(containsString("Only the core members of Iowa see it"));
        submit(author, path, path + "/withdrawal", Map.of()).then().statusCode(303);
        as(author).get(path).then().statusCode(404);
    }

    @Test
    void theCoordinatorChoosesTheJurisdictionAndOthersDoNot() {
        Somebody coordinator = Fixtures.coordinator();
        Map<String, Object> fields = fields(Spotlights.word());
        submit(coordinator, "/practices/new", "/practices", fields)
                .then()
                .statusCode(422)
                .body(containsString("Choose the jurisdiction"));
        fields.put("jurisdiction", "ZZ");
        submit(coordinator, "/practices/new", "/practices", fields).then().statusCode(422);
        fields.put("jurisdiction", "PR");
        String path = path(submit(coordinator, "/practices/new", "/practices", fields));
        as(coordinator).get(path).then().body(containsString("Puerto Rico"));

        Somebody author = Fixtures.director("Mina Author", "IA");
        submit(author, "/practices/new", "/practices", fields).then().statusCode(422);
        fields.remove("jurisdiction");
        String own = path(submit(author, "/practices/new", "/practices", fields));
        as(author).get(own).then().body(containsString("Iowa"), not(containsString("Puerto Rico")));

        as(Fixtures.director("Center Staff", null)).get("/practices/new").then().statusCode(409);
    }

    private static Map<String, Object> fields(String word) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("title", "Review panels for " + word);
        fields.put("situation", "Plans reached the state unread.\r\nNobody was content.");
        fields.put("whatWeDid", "Panels from several offices read each plan with the school.");
        fields.put("whatCame", "Plans were rewritten around fewer goals.");
        fields.put("outcome", "worked");
        fields.put("principles", List.of("1", "5"));
        fields.put("tier", "promising");
        fields.put("tierBasis", "A correlational study in rural districts, rated by the state's evaluation office.");
        fields.put("levels", List.of("district"));
        fields.put("students", List.of("low_income"));
        fields.put("settings", List.of("rural"));
        fields.put("areas", List.of("leadership"));
        fields.put("levers", List.of("principal"));
        fields.put("stateActions", List.of("regional_services"));
        fields.put("identifiedAs", List.of("csi"));
        return fields;
    }

    private static String path(Response answer) {
        answer.then().statusCode(303);
        return answer.getHeader("Location").replaceFirst("^https?://[^/]+", "");
    }

    private static String version(Somebody somebody, String path) {
        return Jsoup.parse(as(somebody).get(path + "/edit").asString())
                .selectFirst("[name=version]")
                .val();
    }

    private static long mails(String kind, String path, Somebody to) {
        return Fixtures.number(
                "select count(*) from mail_outbox o join mail_body b on b.id = o.body_id"
                        + " where o.kind = ? and o.person_id = ? and b.text like ?",
                kind,
                to.id(),
                "%" + path + "%");
    }
}
