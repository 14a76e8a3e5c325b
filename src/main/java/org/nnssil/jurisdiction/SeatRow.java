package org.nnssil.jurisdiction;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A jurisdiction with its seat as the database has it now.
 *
 * @param seated whether it has a seat at all
 * @param holderListed a holder who chose not to be listed is shown to nobody but the coordinator
 * @param joined whether the holder is a member by now; false while an invitation is not accepted
 * @param center the regional center of the latest set that serves it, or empty
 */
record SeatRow(
        String key,
        String name,
        String kind,
        String zone,
        boolean counted,
        boolean seated,
        @Nullable LocalDate vacantSince,
        @Nullable UUID holderId,
        String holder,
        String holderRole,
        boolean holderListed,
        @Nullable LocalDate since,
        boolean interim,
        String centerKey,
        String center,
        boolean joined) {

    boolean filled() {
        return holderId != null;
    }

    /** The holder's name as members may read it. */
    String shownHolder() {
        return holderListed ? holder : "";
    }
}
