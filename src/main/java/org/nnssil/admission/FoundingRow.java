package org.nnssil.admission;

/**
 * A sound row of a list.
 *
 * @param number as a spreadsheet counts rows, the header being the first
 * @param place SEAT, CORE or EXTENDED
 * @param email empty where the list names nobody for the seat
 */
record FoundingRow(int number, String jurisdictionKey, String place, String email, String name, String roleTitle) {

    static final String SEAT = "SEAT";
    static final String CORE = "CORE";
    static final String EXTENDED = "EXTENDED";

    boolean names() {
        return !email.isEmpty();
    }
}
