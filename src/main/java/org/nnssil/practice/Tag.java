package org.nnssil.practice;

import java.util.Locale;
import java.util.Optional;

/** One value of one facet, such as principle 4. */
record Tag(Facet facet, String value) {

    /** How practice_facet writes the value: in capitals, as the columns do. */
    String stored() {
        return value.toUpperCase(Locale.ROOT);
    }

    /** Empty for a value that this version of the service does not know. */
    static Optional<Tag> ofStored(String facet, String value) {
        for (Facet known : Facet.values()) {
            if (known.name().equals(facet)) {
                return known.find(value).map(found -> new Tag(known, found));
            }
        }
        return Optional.empty();
    }
}
