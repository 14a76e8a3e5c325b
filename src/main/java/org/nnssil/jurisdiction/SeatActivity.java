package org.nnssil.jurisdiction;

/**
 * When jurisdictions last took part in something of the National Network. Features offer beans of this; the board asks
 * each of them once for all jurisdictions.
 */
public interface SeatActivity {

    enum Kind {
        ATTENDANCE,
        CONTRIBUTION
    }

    Kind kind();

    /**
     * The statement that answers with key and at: the last time of each jurisdiction, as far as the viewer may see what
     * was done. A person counts for where they worked at the time. It is given the viewer ($1), now ($2) and the
     * National Network ($3).
     */
    String last();
}
