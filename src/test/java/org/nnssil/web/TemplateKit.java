package org.nnssil.web;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.UserTagSectionHelper;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The shell and the tags in a bare Qute engine, with a made-up request, so that they are tested without Quarkus. */
final class TemplateKit {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    /** What {@link PageContext} would say. */
    record Request(PageShell shell, String formToken) {

        boolean signedIn() {
            return shell.signedIn();
        }

        String personName() {
            return shell.personName();
        }

        String path() {
            return shell.path();
        }

        static Request ofVisitor() {
            return new Request(
                    new PageShell(
                            false,
                            "",
                            "/webinars?x=1&y=2",
                            "Eastern time",
                            false,
                            false,
                            Set.of("desk"),
                            null,
                            false,
                            "1"),
                    "token");
        }

        static Request ofCoordinator() {
            return new Request(
                    new PageShell(
                            true, "Ada <Lovelace>", "/desk", "Hawaii time", true, false, Set.of(), "Saved.", true, "1"),
                    "tok\"en");
        }
    }

    private TemplateKit() {}

    static String render(Request request, String source, Map<String, Object> data) {
        return engine(request)
                .parse(source, Variant.forContentType("text/html"), "page-under-test")
                .render(data);
    }

    private static Engine engine(Request request) {
        EngineBuilder builder = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of("text/html")))
                .addNamespaceResolver(NamespaceResolver.builder("inject")
                        .resolve(context -> request)
                        .build())
                .addNamespaceResolver(NamespaceResolver.builder("url")
                        .resolveAsync(
                                context -> context.evaluate(context.getParams().get(0))
                                        .<Object>thenApply(text -> TemplateWords.encode((String) text))
                                        .toCompletableFuture())
                        .build())
                .addNamespaceResolver(NamespaceResolver.builder("words")
                        .resolveAsync(
                                context -> context.evaluate(context.getParams().get(0))
                                        .<Object>thenApply(field -> TemplateWords.ofField((String) field))
                                        .toCompletableFuture())
                        .build())
                .addNamespaceResolver(NamespaceResolver.builder("count")
                        .resolveAsync(context -> CompletableFuture.completedFuture("12"))
                        .build())
                .addLocator(TemplateKit::find);
        try (Stream<Path> tags = Files.list(TEMPLATES.resolve("tags"))) {
            tags.map(tag -> tag.getFileName().toString().replace(".html", ""))
                    .forEach(tag -> builder.addSectionHelper(new UserTagSectionHelper.Factory(tag, "tags/" + tag)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return builder.build();
    }

    private static Optional<TemplateLocator.TemplateLocation> find(String id) {
        Path file = TEMPLATES.resolve(id + ".html");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(new TemplateLocator.TemplateLocation() {
            @Override
            public Reader read() {
                try {
                    return new StringReader(Files.readString(file, StandardCharsets.UTF_8));
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            }

            @Override
            public Optional<Variant> getVariant() {
                return Optional.of(Variant.forContentType("text/html"));
            }
        });
    }
}
