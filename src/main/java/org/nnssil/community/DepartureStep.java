package org.nnssil.community;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a feature does when somebody leaves. Features offer beans of this; they are called one after the other inside the
 * transaction of the departure, while the person's row is locked: either all of it happens or nothing.
 */
public interface DepartureStep {

    /** What would happen if the person left the network now, in sentences for the one who decides; one statement. */
    Uni<List<String>> foresee(UUID personId);

    /** @return what was done, in figures by name, for the audit trail */
    Uni<Map<String, Integer>> carryOut(Departure departure);
}
