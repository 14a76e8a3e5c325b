package org.nnssil.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.NetworkTest;

/** A letter written as text is shown as it was written, and its links can be pressed. */
@QuarkusTest
class StationeryTest extends NetworkTest {

    @Inject
    Stationery stationery;

    @ConfigProperty(name = "network.base-url")
    String baseUrl;

    @Test
    void theWordsAreTheSameAndMarkupInThemIsText() {
        Document mail = html("Dear Ana & Ben,\n\n<b>Two</b> lines\nof one paragraph.\n");

        assertEquals("Dear Ana & Ben,", mail.select("div div p").get(0).text());
        assertEquals(
                "<b>Two</b> lines of one paragraph.",
                mail.select("div div p").get(1).text());
        assertEquals(0, mail.select("b").size());
    }

    @Test
    void anAddressOfOursOnALineOfItsOwnIsAButton() {
        Document mail = html("Read this:\n\n" + baseUrl + "/nominations/1\n\nThank you.");

        assertEquals(
                "Open the page",
                mail.select("a[href=" + baseUrl + "/nominations/1]").text());
    }

    @Test
    void aLinkOfOursAfterWordsStandsBehindThem() {
        Document mail = html(
                "Approve as core: %s/decisions/1\nDecline: %s/decisions/2\n\n- Next: a session, 8 Dec\n  %s/webinars/1"
                        .formatted(baseUrl, baseUrl, baseUrl));

        assertEquals("Approve as core", mail.select("a").get(0).text());
        assertEquals(baseUrl + "/decisions/2", mail.select("a").get(1).attr("href"));
        assertEquals("Next: a session, 8 Dec", mail.select("a").get(2).text());
    }

    /** People write into letters: what leads elsewhere must say where. */
    @Test
    void anAddressOfAnybodyElseIsShownInFull() {
        Document mail = html("Sign in here: https://evil.example/network\n\nhttps://evil.example/alone");

        mail.select("a").forEach(link -> assertEquals(link.attr("href"), link.text()));
        assertEquals(2, mail.select("a").size());
    }

    @Test
    void marksAreFilledForEachReader() {
        String html = stationery.html("Invited", "Dear %%NAME%%,\n\n%%LINK%%\n");

        String filled =
                Marks.inHtml(html, java.util.Map.of("NAME", "<Ana>", "LINK", baseUrl + "/invitations/x?a=1&b=2"));

        Document mail = Jsoup.parse(filled);
        assertTrue(mail.text().contains("Dear <Ana>,"));
        assertEquals(
                baseUrl + "/invitations/x?a=1&b=2",
                mail.select("a:contains(Open the page)").attr("href"));
    }

    private Document html(String text) {
        return Jsoup.parse(stationery.html("Subject", text));
    }
}
