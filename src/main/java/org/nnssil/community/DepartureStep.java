package org.nnssil.community;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/**
 * What a feature does when somebody leaves. Features offer beans of this; they are called one after the other inside
 * the transaction of the departure, while the person's row is locked: either all of it happens or nothing.
 */
public interface DepartureStep {

    /** What would happen if the person left the network now, for the one who decides. */
    List<Consequence> consequences();

    /** @return what was done, in figures by name, for the audit trail */
    Uni<Map<String, Integer>> carryOut(Departure departure);

    /**
     * One kind of thing that a departure changes. All of them are counted in one statement, however many features have
     * some.
     *
     * @param count a scalar subquery in parentheses; it may use {@code asked.person} and {@code asked.now}
     * @param one what is said after the number where it is one; nothing is said of none
     * @param many the same for several
     */
    record Consequence(String count, String one, String many) {}
}
