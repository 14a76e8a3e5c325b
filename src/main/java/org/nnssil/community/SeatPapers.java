package org.nnssil.community;

import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What a feature has for whoever holds the seat of a jurisdiction: what came from there so far, and what is open.
 * Features offer beans of this; all of them are asked in one statement, however many there are.
 */
public interface SeatPapers {

    /**
     * A scalar subquery in parentheses of one JSON object, or of nothing. It may use {@code asked.key}, the
     * jurisdiction, {@code asked.reader} and {@code asked.now}, and finds only what the reader may see.
     */
    String found();

    /** What was found, in words. Not called where nothing was. */
    List<Paper> papers(String jurisdictionKey, JsonObject found);

    /** @param path where it is found, starting with a slash */
    record Paper(String words, String path) {}
}
