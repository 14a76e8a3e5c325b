package org.nnssil.statements;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nnssil.statements.PageForm.Field;
import org.nnssil.testing.Fixtures;

/** What is typed: as odd as text can be, and where something of a certain shape is asked for, that. */
final class Nasty {

    /** Spaces around, markup, quotes, both directions, a byte order mark, a line separator, é in two ways, joiners. */
    private static final String LINE = "  <i>\"'&\u202e\u05d0\ufeff\u2028\u00e9e\u0301👩\u200d👧\u00a0";

    private static final String LINES =
            "\r\n" + LINE + "\r\n</textarea><script>100%</script>\t{x}\u0001\u007f\uffff\n\n";

    /** Words of a certain shape, by the field's name: what stands there is read, not kept. */
    private static final Map<String, String> SHAPED = Map.of(
            "slug", "made-WORD",
            "statedMembers", "23",
            "ruleValue", "",
            "factValue", "",
            "link", "/webinars",
            "presenters", "Dana Whitlow | Director | MS");

    /** What is needed where, by the beginning of the form's address and the name or the id of the field. */
    private static final Map<String, Map<String, String>> OVERRIDES = Map.of(
            "/people/", Map.of("way", "moves", "jurisdiction", "GU", "reach", "core"),
            "/webinars", Map.of("date", "FUTURE"),
            "/communities/{mark}/requests", Map.of("f-fact-enrolment", "6000"),
            "/communities/{mark}/invitations [", Map.of("email", "COORDINATOR"),
            "/communities/{mark}/organizations", Map.of("f-fact-enrolment", "6000"),
            "/communities/{mark}/succession [email, words]", Map.of("email", "MARK-3@busy.example"));

    private Nasty() {}

    static String of(Field field, String word) {
        return (field.takesLines() ? LINES : LINE) + word + " ";
    }

    static boolean isFree(Field field) {
        return field.takesWords()
                && !field.kind().equals("email")
                && !field.name().toLowerCase(Locale.ROOT).endsWith("email")
                && !SHAPED.containsKey(field.name());
    }

    /** What is taken for this field; empty leaves it as it is. */
    static Optional<String> valid(String shape, Field field, String word, BusyNetwork network) {
        Map<String, String> here = new LinkedHashMap<>();
        OVERRIDES.forEach((part, fields) -> {
            if (shape.startsWith(part)) {
                here.putAll(fields);
            }
        });
        String needed = here.getOrDefault(field.id(), here.get(field.name()));
        if (needed != null) {
            return Optional.of(needed.replace("MARK", network.mark)
                    .replace("COORDINATOR", network.coordinator.email())
                    .replace("FUTURE", LocalDate.now().plusDays(30).toString()));
        }
        if (!field.takesWords()) {
            return Optional.empty();
        }
        if (field.kind().equals("url")) {
            return Optional.of("https://meet.example/nai\u0308ve/\u00e9/👩\u200d👧/" + word + "?q='&x=%00");
        }
        if (isFree(field)) {
            return Optional.of(of(field, word));
        }
        String shaped = SHAPED.get(field.name());
        return shaped == null
                ? Optional.of(word + "@typed.example")
                : shaped.isEmpty() ? Optional.empty() : Optional.of(shaped.replace("WORD", word));
    }

    /** Which button keeps what is typed, where there are several. */
    static Optional<String> button(String shape) {
        return Map.of("/consent", "decline", "/release", "refuse", "/support", "no").entrySet().stream()
                .filter(act -> shape.contains(act.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Without what HTML cannot carry, and with line ends as a parser reads them. */
    static String seen(String text) {
        return text.replace("\0", "")
                .replace("\ufffd", "")
                .replace("\r\n", "\n")
                .replace("\r", "\n");
    }

    /** Puts away who came into the network by what was typed. */
    static void putAway() {
        Fixtures.run("update membership set ended_at = now() where ended_at is null and person_id in"
                + " (select id from person where email like '%@typed.example')");
        Fixtures.run(
                "delete from seat_tenure where person_id in (select id from person where email like '%@typed.example')");
        Fixtures.run(
                "update invitation set state = 'WITHDRAWN', decided_at = now() where state in ('SENT', 'OPENED') and"
                        + " person_id in (select id from person where email like '%@typed.example')");
        Fixtures.run("update nomination set state = 'DECLINED', decided_at = now() where email like '%@typed.example'");
    }
}
