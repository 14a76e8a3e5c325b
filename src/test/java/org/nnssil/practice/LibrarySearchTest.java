package org.nnssil.practice;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

@QuarkusTest
class LibrarySearchTest extends NetworkTest {

    private final Somebody reader = Fixtures.extended("Rita Reader", "AL");

    @Test
    void eachCountIsTheTotalOfTheListItsLinkLeadsTo() {
        String word = Spotlights.word();
        Somebody mississippi = Fixtures.director("Mina", "MS");
        Somebody guam = Fixtures.director("Gus", "GU");
        publish(mississippi, word, "worked", List.of(1, 4));
        publish(mississippi, word, "did_not_work", List.of(4));
        publish(guam, word, "worked", List.of(4));

        for (String chosen :
                List.of("", "&outcome=worked", "&principle=4&jurisdiction=MS", "&outcome=did_not_work&principle=1")) {
            JsonPath found = find("q=" + word + chosen);
            assertEquals(found.getInt("total"), found.getList("items").size(), chosen);
            Map<String, List<Map<String, Object>>> facets = found.getMap("facets");
            facets.forEach((facet, values) -> values.forEach(value -> assertEquals(
                    value.get("count"),
                    find("q=" + word + replaced(chosen, facet, String.valueOf(value.get("value"))))
                            .getInt("total"),
                    chosen + " then " + facet + "=" + value)));
        }
    }

    @Test
    void thePageShowsTheSameCountsAsLinksThatNarrow() {
        String word = Spotlights.word();
        Somebody author = Fixtures.director("Mina", "MS");
        publish(author, word, "worked", List.of(1));
        publish(author, word, "did_not_work", List.of(2));

        Document page = Jsoup.parse(as(reader).get("/practices?q=" + word).asString(), "http://x/practices");
        Element link = page.select(".facets a").stream()
                .filter(a -> a.text().startsWith("Did not work"))
                .findFirst()
                .orElseThrow();
        assertEquals("1", link.selectFirst(".n").text());
        Document narrowed =
                Jsoup.parse(as(reader).get("/practices" + link.attr("href")).asString());

        assertEquals(1, narrowed.select(".rows > li").size());
        assertTrue(narrowed.select(".chosen a").text().contains("Outcome: did not work"));
        assertEquals("Did not work 1", narrowed.select(".facets [aria-current]").text());
        assertTrue(narrowed.select(".facets").text().contains("Worked 1"), "the other outcome can still be chosen");
        assertEquals("Did not work", narrowed.selectFirst(".rows li .badge").text());
    }

    @Test
    void aListIsReadToItsEndWithEachOnce() {
        String word = Spotlights.word();
        Somebody author = Fixtures.director("Mina", "MS");
        for (int i = 0; i < 5; i++) {
            publish(author, word, "worked", List.of(1));
        }
        List<String> ids = new ArrayList<>();
        String next = "";
        for (int part = 0; part < 3; part++) {
            JsonPath found = find("q=" + word + "&limit=2" + next);
            ids.addAll(found.getList("items.id"));
            assertEquals(5, found.getInt("total"));
            next = "&after=" + found.getString("next");
        }

        assertEquals(5, ids.stream().distinct().count());
        assertEquals(5, ids.size());
        assertEquals("&after=null", next);
        assertTrue(as(reader).get("/practices?limit=2&q=" + word).asString().contains("More &rarr;"));
    }

    @Test
    void whatHasTheWordsInItsTitleComesFirst() {
        String word = Spotlights.word();
        Somebody author = Fixtures.director("Mina", "MS");
        Map<String, Object> inText = Spotlights.json("something else");
        inText.put("situation", "Here it is only mentioned: " + word);
        String titled = publish(author, word, "worked", List.of(1));
        String mentioned = Spotlights.published(author, inText);

        assertEquals(List.of(titled, mentioned), find("q=" + word).getList("items.id"));
    }

    @Test
    void aMisspeltOrPartialWordFindsWhatComesClose() {
        Somebody author = Fixtures.director("Mina", "MS");
        Map<String, Object> json = Spotlights.json("x");
        json.put("title", "Quetzalcoatlus nesting");
        String id = Spotlights.published(author, json);

        for (String typed : List.of("quetzalcoatlas", "quetzalcoat", "Quetzlcoatlus")) {
            as(reader)
                    .get("/practices?q=" + typed)
                    .then()
                    .statusCode(200)
                    .body(containsString("These come close"), containsString(id));
        }
        as(reader)
                .get("/practices?q=quetzalcoatlus")
                .then()
                .body(containsString(id), not(containsString("come close")));
    }

    @Test
    void theNameOfAJurisdictionFindsWhatItPosted() {
        Somebody author = Fixtures.director("Pat", "MP");
        String id = publish(author, Spotlights.word(), "worked", List.of(1));

        assertTrue(find("q=northern mariana islands").getList("items.id").contains(id));
    }

    @Test
    void theNameOfAJurisdictionIsOneOfTheWords() {
        String word = Spotlights.word();
        String theirs = publish(Fixtures.director("Pat", "MP"), word, "worked", List.of(1));
        publish(Fixtures.director("Mina", "MS"), word, "worked", List.of(1));

        assertEquals(List.of(theirs), find("q=" + word + " northern mariana").getList("items.id"));
    }

    @Test
    void aMisspeltJurisdictionFindsWhatItPosted() {
        String id = publish(Fixtures.director("Mina", "MS"), Spotlights.word(), "worked", List.of(1));

        assertTrue(find("q=mississipi").getList("items.id").contains(id));
    }

    @Test
    void anyTextCanBeSearched() {
        for (String q : List.of(
                "%00",
                "%E2%80%8F%D7%A9%D7%9C%D7%95%D7%9D",
                "%F0%9F%99%82",
                "%27%22%3B--",
                "%28%28%28",
                "%3A*%20%26%20%7C%20%21",
                "%5C",
                "or%20and%20not%20-%22",
                "%22",
                "%ED%A0%80",
                "a".repeat(3000),
                "%F0%9F%99%82".repeat(250),
                "%20%20",
                "%25",
                "the")) {
            as(reader).urlEncodingEnabled(false).get("/practices?q=" + q).then().statusCode(200);
            as(reader)
                    .urlEncodingEnabled(false)
                    .get("/api/v1/practices?q=" + q)
                    .then()
                    .statusCode(200);
        }
        assertEquals(
                " שלום <b>",
                Jsoup.parse(as(reader)
                                .queryParam("q", " שלום <b>")
                                .get("/practices")
                                .asString())
                        .selectFirst("#q")
                        .val());
    }

    @Test
    void whatCannotBeAskedForIsNamed() {
        for (String query : List.of(
                "limit=0",
                "limit=101",
                "limit=x",
                "limit=",
                "after=zz",
                "after=",
                "after=%00",
                "principle=11",
                "principle=%00",
                "outcome=great",
                "tier=gold",
                "jurisdiction=%27",
                "level=planet")) {
            String field = query.substring(0, query.indexOf('='));
            as(reader)
                    .urlEncodingEnabled(false)
                    .get("/api/v1/practices?" + query)
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("errors." + field, not(equalTo(null)));
            as(reader)
                    .urlEncodingEnabled(false)
                    .get("/practices?" + query)
                    .then()
                    .statusCode(422);
        }
        for (String id : List.of("x", "%00", "00000000-0000-0000-0000-00000000000g", "..%2f", "%F0%9F%99%82")) {
            as(reader).urlEncodingEnabled(false).get("/practices/" + id).then().statusCode(404);
            as(reader)
                    .urlEncodingEnabled(false)
                    .get("/api/v1/practices/" + id)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void theOtherSpellingsOfTheDomainAreUnderstood() {
        as(reader)
                .get("/api/v1/practices?outcome=too_early_to_say&tier=demonstrates_a_rationale&jurisdiction=ms")
                .then()
                .statusCode(200);
    }

    private JsonPath find(String query) {
        return as(reader)
                .get("/api/v1/practices?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String publish(Somebody author, String word, String outcome, List<Integer> principles) {
        Map<String, Object> json = Spotlights.json(word);
        json.put("outcome", outcome);
        json.put("principles", principles);
        return Spotlights.published(author, json);
    }

    private static String replaced(String chosen, String facet, String value) {
        return chosen.replaceAll("&" + facet + "=[^&]*", "") + "&" + facet + "=" + value;
    }
}
