package org.nnssil.joining;

import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.web.Check;

/**
 * What a convener decides on a request, as typed.
 *
 * @param decision approve or decline
 * @param exception why they are let in though a rule does not hold; counts for an approval
 */
public record Decision(
        @RestForm @Nullable String decision,
        @RestForm @Nullable String reach,
        @RestForm @Nullable String exception,
        @RestForm @Nullable String note) {

    static Decision empty() {
        return new Decision("", Reach.CORE.key(), "", "");
    }

    /** @param reach counts for an approval */
    record Checked(boolean approves, Reach reach, String exception, String note) {}

    Checked checked() {
        Check check = new Check();
        boolean approves = "approve".equals(decision);
        if (!approves && !"decline".equals(decision)) {
            check.fail("decision", "Choose whether you approve or decline.");
        }
        Reach checkedReach = approves
                ? check.choice(
                        "reach",
                        reach == null || reach.isEmpty() ? Reach.CORE.key() : reach,
                        key -> Reach.find(key).filter(r -> r == Reach.CORE || r == Reach.MEMBERS),
                        Reach.CORE)
                : Reach.CORE;
        String checkedException = check.optionalText("exception", exception, 2_000);
        String checkedNote = approves ? check.optionalText("note", note, 2_000) : check.text("note", note, 2_000);
        check.done();
        return new Checked(approves, checkedReach, checkedException, checkedNote);
    }
}
