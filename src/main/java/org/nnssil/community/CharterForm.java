package org.nnssil.community;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.eligibility.RuleRow;
import org.nnssil.eligibility.Rules;
import org.nnssil.web.Check;

/** A charter as typed. The three lists hold the rules, row by row. */
public record CharterForm(
        @RestForm @Nullable String purpose,
        @RestForm @Nullable String charter,
        @RestForm @Nullable String cadence,
        @RestForm @Nullable String planning,
        @RestForm @Nullable String planningRule,
        @RestForm @Nullable String memberUnit,
        @RestForm @Nullable String statedMembers,
        @RestForm @Nullable String listed,
        @RestForm @Nullable List<String> ruleAbout,
        @RestForm @Nullable List<String> ruleIs,
        @RestForm @Nullable List<String> ruleValue) {

    private static final int MOST_MEMBERS = 100_000;

    static CharterForm empty() {
        return of(new Charter("", "", "", "CONVENERS", "", "PERSON", null, false, Rules.NONE));
    }

    static CharterForm of(Charter charter) {
        List<RuleRow> rows = RuleRow.of(charter.rules());
        Integer stated = charter.stated();
        return new CharterForm(
                charter.purpose(),
                charter.words(),
                charter.cadence(),
                charter.planning(),
                charter.planningRule(),
                charter.memberUnit(),
                stated == null ? "" : stated.toString(),
                charter.listed() ? "yes" : null,
                rows.stream().map(RuleRow::about).toList(),
                rows.stream().map(RuleRow::is).toList(),
                rows.stream().map(RuleRow::value).toList());
    }

    /** As typed, and one more for the next rule. */
    List<RuleRow> rows() {
        List<RuleRow> rows = new ArrayList<>(typed());
        while (rows.size() < 3
                || (rows.size() < RuleRow.MOST
                        && !rows.get(rows.size() - 1).about().isEmpty())) {
            rows.add(RuleRow.empty());
        }
        return rows;
    }

    /** @param places jurisdictions by key; the caller ends the check */
    Charter checked(Check check, Map<String, String> places) {
        return new Charter(
                check.text("purpose", purpose, 2_000),
                check.optionalText("charter", charter, 20_000),
                check.optionalLine("cadence", cadence, 120),
                check.choice("planning", orElse(planning, "CONVENERS"), key(CharterWords.PLANNING), "CONVENERS"),
                check.optionalText("planningRule", planningRule, 500),
                check.choice("memberUnit", orElse(memberUnit, "PERSON"), key(CharterWords.UNITS), "PERSON"),
                stated(check),
                listed != null,
                RuleRow.checked(check, "rules", typed(), places));
    }

    private @Nullable Integer stated(Check check) {
        return statedMembers == null || statedMembers.isBlank()
                ? null
                : Integer.valueOf(check.number("statedMembers", statedMembers, 1, MOST_MEMBERS));
    }

    private List<RuleRow> typed() {
        List<String> abouts = ruleAbout == null ? List.of() : ruleAbout;
        List<RuleRow> rows = new ArrayList<>();
        for (int i = 0; i < abouts.size(); i++) {
            rows.add(new RuleRow(abouts.get(i), at(ruleIs, i), at(ruleValue, i)));
        }
        return rows;
    }

    private static String at(@Nullable List<String> list, int i) {
        return list == null || i >= list.size() ? "" : list.get(i);
    }

    private static String orElse(@Nullable String value, String other) {
        return value == null || value.isEmpty() ? other : value;
    }

    private static java.util.function.Function<String, Optional<String>> key(Map<String, String> words) {
        return typed -> Optional.of(typed).filter(words::containsKey);
    }
}
