package org.nnssil.journey;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * axe on a page, in the page's own frame. Not through AxeBuilder, which runs in every frame and waits for ever for the one
 * that shows a mail: that is sandboxed and runs no script.
 */
final class Accessibility {

    private static final String CHECK =
            """
            () => axe.run(document, {
                iframes: false,
                resultTypes: ['violations'],
                runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}
            }).then(result => result.violations.map(
                rule => rule.id + ' (' + rule.help + ') at ' + rule.nodes.map(node => node.html).slice(0, 2).join(' and ')))
            """;

    private final String axe;

    Accessibility() {
        try (InputStream source =
                Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"), "axe-core is missing")) {
            axe = new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The rules of WCAG 2.2 A and AA that the page breaks, each with its first places; empty when all is well. */
    List<String> check(Page page) {
        page.evaluate(axe);
        if (!(page.evaluate(CHECK) instanceof List<?> violations)) {
            throw new AssertionError("axe answered nothing on " + page.url());
        }
        return violations.stream().map(String::valueOf).toList();
    }
}
