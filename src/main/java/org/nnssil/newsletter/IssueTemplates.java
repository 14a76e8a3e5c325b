package org.nnssil.newsletter;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateNode;
import io.quarkus.qute.Variant;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The templates in the folder network.newsletter-templates, read anew for each rendering: an edit counts at once. They
 * see maps, lists and text and nothing of the application.
 */
@ApplicationScoped
class IssueTemplates {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final Vertx vertx;
    private final Path folder;
    private final Engine engine = Engine.builder()
            .addDefaults()
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build();

    @Inject
    IssueTemplates(Vertx vertx, @ConfigProperty(name = "network.newsletter-templates") String folder) {
        this.vertx = vertx;
        this.folder = Path.of(folder).toAbsolutePath();
    }

    /** A template and its text alternative, as written. */
    record Source(String name, String html, String text) {}

    /** Fails with {@link BrokenTemplate} when a file is not there. */
    Uni<Source> read(String name) {
        if (!NAME.matcher(name).matches()) {
            return Uni.createFrom().failure(new BrokenTemplate(name, 0, "this is not a template's name"));
        }
        return file(name + ".html").chain(html -> file(name + ".txt").map(text -> new Source(name, html, text)));
    }

    private Uni<String> file(String file) {
        return vertx.fileSystem()
                .readFile(folder.resolve(file).toString())
                .map(bytes -> bytes.toString(StandardCharsets.UTF_8))
                .onFailure()
                .transform(failure -> new BrokenTemplate(file, 0, "the file cannot be read"));
    }

    String html(Source source, Map<String, Object> data) {
        return render(source.name() + ".html", source.html(), Variant.TEXT_HTML, data);
    }

    String text(Source source, Map<String, Object> data) {
        return render(source.name() + ".txt", source.text(), Variant.TEXT_PLAIN, data);
    }

    private String render(String file, String template, String type, Map<String, Object> data) {
        try {
            return engine.parse(template, Variant.forContentType(type), file).render(data);
        } catch (TemplateException broken) {
            TemplateNode.Origin origin = broken.getOrigin();
            throw new BrokenTemplate(file, origin == null ? 0 : origin.getLine(), reason(broken));
        }
    }

    /** The library's message without its own way of naming the place. */
    private static String reason(TemplateException broken) {
        String message = String.valueOf(broken.getMessage());
        return message.lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^(Parser|Rendering) error in template \\[[^\\]]*\\]( line \\d+)?:\\s*", "")
                .replaceFirst("^(Parser|Rendering) error:\\s*", "");
    }
}
