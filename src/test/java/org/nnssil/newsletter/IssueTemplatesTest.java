package org.nnssil.newsletter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssueTemplatesTest {

    @TempDir
    Path folder;

    private Vertx vertx;
    private IssueTemplates templates;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        templates = new IssueTemplates(vertx, folder.toString());
    }

    @AfterEach
    void close() {
        vertx.closeAndAwait();
    }

    @Test
    void anEditCountsAtOnceAndHtmlIsEscaped() throws IOException {
        write("monthly", "<p>{title}</p>", "{title}");
        assertEquals("<p>a &amp; b</p>", html("monthly", Map.of("title", "a & b")));

        write("monthly", "<h1>{title}</h1>", "{title}");
        assertEquals("<h1>a &amp; b</h1>", html("monthly", Map.of("title", "a & b")));
        assertEquals("a & b", templates.text(read("monthly"), Map.of("title", "a & b")));
    }

    @Test
    void aMistakeNamesItsFileAndLine() throws IOException {
        write("monthly", "<p>\n<p>\n{#for item in items}\n<p>", "");
        assertTrue(broken("monthly").startsWith("newsletter-templates/monthly.html, line "), broken("monthly"));

        write("monthly", "<p>one</p>\n<p>{tilte}</p>\n", "");
        assertTrue(broken("monthly").startsWith("newsletter-templates/monthly.html, line 2: "), broken("monthly"));
        assertTrue(broken("monthly").contains("tilte"), broken("monthly"));
    }

    @Test
    void aTemplateReachesNothingOfTheApplication() throws IOException {
        write("monthly", "{title.class.name}", "");
        assertTrue(broken("monthly").contains("line 1"), broken("monthly"));
        write("monthly", "{inject:page.personName}", "");
        assertTrue(broken("monthly").contains("monthly.html"), broken("monthly"));
    }

    @Test
    void aMissingFileAndAPathOutsideAreNamed() {
        assertTrue(assertThrows(BrokenTemplate.class, () -> read("gone"))
                .getMessage()
                .contains("newsletter-templates/gone.html: the file cannot be read"));
        assertThrows(BrokenTemplate.class, () -> read("../secrets"));
    }

    private void write(String name, String html, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".html"), html);
        Files.writeString(folder.resolve(name + ".txt"), text);
    }

    private IssueTemplates.Source read(String name) {
        return templates.read(name).await().indefinitely();
    }

    private String html(String name, Map<String, Object> data) {
        return templates.html(read(name), data);
    }

    private String broken(String name) {
        return assertThrows(BrokenTemplate.class, () -> html(name, Map.of("title", "T")))
                .getMessage();
    }
}
