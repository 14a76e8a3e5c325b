package org.nnssil.jurisdiction;

import org.jspecify.annotations.Nullable;

/**
 * A jurisdiction as the API tells it.
 *
 * @param kind state, federal_district, extra_state, federal_system or freely_associated
 * @param zone the IANA zone of the agency's seat
 * @param counted whether it is part of "n of 57"
 * @param seat null where it has no seat in the network
 */
public record JurisdictionView(
        String key, String name, String kind, String zone, boolean counted, @Nullable SeatStanding seat) {

    /**
     * @param status filled or vacant
     * @param holder the holder's name, for members of the National Network only and if the holder is listed
     */
    public record SeatStanding(String status, @Nullable String holder) {}
}
