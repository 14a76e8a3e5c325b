package org.nnssil.web;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private static final Set<String> ATTRIBUTES = Set.of("href", "rel", "start", "align");

    private final Markdown markdown = new Markdown();

    @Test
    void proseTablesAndBareLinksAreRendered() {
        Document page = Jsoup.parse(
                markdown.html(
                        """
                # What we did
                Panels **approved** the plans, see https://example.org/a?b=1&c=2 .

                3. three
                4. four

                | School | Plans |
                |:--|--:|
                | A | 12 |
                """));

        assertEquals("What we did", page.selectFirst("h3").text());
        assertEquals("approved", page.selectFirst("strong").text());
        assertEquals("https://example.org/a?b=1&c=2", page.selectFirst("a").attr("href"));
        assertEquals(
                Set.of("nofollow", "noopener", "ugc"),
                Set.of(page.selectFirst("a").attr("rel").split(" ")));
        assertEquals("3", page.selectFirst("ol").attr("start"));
        assertEquals("right", page.select("td").get(1).attr("align"));
    }

    @Test
    void htmlIsShownAsItWasTyped() {
        assertEquals(
                "<p>A <b>bold</b> & <script>",
                Jsoup.parse(markdown.html("<p>A <b>bold</b> & <script>")).text());
    }

    @Test
    void anAddressInAngleBracketsIsALink() {
        Document page = Jsoup.parse(markdown.html("See <https://example.org/a> and <not this> & 1 < 2"));

        assertEquals("See https://example.org/a and <not this> & 1 < 2", page.text());
        assertEquals("https://example.org/a", page.selectFirst("a").attr("href"));
    }

    @Test
    void aPictureLeavesItsWords() {
        Document page = Jsoup.parse(markdown.html("Before ![the *chart*](https://example.org/x.png) after"));

        assertTrue(page.select("img").isEmpty());
        assertEquals("Before the chart after", page.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](data:text/html,<script>alert(1)</script>)",
                "<javascript:alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<img src=x onerror=alert(1)>",
                "[x](https://a.example/\" onmouseover=\"alert(1))",
                "![x](x\" onerror=\"alert(1))",
                "| <svg onload=alert(1)> |\n|--|\n| <style>*{}</style> |",
                "```\"><script>alert(1)</script>\nx\n```",
                "{{constructor.constructor('alert(1)')()}}"
            })
    void nothingRuns(String attack) {
        assertHarmless(attack);
    }

    @Test
    void whatIsNotPartOfProseIsNeverLetThrough() {
        for (String element :
                new String[] {"form", "input", "iframe", "object", "math", "svg", "template", "base", "meta"}) {
            assertHarmless("<" + element + " onfocus=alert(1) autofocus formaction=javascript:alert(1)>\n\n*x*");
        }
    }

    /** The published attacks that DOMPurify is tested with, as HTML and inside Markdown. */
    @Test
    void noneOfTheKnownAttacksOnSanitizersGetsThrough() throws IOException {
        JsonNode attacks;
        try (InputStream in = MarkdownTest.class.getResourceAsStream("dompurify/payloads.json")) {
            attacks = new ObjectMapper().readTree(in);
        }
        assertTrue(attacks.size() > 200);
        for (JsonNode attack : attacks) {
            String payload = attack.get("payload").asText();
            assertHarmless(payload);
            assertHarmless(
                    "# " + payload + "\n\n| a |\n|--|\n| " + payload.replace("\n", " ") + " |\n\n[x](" + payload + ")");
            assertHarmless("[" + payload + "](https://example.org \"" + payload + "\") ![" + payload + "](x)");
        }
    }

    @Test
    void textIsTheWordsAlone() {
        assertEquals("What\n\nSee plans\n\none\n\ntwo", markdown.text("# What\nSee **plans**\n\none\n\ntwo"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "*a **b ",
                "![",
                "> ",
                ">",
                "- ",
                "`a``b",
                "<",
                "|",
                "a*",
                "[a](",
                "_a *b",
                "1. ",
                "&#x",
                "(",
                "<a ",
                "\\",
                "http://a",
                "*_",
                "[a][b]",
                "\t",
                "#",
                "\0",
                "\u202e"
            })
    void pathologicalTextIsBoundedInTime(String piece) {
        String attack = piece.repeat(Markdown.LONGEST / piece.length());

        assertTimeoutPreemptively(ofSeconds(60), () -> assertHarmless(attack));
        assertTimeoutPreemptively(ofSeconds(60), () -> assertHarmless((piece + "\n").repeat(Markdown.LONGEST / 8)));
        assertTimeoutPreemptively(ofSeconds(60), () -> markdown.text(attack));
    }

    @Test
    void textBeyondTheLimitIsShownAsTyped() {
        String endless = "<b>*x*</b>\n".repeat(Markdown.LONGEST / 5);

        assertTrue(Jsoup.parse(markdown.html(endless)).text().startsWith("<b>*x*</b> <b>*x*"));
    }

    private void assertHarmless(String source) {
        Document page = Jsoup.parse(markdown.html(source));
        for (Element element : page.body().select("*")) {
            if (element == page.body()) {
                continue;
            }
            assertTrue(
                    "p h3 h4 h5 h6 ul ol li blockquote pre code em strong br hr a table thead tbody tr th td"
                            .contains(element.normalName()),
                    element::outerHtml);
            for (Attribute attribute : element.attributes()) {
                assertTrue(ATTRIBUTES.contains(attribute.getKey()), element::outerHtml);
            }
            String href = element.attr("href").toLowerCase(Locale.ROOT);
            assertFalse(href.contains(":") && !href.matches("(https?|mailto):.*"), element::outerHtml);
        }
    }
}
