package org.nnssil.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A copy of newsletter-templates that tests may break. */
public final class TemplateFolder implements QuarkusTestResourceLifecycleManager {

    private static volatile @Nullable Path folder;

    @Override
    public Map<String, String> start() {
        try {
            Path copy = Files.createTempDirectory("newsletter-templates");
            try (Stream<Path> files = Files.list(Path.of("newsletter-templates"))) {
                for (Path file : List.copyOf(files.toList())) {
                    Files.copy(file, copy.resolve(file.getFileName().toString()));
                }
            }
            folder = copy;
            return Map.of("network.newsletter-templates", copy.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void stop() {
        // the temporary directory goes with the machine
    }

    public static Path folder() {
        return Objects.requireNonNull(folder, "The templates are not laid out.");
    }
}
