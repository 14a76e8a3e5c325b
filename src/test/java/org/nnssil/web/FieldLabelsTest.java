package org.nnssil.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A summary of errors names each field by its label; it is told the field's name only. */
class FieldLabelsTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern FIELD = Pattern.compile("\\{#(?:field|choices) ([^}]*?)/}");
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
    private static final Pattern KEY = Pattern.compile("\\bkey=\"([^\"]*)\"");
    private static final Pattern LABEL = Pattern.compile("\\blabel=\"([^\"]*)\"");

    /** The same name in several forms, with a label that tells more there: the summary says what they have in common. */
    private static final Map<String, String> SHARED = Map.ofEntries(
            Map.entry("email", "E-mail address"),
            Map.entry("from", "From"),
            Map.entry("jurisdiction", "Jurisdiction"),
            Map.entry("note", "Note"),
            Map.entry("on", "Day"),
            Map.entry("organization", "Organization"),
            Map.entry("person", "Person"),
            Map.entry("principles", "Principles"),
            Map.entry("question", "Question"),
            Map.entry("reach", "Reach"),
            Map.entry("reason", "Reason"),
            Map.entry("roleTitle", "Role"),
            Map.entry("summary", "Summary"),
            Map.entry("title", "Title"),
            Map.entry("until", "Until"),
            Map.entry("why", "Why"),
            Map.entry("words", "Words"),
            Map.entry("zone", "Time zone"));

    @Test
    void theSummaryOfErrorsCallsAFieldWhatItsLabelSays() {
        SortedMap<String, SortedSet<String>> labels = labels();

        assertTrue(labels.size() > 60, "The forms of the service have labels: " + labels);
        SortedMap<String, String> said = new TreeMap<>();
        SortedMap<String, String> expected = new TreeMap<>();
        labels.forEach((field, words) -> {
            said.put(field, TemplateWords.ofField(field));
            expected.put(field, SHARED.getOrDefault(field, String.join(" or ", words)));
        });
        assertEquals(expected, said);
    }

    private static SortedMap<String, SortedSet<String>> labels() {
        SortedMap<String, SortedSet<String>> labels = new TreeMap<>();
        for (String template : templates()) {
            Matcher field = FIELD.matcher(template);
            while (field.find()) {
                String name = first(KEY, field.group(1));
                String label = first(LABEL, field.group(1));
                String called = name.isEmpty() ? first(NAME, field.group(1)) : name;
                if (!called.isEmpty() && !label.isEmpty()) {
                    labels.computeIfAbsent(called, unseen -> new TreeSet<>()).add(label);
                }
            }
        }
        return labels;
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private static List<String> templates() {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .map(FieldLabelsTest::read)
                    .collect(Collectors.toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
