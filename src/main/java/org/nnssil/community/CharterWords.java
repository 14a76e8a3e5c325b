package org.nnssil.community;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nnssil.eligibility.Finding;
import org.nnssil.eligibility.Verdict;

/** How pages say what a charter holds. */
final class CharterWords {

    static final Map<String, String> UNITS = ordered(
            "PERSON", "People: each member is one person",
            "ORGANIZATION", "Organizations: each keeps its place while the people who represent it change");

    static final Map<String, String> PLANNING = ordered(
            "CONVENERS", "The conveners",
            "CO_PLANNERS", "The conveners and the co-planners, together",
            "TWO_SIDED", "Two-sided: a convener and a co-planner both agree to the same plan");

    private CharterWords() {}

    /** "12 districts", "1 organization" */
    static String counted(long organizations, long districts) {
        boolean all = organizations > 0 && organizations == districts;
        String one = all ? "district" : "organization";
        return "%,d %s%s".formatted(organizations, one, organizations == 1 ? "" : "s");
    }

    static List<VerdictView.Line> lines(Verdict verdict) {
        return verdict.findings().stream().map(CharterWords::line).toList();
    }

    private static VerdictView.Line line(Finding finding) {
        String sentence = Character.toUpperCase(finding.sentence().charAt(0))
                + finding.sentence().substring(1);
        return switch (finding.answer()) {
            case HOLDS -> new VerdictView.Line("Holds", "good", sentence, finding.basis());
            case FAILS -> new VerdictView.Line("Does not hold", "bad", sentence, finding.basis());
            case NOT_KNOWN -> new VerdictView.Line("Not known yet", "early", sentence, finding.basis());
        };
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
