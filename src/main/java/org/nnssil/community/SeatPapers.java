package org.nnssil.community;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/**
 * What a feature has for whoever holds the seat of a jurisdiction: what came from there so far, and what is open. Features
 * offer beans of this; they are called one after the other inside a transaction.
 */
public interface SeatPapers {

    /** In one statement, and as far as the reader may see it. */
    Uni<List<Paper>> of(String jurisdictionKey, UUID reader);

    /** @param path where it is found, starting with a slash */
    record Paper(String words, String path) {}
}
