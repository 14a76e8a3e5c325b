package org.nnssil.testing;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every address the application answers, read from its own classes: "GET /webinars/{id}". */
public final class Routes {

    private static final java.nio.file.Path CLASSES = java.nio.file.Path.of("target", "classes");

    private Routes() {}

    public static SortedSet<String> all() {
        SortedSet<String> found = new TreeSet<>();
        try (Stream<java.nio.file.Path> files = Files.walk(CLASSES.resolve("org/nnssil"))) {
            files.filter(file -> file.toString().endsWith(".class"))
                    .map(Routes::load)
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .forEach(type -> addRoutes(type, found));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return found;
    }

    private static Class<?> load(java.nio.file.Path file) {
        String name = CLASSES.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void addRoutes(Class<?> type, SortedSet<String> found) {
        String base = type.getAnnotation(Path.class).value();
        for (Method method : type.getDeclaredMethods()) {
            Path own = method.getAnnotation(Path.class);
            Arrays.stream(method.getAnnotations())
                    .map(Annotation::annotationType)
                    .map(kind -> kind.getAnnotation(HttpMethod.class))
                    .filter(verb -> verb != null)
                    .forEach(verb -> found.add(verb.value() + " " + join(base, own == null ? "" : own.value())));
        }
    }

    private static String join(String base, String own) {
        String path = ("/" + base + "/" + own).replaceAll("/+", "/").replaceAll("\\{\\s*(\\w+)[^}]*\\}", "{$1}");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
