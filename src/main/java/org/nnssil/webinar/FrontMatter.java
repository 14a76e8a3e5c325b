package org.nnssil.webinar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * The fields of a programme file, each with the line it stands in. YAML is read only as far as texts and lists of
 * texts: nothing is constructed, no date or number is guessed, and size, depth and aliases are limited.
 */
final class FrontMatter {

    private static final int DEEPEST = 8;
    private static final int MOST_ALIASES = 5;

    /** A text and its line. */
    record Field(String value, int line) {}

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final int firstLine;

    private FrontMatter(int firstLine) {
        this.firstLine = firstLine;
    }

    /**
     * @param firstLine the line of the file that the YAML begins in
     * @param known the fields that may be there
     */
    static FrontMatter read(String yaml, int firstLine, Set<String> known) throws BrokenFile {
        FrontMatter matter = new FrontMatter(firstLine);
        matter.fields(compose(yaml, firstLine), known, matter.nodes);
        return matter;
    }

    private static @Nullable Node compose(String yaml, int firstLine) throws BrokenFile {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(ProgrammeFolder.LARGEST);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setAllowDuplicateKeys(false);
        options.setAllowRecursiveKeys(false);
        try {
            return new Yaml(new SafeConstructor(options)).compose(new java.io.StringReader(yaml));
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 0
                    : broken.getProblemMark().getLine();
            throw new BrokenFile(firstLine + line, "This is not YAML: " + broken.getProblem() + ".");
        } catch (ReaderException broken) {
            String before = yaml.substring(0, Math.min(broken.getPosition(), yaml.length()));
            int line = (int) before.chars().filter(c -> c == '\n').count();
            throw new BrokenFile(firstLine + line, "There is a character here that YAML cannot hold.");
        } catch (YAMLException broken) {
            throw new BrokenFile(firstLine, "This is not YAML: " + broken.getMessage() + ".");
        }
    }

    private void fields(@Nullable Node root, Set<String> known, Map<String, Node> into) throws BrokenFile {
        if (!(root instanceof MappingNode mapping)) {
            throw new BrokenFile(firstLine, "Give fields here, one on each line: name, colon, value.");
        }
        for (NodeTuple entry : mapping.getValue()) {
            String name = text(entry.getKeyNode(), "a field");
            int line = line(entry.getKeyNode());
            if (!known.contains(name)) {
                throw new BrokenFile(
                        line,
                        "There is no field “%s”. Known are: %s."
                                .formatted(
                                        name,
                                        String.join(
                                                ", ", known.stream().sorted().toList())));
            }
            if (into.putIfAbsent(name, entry.getValueNode()) != null) {
                throw new BrokenFile(line, "The field “%s” is here twice.".formatted(name));
            }
        }
    }

    /** The text of a field; empty where it is not there, at the first line. */
    Field get(String name) throws BrokenFile {
        Node node = nodes.get(name);
        return node == null ? new Field("", firstLine) : new Field(text(node, name), line(node));
    }

    Field required(String name) throws BrokenFile {
        Field field = get(name);
        if (field.value().isBlank()) {
            throw new BrokenFile(field.line(), "The field “%s” is missing.".formatted(name));
        }
        return field;
    }

    /** A whole number, or null where the field is not there. */
    @Nullable
    Integer number(String name, int least, int most) throws BrokenFile {
        Field field = get(name);
        if (field.value().isBlank()) {
            return null;
        }
        try {
            int number = Integer.parseInt(field.value().strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // falls through to the same words
        }
        throw new BrokenFile(field.line(), "%s must be a whole number from %,d to %,d.".formatted(name, least, most));
    }

    /** A list of entries, each with fields of its own; empty where it is not there. */
    List<FrontMatter> entries(String name, Set<String> known) throws BrokenFile {
        Node node = nodes.get(name);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw new BrokenFile(line(node), "%s must be a list: each entry begins with a dash.".formatted(name));
        }
        List<FrontMatter> entries = new ArrayList<>();
        for (Node entry : sequence.getValue()) {
            FrontMatter fields = new FrontMatter(firstLine);
            if (!(entry instanceof MappingNode)) {
                throw new BrokenFile(
                        line(entry),
                        "Give each entry of %s as fields: %s."
                                .formatted(
                                        name,
                                        String.join(
                                                ", ", known.stream().sorted().toList())));
            }
            fields.fields(entry, known, fields.nodes);
            entries.add(fields);
        }
        return entries;
    }

    /** The line a field stands in; the first line for one that is not there. */
    int lineOf(String name) {
        Node node = nodes.get(name);
        return node == null ? firstLine : line(node);
    }

    private String text(Node node, String name) throws BrokenFile {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new BrokenFile(line(node), "%s must be a text.".formatted(name));
    }

    private int line(Node node) {
        return firstLine + node.getStartMark().getLine();
    }
}
