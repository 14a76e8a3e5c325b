package org.nnssil.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.nnssil.web.TemplateKit.Request;

class PageShellTest {

    @Test
    void aPageHasItsTitleItsPlaceAndNothingInline() {
        Document page = page(
                Request.ofVisitor(),
                "{#include web/page title=\"Webinars\" section=\"webinars\"}{#lead}<p>One a month.</p>{/lead}<p id=x>Body</p>{/include}",
                Map.of());

        assertEquals("Webinars · NNSSIL", page.title());
        assertEquals("Webinars", page.selectFirst("main h1").text());
        assertEquals("One a month.", page.selectFirst("main .lead").text());
        assertEquals("Body", page.selectFirst("main > #x").text());
        assertEquals("Webinars", page.select("nav [aria-current]").text());
        assertEquals(
                0, page.select("[style], style, script:not([src]), [onclick]").size());
        assertEquals("#main", page.selectFirst("a").attr("href"));
    }

    @Test
    void aVisitorIsOfferedToSignInAndComesBack() {
        Document page = page(Request.ofVisitor(), "{#include web/page title=\"x\"}{/include}", Map.of());

        assertEquals(
                "/sign-in?to=%2Fwebinars%3Fx%3D1%26y%3D2",
                page.selectFirst(".who a").attr("href"));
        assertTrue(page.select("form").isEmpty());
        assertFalse(page.select("nav").text().contains("Desk"));
        assertTrue(page.selectFirst(".lead").childNodes().isEmpty());
    }

    @Test
    void theCoordinatorHasADeskANoticeAndSignsOutByAForm() {
        Document page = page(
                Request.ofCoordinator(), "{#include web/page title=\"Desk\" section=\"desk\"}{/include}", Map.of());

        assertEquals("page", page.selectFirst("a[href=/desk]").attr("aria-current"));
        assertEquals("Saved.", page.selectFirst("[role=status]").text());
        assertEquals(
                "Sign out",
                page.selectFirst("form[action=/sign-out][method=post] button").text());
        assertTrue(page.selectFirst(".who").text().contains("Ada <Lovelace>"));
        assertTrue(page.selectFirst("footer").text().contains("Times are shown in Hawaii time"));
    }

    @Test
    void theDemonstrationSaysOnEveryPageThatItIsInventedAndARealNetworkDoesNot() {
        String shell = "{#include web/page title=\"x\"}{/include}";

        assertTrue(page(Request.ofCoordinator(), shell, Map.of())
                .selectFirst("[role=note]")
                .text()
                .contains("invented"));
        assertTrue(
                page(Request.ofVisitor(), shell, Map.of()).select("[role=note]").isEmpty());
    }

    @Test
    void theErrorPageSaysWhatToDo() {
        Document page = page(
                Request.ofVisitor(),
                "{#include web/error /}",
                Map.of("status", 500, "title", "Something broke", "words", "Try again.", "reference", "abc-1"));

        assertEquals("Something broke", page.selectFirst("h1").text());
        assertTrue(page.selectFirst("main").text().contains("Try again."));
        assertTrue(page.selectFirst("main").text().contains("abc-1"));
    }

    @Test
    void aFieldKeepsWhatWasTypedAndSaysWhatIsWrongBesideIt() {
        Document page = page(
                Request.ofVisitor(),
                """
                {#errors errors /}
                {#field name="title" label="Title" value=typed errors=errors hint="As it will be shown" required=true max=200 /}
                {#field name="story" label="Story" kind="textarea" value=typed errors=errors /}
                {#field name="zone" label="Zone" kind="select" options=options errors=errors /}
                {#field name="bare" label="Bare" /}
                """,
                Map.of(
                        "typed", "\n <b>\"&' é",
                        "errors", errors(),
                        "options", Choice.of(Map.of("a", "A&B"), "a")));

        assertEquals("\n <b>\"&' é", page.selectFirst("#f-title").attr("value"));
        assertEquals("h-title e-title", page.selectFirst("#f-title").attr("aria-describedby"));
        assertEquals("true", page.selectFirst("#f-title").attr("aria-invalid"));
        assertTrue(page.selectFirst("#f-title").hasAttr("required"));
        assertEquals("Fill this in.", page.selectFirst("#e-title").text());
        // A browser drops the first line break of a textarea, so one stands before what was typed.
        assertEquals("\n\n <b>\"&' é", page.selectFirst("#f-story").wholeText());
        assertFalse(page.selectFirst("#f-story").hasAttr("aria-invalid"));
        assertEquals("a", page.selectFirst("#f-zone option[selected]").attr("value"));
        assertEquals("", page.selectFirst("#f-bare").attr("value"));
        Element summary = page.selectFirst(".errors");
        assertEquals(List.of("#f-title", "#f-zone"), summary.select("a").eachAttr("href"));
        assertEquals("Title: Fill this in.", summary.selectFirst("a").text());
    }

    @Test
    void noErrorsNoSummary() {
        assertEquals(
                "",
                page(Request.ofVisitor(), "{#errors errors /}", Map.of("errors", Map.of()))
                        .body()
                        .html());
    }

    @Test
    void choicesKnowTheirLegendAndTheChosenOne() {
        Document page = page(
                Request.ofVisitor(),
                "{#choices name=\"outcome\" label=\"What came of it\" options=options errors=errors hint=\"One.\" /}"
                        + "{#check name=\"ok\" label=\"Fine\" checked=true /}",
                Map.of(
                        "options",
                        List.of(new Choice("w", "Worked", true, "Say how"), new Choice("n", "Did not", false)),
                        "errors",
                        Map.of()));

        assertEquals("What came of it", page.selectFirst("fieldset legend").text());
        assertEquals("w", page.selectFirst("input[checked][type=radio]").attr("value"));
        assertEquals(
                "Say how",
                page.selectFirst("#" + page.selectFirst("input").attr("aria-describedby"))
                        .text());
        assertTrue(page.selectFirst("#f-ok").hasAttr("checked"));
    }

    @Test
    void timesBadgesPagersAndMapsRender() {
        Document page = page(
                Request.ofVisitor(),
                """
                {#csrf /}{#time when /}{#day day /}{#badge words="Worked" tone="good" /}{#badge words="Draft" /}
                {#crumbs}<a href="/webinars">Webinars</a>{/crumbs}
                {#empty words="Nothing yet." action="Propose one" href="/webinars/new" /}
                {#pager next="/x?after=1" words="1 to 20 of 300" /}
                {#bar value=37 of=50 words="37 of 50 seats taken" /}
                {#tilemap map /}
                """,
                Map.of(
                        "when",
                                new TimeView(
                                        "Tue 12 Jan 2027, 9:00 am HST", "2:00 pm ET", "2027-01-12T19:00:00Z", false),
                        "day", new DayView("Jan", "12", "Tue", "2027", "2027-01-12"),
                        "map",
                                TileMap.ofEither(
                                        "1 of 2",
                                        "Seat",
                                        "filled",
                                        "vacant",
                                        List.of(
                                                new Tile(
                                                        "MS", "Mississippi", 1, "filled", "/directory?jurisdiction=MS"),
                                                new Tile("TN", "Tennessee", 0, "vacant", null)))));

        assertEquals(
                "Tue 12 Jan 2027, 9:00 am HST (2:00 pm ET)",
                page.selectFirst("time").text());
        assertEquals("token", page.selectFirst("input[type=hidden][name=form]").attr("value"));
        assertEquals("badge good", page.selectFirst(".badge").className());
        assertEquals("/x?after=1", page.selectFirst(".pager a[rel=next]").attr("href"));
        assertEquals(
                "filled",
                page.select(".tilemap tbody tr").get(0).selectFirst("td").text());
        assertEquals(2, page.select(".tilemap svg[role=group] rect").size());
    }

    private static Map<String, String> errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        errors.put("title", "Fill this in.");
        errors.put("zone", "Choose one of the options.");
        return errors;
    }

    private static Document page(Request request, String source, Map<String, Object> data) {
        return Jsoup.parse(TemplateKit.render(request, source, data));
    }
}
