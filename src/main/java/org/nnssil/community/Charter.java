package org.nnssil.community;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nnssil.eligibility.Rules;

/**
 * What a community agreed on.
 *
 * @param planning a key of {@link CharterWords#PLANNING}
 * @param memberUnit a key of {@link CharterWords#UNITS}
 * @param stated how many members it says it has; not the roster
 */
record Charter(
        String purpose,
        String words,
        String cadence,
        String planning,
        String planningRule,
        String memberUnit,
        @Nullable Integer stated,
        boolean listed,
        Rules rules) {

    static Charter of(Community community, Rules rules) {
        return new Charter(
                community.purpose,
                community.charter,
                community.cadence,
                community.planning,
                community.planningRule,
                community.memberUnit,
                community.statedMembers,
                community.listed,
                rules);
    }

    /** All but the rules, which are written beside. */
    void writeTo(Community community) {
        community.purpose = purpose;
        community.charter = words;
        community.cadence = cadence;
        community.planning = planning;
        community.planningRule = planningRule;
        community.memberUnit = memberUnit;
        community.statedMembers = stated;
        community.listed = listed;
    }

    /** What this one says otherwise than the one before; empty where nothing. */
    List<CharterChange> changesFrom(Charter before, Map<String, String> places) {
        List<CharterChange> changes = new ArrayList<>();
        add(changes, "Purpose", before.purpose, purpose);
        add(changes, "Charter", before.words, words);
        add(changes, "Who can be in it", rules(before, places), rules(this, places));
        add(changes, "Members", CharterWords.UNITS.get(before.memberUnit), CharterWords.UNITS.get(memberUnit));
        add(changes, "Members by the charter", number(before.stated), number(stated));
        add(changes, "How often it meets", before.cadence, cadence);
        add(changes, "Who plans", CharterWords.PLANNING.get(before.planning), CharterWords.PLANNING.get(planning));
        add(changes, "Planning in words", before.planningRule, planningRule);
        add(changes, "Listed", yes(before.listed), yes(listed));
        return changes;
    }

    private static void add(List<CharterChange> changes, String what, @Nullable String before, @Nullable String after) {
        String was = before == null ? "" : before;
        String is = after == null ? "" : after;
        if (!was.equals(is)) {
            changes.add(new CharterChange(what, was, is));
        }
    }

    private static String rules(Charter charter, Map<String, String> places) {
        return String.join("; ", charter.rules.words(places));
    }

    private static String number(@Nullable Integer number) {
        return number == null ? "" : "%,d".formatted(number);
    }

    private static String yes(boolean yes) {
        return yes ? "yes" : "no";
    }
}
