package org.nnssil.discussion;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nnssil.security.Reach;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;

/** What people type is kept byte for byte or refused at its field, and shown as words whatever it pretends to be. */
@QuarkusTest
class PostTextTest extends DiscussionTest {

    private Circle circle;
    private Somebody ana;

    @BeforeEach
    void aMember() {
        circle = Circle.create();
        ana = Fixtures.person("Ana \"<b>Author</b>\" & Co", "MS");
        Fixtures.join(ana, circle.id(), Reach.CORE);
    }

    static List<String> texts() {
        return List.of(
                "plain",
                "\n\nleading blank lines\n",
                "\r\n\r\nlines\r\nas a browser sends them\r\n",
                "  spaces kept  \t",
                "👩🏽‍🏫 emoji with joiners 🇬🇺, and \uD83D\uDE00",
                "שלום, עולם \u202Eright to left\u202C العربية",
                "e\u0301 is not \u00e9, \uFEFF bom, \u2028 line, \u00a0 nbsp, \u200b zero",
                "control \u0001\u0008\u001b\u007f characters",
                "%%NAME%% {inject:page.formToken} {#if true} ${7*7} #{x}",
                "</textarea><script>alert(1)</script>",
                "x".repeat(ThreadDraft.LONGEST_BODY));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextComesBackByteForByte(String text) {
        String thread = start(ana, circle, "Bytes", text, Map.of());

        as(ana).get("/api/v1" + thread).then().body("posts[0].body", equalTo(text));
        assertEquals(
                text,
                Fixtures.rows("select body from post where thread_id = ?", id(thread))
                        .get(0)[0]);
        // An HTML parser reads every line end as \n and has no control characters to offer; the rest is the text
        // itself.
        String typed = typed(page(ana, thread + "/posts/1/edit"));
        assertEquals(text.replace("\r\n", "\n"), typed.replace("\r\n", "\n"));
        String json = as(ana).contentType("application/json")
                .body(Map.of("body", text))
                .post("/api/v1" + thread + "/posts")
                .then()
                .statusCode(201)
                .extract()
                .path("body");
        assertEquals(text, json);
    }

    @Test
    void aTitleComesBackByteForByte() {
        String title = " <i>Ünïcode</i> & \"quotes\" 'single' 🇬🇺 \u202Ertl ";

        String thread = start(ana, circle, title);

        as(ana).get("/api/v1" + thread).then().body("title", equalTo(title));
        Document read = page(ana, thread);
        assertEquals(title, read.selectFirst("h1").wholeText());
        assertEquals(0, read.select("h1 i, header b b").size());
        assertEquals(
                title,
                page(ana, thread + "/posts/1/edit")
                        .selectFirst("input[name=title]")
                        .val());
        assertEquals(
                title, page(ana, circle.threads()).selectFirst(".rows h3 a").wholeText());
    }

    @Test
    void whatCannotBeStoredIsRefusedAtItsFieldAndNothingTypedIsLost() {
        Map<String, String> typed =
                Map.of("title", "two\nlines", "body", "nul \0 here", "reach", "members", "confidential", "yes");

        Document refused = Jsoup.parse(submit(ana, circle.threads() + "/new", circle.threads(), typed)
                .then()
                .statusCode(422)
                .extract()
                .asString());

        assertTrue(refused.selectFirst("#e-title").text().contains("one line"));
        assertTrue(refused.selectFirst("#e-body").text().contains("NUL"));
        assertTrue(typed(refused).startsWith("nul "));
        assertNotNull(refused.selectFirst("input[name=confidential][checked]"));
        assertEquals(0, Fixtures.number("select count(*) from thread where community_id = ?", circle.id()));
    }

    @Test
    void theApiNamesTheField() {
        String thread = start(ana, circle, "Api");
        for (String body : List.of(
                "{}",
                "{\"body\": null}",
                "{\"body\": \" \\n\"}",
                "{\"body\": \"\\u0000\"}",
                "{\"body\": \"\\ud800\"}",
                "{\"body\": \"" + "x".repeat(ThreadDraft.LONGEST_BODY + 1) + "\"}")) {
            as(ana).contentType("application/json")
                    .body(body)
                    .post("/api/v1" + thread + "/posts")
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("errors", hasKey("body"));
        }
        as(ana).contentType("application/json")
                .body("{\"title\": \"a\\nb\"}")
                .post("/api/v1" + circle.threads())
                .then()
                .statusCode(422)
                .body("errors", hasKey("title"))
                .body("errors", hasKey("body"));
        for (String body : List.of("", "null", "[]", "{", "{\"body\": {}}", "{\"bodi\": \"x\"}")) {
            int status = as(ana).contentType("application/json")
                    .body(body)
                    .post("/api/v1" + thread + "/posts")
                    .statusCode();
            assertTrue(status == 400 || status == 422, body + " " + status);
        }
        assertEquals(1, Fixtures.number("select count(*) from post where thread_id = ?", id(thread)));
    }

    @Test
    void anEmptyReplyIsRefusedWithThePlaceToTypeIt() {
        String thread = start(ana, circle, "Empty");
        reply(ana, thread, " \n")
                .then()
                .statusCode(422)
                .body(containsString("Fill this in."))
                .body(containsString("action=\"" + thread + "/posts\""));
        String long1 = "y".repeat(ThreadDraft.LONGEST_BODY + 1);
        Document refused = Jsoup.parse(
                reply(ana, thread, long1).then().statusCode(422).extract().asString());
        assertEquals(long1, typed(refused));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<svg/onload=alert(1)>",
                "[click](javascript:alert(1))",
                "[click](JaVaScRiPt&#58;alert(1))",
                "![p](https://evil.example/x.png)",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "<a href=\"https://ok.example\" onclick=\"alert(1)\">x</a>",
                "`<script>alert(1)</script>`",
                "<javascript:alert(1)>",
                "<style>*{display:none}</style><iframe src=//evil.example></iframe>",
                "\"><form action=//evil.example><input name=form>",
                "| <img src=x onerror=alert(1)> | b |\n|---|---|\n| <script>x</script> | c |",
                "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
            })
    void markupIsWords(String attack) {
        String thread = start(ana, circle, attack.replace("\n", " "), attack, Map.of());
        reply(ana, thread, attack);

        for (String path : List.of(thread, circle.threads(), "/discussions", thread + "/posts/1/edit")) {
            Document read = page(ana, path);
            assertEquals(
                    0,
                    read.select("main script, main img, main svg, main style, main iframe, main math")
                            .size(),
                    path);
            assertEquals(0, read.select("[onerror], [onload], [onclick]").size(), path);
            for (Element link : read.select("main a[href]")) {
                assertTrue(link.attr("href").matches("|(https?:|mailto:|/|#).*"), link.outerHtml());
            }
            for (Element form : read.select("form")) {
                assertTrue(form.attr("action").startsWith("/"), form.outerHtml());
            }
        }
    }

    @Test
    void malformedAddressesAnswerTheSame404() {
        String thread = start(ana, circle, "Addresses");
        String absent = words(as(ana).get("/threads/" + UUID.randomUUID()));
        for (String path : List.of(
                "/threads/x",
                "/threads/" + "1".repeat(300),
                "/threads/%00",
                "/threads/" + id(thread) + "x",
                thread + "?after=-20",
                thread + "?after=7",
                thread + "?after=20",
                thread + "?after=x",
                thread + "?after=2147483640",
                thread + "?after=99999999999999",
                thread + "/posts/0/edit",
                thread + "/posts/2/edit",
                thread + "/posts/x/edit",
                thread + "/posts/99999999999/edit",
                circle.threads() + "?after=x",
                circle.threads() + "?after=zzzzzzzzzzzz." + UUID.randomUUID(),
                "/discussions?after=%00",
                "/communities/%00/threads",
                "/communities/" + circle.slug().toUpperCase(java.util.Locale.ROOT) + "/threads",
                "/communities/%F0%9F%87%AC/threads")) {
            var answer = as(ana).urlEncodingEnabled(false).get(path);
            assertEquals(404, answer.statusCode(), path);
            assertEquals(absent, words(answer), path);
        }
        for (String path : List.of("?limit=0", "?limit=101", "?limit=x", "?after=x", "?after=-1")) {
            as(ana).get("/api/v1" + circle.threads() + path).then().statusCode(422);
            as(ana).get("/api/v1" + thread + path).then().statusCode(422);
        }
        as(ana).get("/api/v1/threads/x").then().statusCode(404);
        as(ana).get("/api/v1" + thread + "?after=2000000000")
                .then()
                .statusCode(200)
                .body("posts.size()", equalTo(0));
        as(ana).get(circle.threads() + "?after=1." + UUID.randomUUID()).then().statusCode(200);
    }

    /** Without the address that was asked for, which the foot of every page names. */
    private static String words(Response answer) {
        return Jsoup.parse(answer.asString()).select("main").outerHtml();
    }
}
