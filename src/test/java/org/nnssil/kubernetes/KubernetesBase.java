package org.nnssil.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of {@code k8s/} and those they must agree with, as text, so that a test can plant a mistake in them. */
record KubernetesBase(Map<String, String> files) {

    static final String DOCKERFILE = "src/main/docker/Dockerfile.jvm";
    static final String PROPERTIES = "src/main/resources/application.properties";
    static final String REALM = "src/main/resources/keycloak/network-realm.json";
    static final String DOCS = "docs/kubernetes.md";

    static KubernetesBase read() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(Path.of("k8s"))) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        for (String other : List.of(DOCKERFILE, PROPERTIES, REALM, DOCS)) {
            files.put(other, Files.readString(Path.of(other)));
        }
        return new KubernetesBase(files);
    }

    /** The same files with a mistake planted; refuses a replacement that changes nothing. */
    KubernetesBase with(String file, String sought, String replacement) {
        String before = text(file);
        String after = before.replace(sought, replacement);
        if (after.equals(before)) {
            throw new IllegalArgumentException(file + " does not contain " + sought);
        }
        Map<String, String> changed = new TreeMap<>(files);
        changed.put(file, after);
        return new KubernetesBase(changed);
    }

    String text(String file) {
        return files.getOrDefault(file, "");
    }

    List<String> manifests() {
        return files.keySet().stream()
                .filter(f -> f.endsWith(".yaml") && !f.contains("/") && !f.equals("kustomization.yaml"))
                .toList();
    }

    List<Yaml> documents() {
        return manifests().stream()
                .flatMap(f -> Yaml.documents(text(f)).stream())
                .toList();
    }

    /** The only resource of a kind, or an empty place. */
    Yaml one(String kind) {
        return one(kind, "");
    }

    Yaml one(String kind, String name) {
        return documents().stream()
                .filter(d -> d.text("kind").equals(kind))
                .filter(d -> name.isEmpty() || d.text("metadata", "name").equals(name))
                .findFirst()
                .orElse(new Yaml(null));
    }

    Yaml kustomization() {
        return Yaml.documents(text("kustomization.yaml")).get(0);
    }

    Yaml container() {
        return one("Deployment").each("spec", "template", "spec", "containers").get(0);
    }

    /** The lines of network.env. */
    Map<String, String> config() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String line : text("network.env").lines().toList()) {
            int equals = line.indexOf('=');
            if (!line.startsWith("#") && equals > 0) {
                variables.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return variables;
    }

    String configured(String variable) {
        return config().getOrDefault(variable, "");
    }

    /** Every variable the container gets, twice if it is set twice. */
    List<String> variables() {
        List<String> names = new ArrayList<>(config().keySet());
        container().each("env").forEach(e -> names.add(e.text("name")));
        return names;
    }

    /** The value of a property in application.properties, of any profile but the given default when absent. */
    String property(String name, String absent) {
        return text(PROPERTIES)
                .lines()
                .map(String::trim)
                .filter(l -> l.matches("\\Q" + name + "\\E\\s*=.*"))
                .map(l -> l.substring(l.indexOf('=') + 1).trim())
                .findFirst()
                .orElse(absent);
    }
}
