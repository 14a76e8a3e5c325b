package org.nnssil.community;

import java.util.List;
import org.nnssil.jurisdiction.StatePageView;

/** A seat over time, with what there is for whoever holds it. */
public record SeatPageView(StatePageView seat, List<SeatPapers.Paper> papers, boolean coordinator) {

    public String title() {
        return "The seat of " + seat.name();
    }
}
