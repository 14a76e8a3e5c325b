package org.nnssil.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Configuration as Quarkus will see it later, read before Quarkus is up: system properties, then the environment, then
 * {@code .env}, then {@code config/application.properties} (with or without {@code %prod.}) of the working directory.
 * A blank value counts as not set.
 */
final class Settings {

    private final List<UnaryOperator<@Nullable String>> sources;

    private Settings(List<UnaryOperator<@Nullable String>> sources) {
        this.sources = sources;
    }

    static Settings ofThisProcess() {
        return of(System.getProperties(), System.getenv(), Path.of(""));
    }

    static Settings of(Properties system, Map<String, String> environment, Path directory) {
        List<UnaryOperator<@Nullable String>> sources = new ArrayList<>();
        sources.add(system::getProperty);
        sources.add(name -> environment.get(variable(name)));
        Properties dotEnv = read(directory.resolve(".env"));
        sources.add(name -> dotEnv.getProperty(variable(name)));
        Properties file = read(directory.resolve("config").resolve("application.properties"));
        sources.add(name -> file.getProperty("%prod." + name, file.getProperty(name)));
        return new Settings(List.copyOf(sources));
    }

    Optional<String> get(String name) {
        return sources.stream()
                .map(source -> Optional.ofNullable(source.apply(name))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    boolean has(String name) {
        return get(name).isPresent();
    }

    Optional<Boolean> flag(String name) {
        return get(name).map(value -> switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new StandaloneProblem(variable(name) + " is \"" + value + "\"; set it to true or false.");
        });
    }

    int port(String name, int byDefault) {
        return get(name).map(value -> portNumber(name, value)).orElse(byDefault);
    }

    private static int portNumber(String name, String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // said below, in the same words as a number out of range
        }
        throw new StandaloneProblem(variable(name) + " is \"" + value + "\"; set it to a port from 1 to 65535.");
    }

    /** The environment variable of a property, by the rule of MicroProfile Config. */
    static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        if (Files.isRegularFile(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException unreadable) {
                throw new StandaloneProblem(file + " cannot be read: " + unreadable.getMessage() + ".", unreadable);
            }
        }
        return properties;
    }
}
