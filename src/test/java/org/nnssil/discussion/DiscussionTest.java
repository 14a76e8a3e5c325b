package org.nnssil.discussion;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

/** What the tests of discussions share: a community of its own for every test, and the two forms. */
abstract class DiscussionTest extends NetworkTest {

    /** A private sub-community that no other test knows. */
    record Circle(UUID id, String slug, String name) {

        static Circle create() {
            String slug = "circle-" + UUID.randomUUID().toString().substring(0, 13);
            String name = "Circle " + slug.substring(7);
            return new Circle(Fixtures.community(slug, name), slug, name);
        }

        String threads() {
            return "/communities/" + slug + "/threads";
        }
    }

    /** Starts a thread through the form; the path of the thread. */
    static String start(Somebody author, Circle circle, String title, String body, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(Map.of("title", title, "body", body, "reach", "members"));
        fields.putAll(more);
        Response answer = submit(author, circle.threads() + "/new", circle.threads(), fields);
        answer.then().statusCode(303);
        return path(answer);
    }

    static String start(Somebody author, Circle circle, String title) {
        return start(author, circle, title, "What do you do about " + title + "?", Map.of());
    }

    static Response reply(Somebody author, String thread, String body) {
        return submit(author, thread, thread + "/posts", Map.of("body", body));
    }

    /** Where the browser goes next, without scheme and host. */
    static String path(Response answer) {
        return answer.getHeader("Location").replaceFirst("^https?://[^/]+", "");
    }

    static Document page(Somebody reader, String path) {
        return Jsoup.parse(as(reader).get(path).then().statusCode(200).extract().asString());
    }

    /** What stands in the page's big field; a browser drops the one line break after the tag, jsoup does not. */
    static String typed(Document page) {
        String text = page.selectFirst("textarea").wholeText();
        if (!text.startsWith("\n")) {
            throw new AssertionError("A first empty line would be lost: " + text);
        }
        return text.substring(1);
    }

    static UUID id(String thread) {
        return UUID.fromString(thread.substring("/threads/".length()));
    }
}
