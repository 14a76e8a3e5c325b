package org.nnssil.jurisdiction;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;
import org.nnssil.security.Viewer;

/**
 * When jurisdictions last took part in something of the National Network. Features offer beans of this; the board asks each
 * of them once for all jurisdictions.
 */
public interface SeatActivity {

    enum Kind {
        ATTENDANCE,
        CONTRIBUTION
    }

    Kind kind();

    /**
     * Key to the last time, as far as the viewer may see what was done; one statement. A person counts for where they
     * worked at the time.
     */
    Uni<Map<String, Instant>> last(Viewer viewer);
}
