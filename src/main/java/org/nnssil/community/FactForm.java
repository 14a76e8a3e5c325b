package org.nnssil.community;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.eligibility.FactKind;
import org.nnssil.eligibility.FactValue;
import org.nnssil.web.Check;

/** Facts about an organization as typed: names and values in the same order, with one source and one date for all. */
public record FactForm(
        @RestForm @Nullable List<String> factKind,
        @RestForm @Nullable List<String> factValue,
        @RestForm @Nullable String factSource,
        @RestForm @Nullable String factDate) {

    private static final int LONGEST_SOURCE = 300;

    public static FactForm empty() {
        return new FactForm(List.of(), List.of(), "", "");
    }

    /**
     * Those that were filled in.
     *
     * @param asked what may be told here; anything else is passed over
     */
    public Map<FactKind, FactValue> checked(Check check, Set<FactKind> asked, LocalDate today) {
        Map<FactKind, String> values = values(check, asked);
        if (values.isEmpty()) {
            check.optionalLine("factSource", factSource, LONGEST_SOURCE);
            check.optionalDate("factDate", factDate);
            return Map.of();
        }
        String source = check.line("factSource", factSource, LONGEST_SOURCE);
        LocalDate asOf = check.optionalDate("factDate", factDate);
        LocalDate day = asOf == null ? today : asOf;
        if (day.isAfter(today)) {
            check.fail("factDate", "Give today or an earlier day: the day the figure is of.");
        }
        Map<FactKind, FactValue> facts = new EnumMap<>(FactKind.class);
        values.forEach((kind, value) -> facts.put(kind, new FactValue(value, source, day)));
        return facts;
    }

    /** The fields for these facts, with what was typed. */
    public List<Field> fields(Set<FactKind> asked, Map<String, String> errors) {
        List<Field> fields = new ArrayList<>();
        for (FactKind kind : asked) {
            fields.add(new Field(
                    kind.name(), capital(kind.label()), kind.form(), typed(kind), errors.getOrDefault(key(kind), "")));
        }
        return fields;
    }

    /** @param error empty where nothing is wrong */
    public record Field(String name, String label, String hint, String value, String error) {

        /** As the summary of errors links to it. */
        public String key() {
            return FactForm.key(FactKind.valueOf(name));
        }
    }

    private Map<FactKind, String> values(Check check, Set<FactKind> asked) {
        Map<FactKind, String> values = new EnumMap<>(FactKind.class);
        for (FactKind kind : asked) {
            String typed = typed(kind);
            if (!typed.isBlank()) {
                Optional<String> value = kind.read(typed);
                value.ifPresent(read -> values.put(kind, read));
                if (value.isEmpty()) {
                    check.fail(key(kind), "Give " + kind.form() + ".");
                }
            }
        }
        return values;
    }

    private String typed(FactKind kind) {
        if (factKind == null || factValue == null) {
            return "";
        }
        int i = factKind.indexOf(kind.name());
        return i < 0 || i >= factValue.size() ? "" : factValue.get(i);
    }

    private static String key(FactKind kind) {
        return "fact-" + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
