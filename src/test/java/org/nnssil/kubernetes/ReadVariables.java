package org.nnssil.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The environment variables that have an effect on the running application: those of the Quarkus extensions on the
 * class path, by the configuration model each of them carries, and our own {@code network.*}.
 */
record ReadVariables(Set<String> names) {

    private static final String QUARKUS_MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";
    private static final Pattern OUR_PROPERTY = Pattern.compile("[\"{](network\\.[a-z0-9.-]+)[\":}]");
    private static final Pattern OUR_LINE = Pattern.compile("(?m)^(?:%[a-z]+\\.)?(network\\.[a-z0-9.-]+)\\s*=");

    static ReadVariables ofApplication() throws IOException {
        Set<String> names = new HashSet<>();
        addQuarkus(names);
        addOurs(names);
        return new ReadVariables(names);
    }

    boolean contains(String variable) {
        return names.contains(variable);
    }

    private static void addQuarkus(Set<String> names) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        for (URL model : Collections.list(loader.getResources(QUARKUS_MODEL))) {
            try (InputStream in = model.openStream()) {
                addRunTime(json.readTree(in), names);
            }
        }
    }

    /** A property fixed at build time is known to Quarkus and still does nothing in a container, so it does not count. */
    private static void addRunTime(JsonNode node, Set<String> names) {
        if (node.path("phase").asText().equals("RUN_TIME")) {
            node.findValuesAsText("environmentVariable").forEach(names::add);
        }
        node.forEach(child -> addRunTime(child, names));
    }

    private static void addOurs(Set<String> names) throws IOException {
        String properties = Files.readString(Path.of("src/main/resources/application.properties"));
        addMatches(OUR_LINE, properties, names);
        addMatches(OUR_PROPERTY, properties, names);
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(p -> p.toString().endsWith(".java")).toList()) {
                addMatches(OUR_PROPERTY, Files.readString(source), names);
            }
        }
    }

    private static void addMatches(Pattern pattern, String text, Set<String> names) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(variableOf(matcher.group(1)));
        }
    }

    /** MicroProfile Config's rule: everything that is no letter or digit becomes an underscore, then upper case. */
    static String variableOf(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
