package org.nnssil.eligibility;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of a charter: all must hold. Stored as a JSON array of typed objects; an unknown type is refused, not
 * skipped.
 */
public record Rules(List<Rule> all) {

    public static final Rules NONE = new Rules(List.of());

    public Rules {
        all = List.copyOf(all);
    }

    /** @throws IllegalArgumentException for what this class did not write */
    public static Rules read(String json) {
        List<Rule> rules = new ArrayList<>();
        for (Object one : new JsonArray(json)) {
            rules.add(read((JsonObject) one));
        }
        return new Rules(rules);
    }

    public String json() {
        JsonArray array = new JsonArray();
        all.forEach(rule -> array.add(rule.json()));
        return array.encode();
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** @param places names of jurisdictions by key */
    public Verdict evaluate(Applicant applicant, Map<String, String> places) {
        return new Verdict(
                all.stream().map(rule -> rule.test(applicant, places)).toList());
    }

    /** Each rule as the charter says it. */
    public List<String> words(Map<String, String> places) {
        return all.stream().map(rule -> rule.words(places)).toList();
    }

    /** Without those that ask something of a person. */
    public Rules ofOrganizations() {
        return new Rules(
                all.stream().filter(rule -> !(rule instanceof Rule.Holds)).toList());
    }

    /** The facts that these rules are about, which an applicant is asked for. */
    public Set<FactKind> facts() {
        Set<FactKind> facts = EnumSet.noneOf(FactKind.class);
        for (Rule rule : all) {
            if (rule instanceof Rule.Number number) {
                facts.add(number.fact());
            } else if (rule instanceof Rule.OneOf oneOf) {
                facts.add(oneOf.fact());
            }
        }
        return facts;
    }

    private static Rule read(JsonObject rule) {
        String type = rule.getString("rule", "");
        return switch (type) {
            case "number" ->
                new Rule.Number(
                        FactKind.valueOf(rule.getString("fact")),
                        Comparison.valueOf(rule.getString("is")),
                        new BigDecimal(rule.getString("bound")));
            case "one-of" ->
                new Rule.OneOf(FactKind.valueOf(rule.getString("fact")), strings(rule.getJsonArray("values")));
            case "within" -> new Rule.Within(strings(rule.getJsonArray("in")));
            case "kind" ->
                new Rule.Kind(strings(rule.getJsonArray("kinds")).stream()
                        .map(OrganizationKind::valueOf)
                        .toList());
            case "holds" -> new Rule.Holds(Holding.valueOf(rule.getString("role")));
            default -> throw new IllegalArgumentException("No such rule: " + type);
        };
    }

    private static List<String> strings(JsonArray array) {
        return array.stream().map(String.class::cast).toList();
    }
}
