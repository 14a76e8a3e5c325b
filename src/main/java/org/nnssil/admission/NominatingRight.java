package org.nnssil.admission;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom a member may name: a seat holder those of their jurisdiction, center staff those of their center, anyone else
 * nobody.
 *
 * @param place the name of that jurisdiction or center
 * @param served states of the center, key to name; one that serves none may name any
 * @param refusal why not, for who may name nobody; empty otherwise
 */
record NominatingRight(
        @Nullable String jurisdictionKey,
        @Nullable String centerKey,
        String place,
        Map<String, String> served,
        String refusal) {

    boolean given() {
        return refusal.isEmpty();
    }

    static NominatingRight ofSeat(String key, String name) {
        return new NominatingRight(key, null, name, Map.of(), "");
    }

    static NominatingRight ofCenter(String key, String name, Map<String, String> served) {
        return new NominatingRight(null, key, name, served, "");
    }

    /**
     * @param place where the member works, or empty
     * @param holder who holds the seat there, or empty
     */
    static NominatingRight none(String place, String holder) {
        String words = place.isEmpty()
                ? "Colleagues are named by the holders of seats and by core members at the comprehensive centers."
                : holder.isEmpty()
                        ? "Colleagues in %s are named by the holder of its seat, and nobody has taken it now. Write to the coordinator."
                                .formatted(place)
                        : "Colleagues in %s are named by the holder of its seat, %s. Ask them."
                                .formatted(place, holder);
        return new NominatingRight(null, null, place, Map.of(), words);
    }
}
