package org.nnssil.testing;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** A test of the running application on a real PostgreSQL. Subclasses carry {@code @QuarkusTest}. */
@WithTestResource(value = PostgresAndKeys.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = PostOffice.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = TemplateFolder.class, scope = TestResourceScope.GLOBAL)
public abstract class NetworkTest {

    /** Requests as this person, with a bearer token, to pages and API alike; redirects are shown and not followed. */
    protected static RequestSpecification as(Fixtures.Somebody somebody) {
        return anonymous().auth().oauth2(somebody.token());
    }

    protected static RequestSpecification anonymous() {
        return given().redirects().follow(false).urlEncodingEnabled(true);
    }

    /** The hidden form token of a page, read as a browser would. */
    protected static String formToken(Fixtures.Somebody somebody, String page) {
        return formTokenOf(as(somebody).get(page).asString());
    }

    protected static String formTokenOf(String html) {
        Element field = Jsoup.parse(html).selectFirst("input[name=form]");
        if (field == null) {
            throw new AssertionError("No form on the page:\n" + html);
        }
        return field.val();
    }

    /** Opens the page, fills the form and sends it. */
    protected static Response submit(Fixtures.Somebody somebody, String page, String action, Map<String, ?> fields) {
        Map<String, Object> all = new HashMap<>(fields);
        all.put("form", formToken(somebody, page));
        return send(somebody, action, all);
    }

    /** To be sent in a form: as with a browser, and not as with bytes, the request then says how long it is. */
    protected static File file(String name, byte[] bytes) {
        try {
            Path file = Files.createTempDirectory("network-test").resolve(name);
            Files.write(file, bytes);
            file.toFile().deleteOnExit();
            return file.toFile();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Follows the link of an invitation into the network and accepts, without signing in. */
    protected static Response acceptsByMail(String email) {
        return byLink(Links.intoNetwork(email), "/acceptance", Map.of());
    }

    /** The same for an invitation onto a roster. */
    protected static Response joinsByMail(String email) {
        return byLink(Links.ontoRoster(email), "", Map.of("answer", "accept"));
    }

    /** Opens a link without signing in, and sends the form that stands there. */
    protected static Response byLink(String link, String act, Map<String, ?> fields) {
        return anonymous()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields)
                .formParam("form", formTokenOf(anonymous().get(link).asString()))
                .post(link + act);
    }

    /** Sends fields as a form, with whatever token they hold. */
    protected static Response send(Fixtures.Somebody somebody, String action, Map<String, ?> fields) {
        return as(somebody)
                .config(io.restassured.RestAssured.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .defaultContentCharset("UTF-8")
                                .appendDefaultContentCharsetToContentTypeIfUndefined(true)))
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields)
                .post(action);
    }
}
