package org.nnssil.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Variant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

/** The shell and the tags as the application serves them; {@link PageShellTest} has the particulars. */
@QuarkusTest
class ShellInQuarkusTest extends NetworkTest {

    public record Amounts(int one, long many) {}

    @Inject
    Engine engine;

    @Test
    void anAbsentPageStandsInTheShell() {
        Response answer = anonymous().accept("text/html").get("/nothing/here?a=1");
        Document page = Jsoup.parse(answer.asString());

        assertEquals(404, answer.statusCode());
        assertEquals("There is nothing here", page.selectFirst("main h1").text());
        assertEquals("Main", page.selectFirst("nav").attr("aria-label"));
        assertTrue(page.selectFirst("footer").text().contains("Eastern time"));
        assertTrue(page.selectFirst(".who a").attr("href").startsWith("/sign-in?to=%2Fnothing%2Fhere"));
    }

    @Test
    void anAddressThatLeadsNowhereLooksToAMemberAsEveryPageDoes() {
        Somebody member = Fixtures.director("Nora Nowhere", "VT");

        for (Response answer :
                List.of(as(member).get("/nothing/here"), as(member).delete("/webinars"))) {
            Document page = Jsoup.parse(answer.asString());
            assertTrue(answer.statusCode() >= 400);
            assertEquals("/settings", page.selectFirst(".who a").attr("href"));
            assertTrue(page.select("a[href^=/sign-in]").isEmpty());
        }
    }

    @Test
    void theMenuNamesOnlyWhatOpens() {
        Somebody sub = Fixtures.person("Sue Subcommunity", "OH");
        Fixtures.join(sub, Fixtures.community("menu-" + UUID.randomUUID(), "Menu Circle"), Reach.MEMBERS);

        for (Somebody somebody :
                List.of(Fixtures.outsider(), sub, Fixtures.extended("Etta Extended", "OH"), Fixtures.coordinator())) {
            Document home = Jsoup.parse(as(somebody).get("/").asString());
            for (String link : home.select("header a, nav.contents a, footer a").eachAttr("href")) {
                assertEquals(
                        200,
                        as(somebody).get(link.replaceFirst("#.*", "")).statusCode(),
                        somebody.email() + " at " + link);
            }
        }
    }

    @Test
    void whatTheShellLinksToIsServed() {
        Document page =
                Jsoup.parse(anonymous().accept("text/html").get("/nothing/here").asString());

        for (String asset : page.select("link[rel=stylesheet], link[rel=icon]").eachAttr("href")) {
            assertEquals(200, anonymous().get(asset).statusCode(), asset);
        }
        for (String script : page.select("script").eachAttr("src")) {
            assertEquals(200, anonymous().get(script).statusCode(), script);
        }
    }

    @Test
    void theTagsWorkWithTheApplicationsOwnEngine() {
        Map<String, String> errors = new LinkedHashMap<>();
        errors.put("startsAt", "Fill this in.");
        String source =
                """
                {#errors errors /}{#field name="startsAt" label="Starts" value=none errors=errors required=true /}
                {#choices name="zone" label="Zone" options=options /}{#time when /}{#day day /}{#tilemap map /}
                {count:of(2, 'reply', 'replies')} {count:of(zero, 'reply', 'replies')} {count:of(amounts.one, 'reply', 'replies')}
                {count:number(amounts.many)} {url:encode('a b&c')} {markdown:html('**x**')}
                """;
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("errors", errors);
        data.put("none", null);
        data.put("zero", 0L);
        data.put("amounts", new Amounts(1, 1_204L));
        data.put("options", List.of(new Choice("a", "A", true)));
        data.put("when", new TimeView("Tue 12 Jan 2027, 2:00 pm ET", "2:00 pm ET", "2027-01-12T19:00:00Z", true));
        data.put("day", new DayView("Jan", "12", "Tue", "2027", "2027-01-12"));
        data.put("map", TileMap.ofAmounts("Two", "People", List.of(new Tile("MS", "Mississippi", 2, "2", null))));

        Document page = Jsoup.parse(engine.parse(source, Variant.forContentType("text/html"), "tags-under-test")
                .render(data));

        assertEquals("Starts at: Fill this in.", page.selectFirst(".errors a").text());
        assertEquals("true", page.selectFirst("#f-startsAt").attr("aria-invalid"));
        assertEquals("a", page.selectFirst("input[checked]").attr("value"));
        assertEquals("Tue 12 Jan 2027, 2:00 pm ET", page.selectFirst("time").text());
        assertEquals("MS", page.selectFirst("svg text").text());
        assertTrue(page.text().contains("2 replies no replies 1 reply 1,204 a+b%26c x"), page::text);
    }
}
