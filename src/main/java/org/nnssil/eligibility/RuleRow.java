package org.nnssil.eligibility;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nnssil.web.Check;

/**
 * A rule as a form has it: what it is about, how it compares, and with what. A row without a subject is no rule.
 *
 * @param about the name of a fact, or one of the three other subjects
 * @param is the name of a comparison, for a number; empty for words
 * @param value a number, or words between commas
 */
public record RuleRow(String about, String is, String value) {

    /** A charter with more rules is one that nobody reads. */
    public static final int MOST = 8;

    private static final String WITHIN = "JURISDICTION";
    private static final String KIND = "KIND";
    private static final String HOLDS = "ROLE";

    public static RuleRow empty() {
        return new RuleRow("", Comparison.OVER.name(), "");
    }

    /** What a rule may be about, in words. */
    public static Map<String, String> subjects() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("", "No rule");
        words.put(KIND, "kind of organization");
        words.put(WITHIN, "jurisdiction");
        Arrays.stream(FactKind.values()).forEach(fact -> words.put(fact.name(), fact.label()));
        words.put(HOLDS, "role of the person");
        return words;
    }

    public static Map<String, String> comparisons() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("", "is one of");
        Arrays.stream(Comparison.values()).forEach(is -> words.put(is.name(), is.words()));
        return words;
    }

    public static List<RuleRow> of(Rules rules) {
        return rules.all().stream().map(RuleRow::of).toList();
    }

    /** @param places jurisdictions by key; a rule names them by key or name */
    public static Rules checked(Check check, String field, List<RuleRow> rows, Map<String, String> places) {
        List<Rule> rules = new ArrayList<>();
        if (rows.size() > MOST) {
            check.fail(field, "Give at most %d rules.".formatted(MOST));
        }
        for (int i = 0; i < Math.min(rows.size(), MOST); i++) {
            RuleRow row = rows.get(i);
            int number = i + 1;
            if (row.about().isEmpty() && !row.value().isEmpty()) {
                check.fail(field, "Rule %d: choose what it is about, or take its value away.".formatted(number));
            } else if (!row.about().isEmpty()) {
                row.rule(words -> check.fail(field, "Rule %d: %s".formatted(number, words)), places)
                        .ifPresent(rules::add);
            }
        }
        return new Rules(rules);
    }

    private interface Refusal {
        void say(String words);
    }

    private Optional<Rule> rule(Refusal refusal, Map<String, String> places) {
        return switch (about) {
            case WITHIN ->
                all(refusal, "name jurisdictions, such as MA, NH", typed -> place(typed, places))
                        .map(Rule.Within::new);
            case KIND -> all(refusal, "give one of " + kinds(), RuleRow::kind).map(Rule.Kind::new);
            case HOLDS -> {
                Optional<Holding> role = Arrays.stream(Holding.values())
                        .filter(h -> h.name().equalsIgnoreCase(value.strip())
                                || h.words().equalsIgnoreCase(value.strip()))
                        .findFirst();
                if (role.isEmpty()) {
                    refusal.say("give one of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(Holding.values())
                                            .map(Enum::name)
                                            .toList()) + ".");
                }
                yield role.map(Rule.Holds::new);
            }
            default -> fact(refusal);
        };
    }

    private Optional<Rule> fact(Refusal refusal) {
        Optional<FactKind> fact = FactKind.find(about);
        if (fact.isEmpty()) {
            refusal.say("choose what it is about.");
            return Optional.empty();
        }
        return fact.get().number() ? number(refusal, fact.get()) : oneOf(refusal, fact.get());
    }

    private Optional<Rule> number(Refusal refusal, FactKind fact) {
        Optional<String> bound = fact.read(value);
        Optional<Comparison> comparison = Comparison.find(is);
        if (bound.isEmpty()) {
            refusal.say("for %s give %s.".formatted(fact.label(), fact.form()));
            return Optional.empty();
        }
        if (comparison.isEmpty()) {
            refusal.say("%s is a number: choose over, at least, under or at most.".formatted(fact.label()));
            return Optional.empty();
        }
        return Optional.of(new Rule.Number(fact, comparison.get(), new BigDecimal(bound.get())));
    }

    private Optional<Rule> oneOf(Refusal refusal, FactKind fact) {
        return all(refusal, "for %s give %s".formatted(fact.label(), fact.form()), fact::read)
                .map(values -> new Rule.OneOf(fact, values));
    }

    private <T> Optional<List<T>> all(Refusal refusal, String help, Function<String, Optional<T>> read) {
        List<T> found = new ArrayList<>();
        for (String part : value.split(",", -1)) {
            Optional<T> one = read.apply(part.strip());
            if (one.isEmpty()) {
                refusal.say(help + ".");
                return Optional.empty();
            }
            found.add(one.get());
        }
        return Optional.of(found.stream().distinct().toList());
    }

    private static Optional<String> place(String typed, Map<String, String> places) {
        return places.entrySet().stream()
                .filter(p -> p.getKey().equalsIgnoreCase(typed) || p.getValue().equalsIgnoreCase(typed))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Optional<OrganizationKind> kind(String typed) {
        return Arrays.stream(OrganizationKind.values())
                .filter(k -> k.name().equalsIgnoreCase(typed) || k.words().equalsIgnoreCase(typed))
                .findFirst();
    }

    private static String kinds() {
        return String.join(
                ", ",
                Arrays.stream(OrganizationKind.values())
                        .map(OrganizationKind::words)
                        .toList());
    }

    private static RuleRow of(Rule rule) {
        if (rule instanceof Rule.Number number) {
            return new RuleRow(
                    number.fact().name(),
                    number.is().name(),
                    number.fact().shown(number.bound().toPlainString()));
        }
        if (rule instanceof Rule.OneOf oneOf) {
            return new RuleRow(oneOf.fact().name(), "", String.join(", ", oneOf.values()));
        }
        if (rule instanceof Rule.Within within) {
            return new RuleRow(WITHIN, "", String.join(", ", within.keys()));
        }
        if (rule instanceof Rule.Kind kind) {
            return new RuleRow(
                    KIND,
                    "",
                    String.join(
                            ", ",
                            kind.kinds().stream().map(OrganizationKind::words).toList()));
        }
        return new RuleRow(HOLDS, "", ((Rule.Holds) rule).role().words());
    }
}
