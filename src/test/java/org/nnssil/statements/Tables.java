package org.nnssil.statements;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nnssil.testing.Fixtures;

/** All tables of the application together: how many rows they have, what is in them, where a text stands. */
final class Tables {

    /** Copies that say nothing about where a thing is kept. */
    private static final Set<String> COPIES = Set.of("mail_body", "mail_outbox", "audit_entry");

    private final List<String> names = Fixtures.rows("select table_name from information_schema.tables"
                    + " where table_schema = 'public' and table_type = 'BASE TABLE' order by 1")
            .stream()
            .map(row -> (String) row[0])
            .toList();

    private final String search = Fixtures.rows("select c.table_name, c.column_name, c.udt_name"
                    + " from information_schema.columns c join information_schema.tables t using (table_schema, table_name)"
                    + " where c.table_schema = 'public' and t.table_type = 'BASE TABLE'"
                    + " and c.udt_name in ('text', 'varchar', 'jsonb', '_text')")
            .stream()
            .filter(column -> !COPIES.contains(column[0]))
            .map(column -> "select '%3$s', x from %1$s, %4$s as x where x like ?"
                    .formatted(
                            column[0],
                            column[1],
                            column[2],
                            column[2].equals("_text")
                                    ? "unnest(" + column[1] + ")"
                                    : "cast(" + column[0] + ".\"" + column[1] + "\" as text)"))
            .collect(Collectors.joining("\nunion all "));

    private final int columns = search.split("\\?", -1).length - 1;

    Map<String, String> rows() {
        return each("count(*)::text");
    }

    Map<String, String> contents() {
        return each("count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), ''))");
    }

    /** Every text, also within JSON, that this word stands in. The word is plain letters and digits. */
    Set<String> textsWith(String word) {
        Object[] like = new Object[columns];
        java.util.Arrays.fill(like, "%" + word + "%");
        Set<String> found = new HashSet<>();
        for (Object[] row : Fixtures.rows(search, like)) {
            String text = (String) row[1];
            if (row[0].equals("jsonb") || text.startsWith("[{\"")) {
                strings(text, found);
            } else {
                found.add(text);
            }
        }
        return found;
    }

    private Map<String, String> each(String what) {
        Map<String, String> answers = new LinkedHashMap<>();
        Fixtures.rows(names.stream()
                        .map(name -> "select '%1$s', %2$s from %1$s t".formatted(name, what))
                        .collect(Collectors.joining("\nunion all ")))
                .forEach(row -> answers.put((String) row[0], (String) row[1]));
        return answers;
    }

    private static void strings(String json, Set<String> found) {
        try {
            List<JsonNode> open = new ArrayList<>(List.of(new ObjectMapper().readTree(json)));
            while (!open.isEmpty()) {
                JsonNode node = open.remove(open.size() - 1);
                if (node.isTextual()) {
                    found.add(node.asText());
                }
                node.forEach(open::add);
            }
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(json, broken);
        }
    }
}
