package org.nnssil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README names tests, classes, templates and documents; what it names must be there. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");

    @Test
    void everyTestThatTheReadmeNamesExists() throws IOException {
        Set<String> named = find("`(\\w+(?:Test|IT))`");
        Set<String> there = javaFiles(Path.of("src/test/java"));

        assertTrue(named.size() > 10, "The README names its tests");
        named.removeAll(there);
        assertEquals(Set.of(), named);
    }

    @Test
    void everyTestThatIsSaidToHaveAControlHasOne() throws IOException {
        Set<String> named = find("`(\\w+Test)`, with a control");
        Set<String> without = new TreeSet<>();
        for (String name : named) {
            if (!tellsOfAControl(Files.readString(testFile(name)))) {
                without.add(name);
            }
        }

        assertTrue(named.size() > 5, "The README tells of controls");
        assertEquals(Set.of(), without);
    }

    @Test
    void aControlIsATestThatSaysSoInItsNameOrItsComment() {
        assertTrue(tellsOfAControl("@Test\nvoid controlWithoutTheLock() {}"));
        assertTrue(tellsOfAControl("/** The control: it would not. */\n@Test\nvoid withoutTheLock() {}"));
        assertFalse(tellsOfAControl("/** Controls nothing. */\nclass A {\n@Test\nvoid withTheLock() {}"));
        assertFalse(tellsOfAControl("@Test\nvoid withTheLock() {\n// then: the control\n}"));
    }

    @Test
    void everyTestThatHoldsASentenceOfAJourneyExists() throws IOException {
        String journeys = Files.readString(Path.of("docs/acceptance.md"));
        Set<String> named = Pattern.compile("`(\\w+Test\\.\\w+)`")
                .matcher(journeys)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> there = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith("Test.java")).toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                Pattern.compile("@Test\\s+void (\\w+)\\(")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(match -> there.add(name + "." + match.group(1)));
            }
        }

        assertTrue(named.size() > 20, "It names its tests");
        named.removeAll(there);
        assertEquals(Set.of(), named);
    }

    @Test
    void everyFileOfTheTracedFeatureExists() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String name : find("`((?:web|security|webinar|mail)/\\w+)`")) {
            if (!Files.exists(Path.of("src/main/java/org/nnssil", name + ".java"))) {
                missing.add(name);
            }
        }
        for (String name : find("`(templates/[\\w/]+\\.html)`")) {
            if (!Files.exists(Path.of("src/main/resources", name))) {
                missing.add(name);
            }
        }
        for (String name : find("`(V\\d+__\\w+\\.sql)`")) {
            if (!Files.exists(Path.of("src/main/resources/db/migration", name))) {
                missing.add(name);
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyDocumentThatTheReadmeLinksExists() throws IOException {
        Set<String> missing = find("\\]\\((docs[^)#]*)").stream()
                .filter(link -> !Files.exists(Path.of(link)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Set.of(), missing);
    }

    @Test
    void everyDecisionIsInTheirList() throws IOException {
        Path decisions = Path.of("docs/adr");
        Set<String> listed = Pattern.compile("\\]\\((\\d{4}-[^)]+\\.md)\\)")
                .matcher(Files.readString(decisions.resolve("README.md")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(decisions)) {
            Set<String> there = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{4}-.+"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(there, listed);
        }
    }

    @Test
    void everyPackageOfTheCodeMapExistsAndNoneIsLeftOut() throws IOException {
        Set<String> mapped = find("\\| `(?:src/main/java/org/nnssil|…)/(\\w+)`");
        try (Stream<Path> folders = Files.list(Path.of("src/main/java/org/nnssil"))) {
            Set<String> there = folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(there, mapped);
        }
    }

    private static Set<String> find(String pattern) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(README));
        return matcher.results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean tellsOfAControl(String source) {
        String[] parts = source.split("@Test\\s");
        for (int i = 1; i < parts.length; i++) {
            String before = parts[i - 1].stripTrailing();
            String comment = before.endsWith("*/") ? before.substring(before.lastIndexOf("/**")) : "";
            String name = parts[i].substring(0, parts[i].indexOf('('));
            if ((comment + name).toLowerCase(Locale.ROOT).contains("control")) {
                return true;
            }
        }
        return false;
    }

    private static Path testFile(String name) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.endsWith(name + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No " + name));
        }
    }

    private static Set<String> javaFiles(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - 5))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
