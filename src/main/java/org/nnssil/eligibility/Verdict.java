package org.nnssil.eligibility;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What all rules of a charter say of one applicant. */
public record Verdict(List<Finding> findings) {

    public Verdict {
        findings = List.copyOf(findings);
    }

    /** FAILS where any rule fails, else NOT_KNOWN where any is not known, else HOLDS; no rules hold. */
    public Answer answer() {
        if (findings.stream().anyMatch(f -> f.answer() == Answer.FAILS)) {
            return Answer.FAILS;
        }
        return findings.stream().anyMatch(f -> f.answer() == Answer.NOT_KNOWN) ? Answer.NOT_KNOWN : Answer.HOLDS;
    }

    /** The only way to be let in without a written exception. */
    public boolean passes() {
        return answer() == Answer.HOLDS;
    }

    /** What stands in the way: "enrolment 5,000 is not over 5,000. Setting is not known yet; it must be urban" */
    public String obstacles() {
        List<String> all = findings.stream()
                .filter(f -> f.answer() != Answer.HOLDS)
                .map(Finding::sentence)
                .toList();
        // The first as it is: it follows a colon, and may begin with the name of a place.
        return Stream.concat(
                        all.stream().limit(1),
                        all.stream().skip(1).map(words -> Character.toUpperCase(words.charAt(0)) + words.substring(1)))
                .collect(Collectors.joining(". "));
    }
}
