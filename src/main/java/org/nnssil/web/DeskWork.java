package org.nnssil.web;

import java.util.List;

/**
 * What of a feature waits for the coordinator. A feature offers a bean of this; the desk asks all of them in one
 * statement, so that one more kind of work costs no further round trip.
 */
public interface DeskWork {

    List<Kind> kinds();

    /**
     * One kind of work.
     *
     * @param count a scalar subquery in parentheses that counts what waits. It may use {@code asked.coordinator}, the
     *     id of the one who looks, and {@code asked.now}. It counts only what a coordinator may know of; the number is
     *     shown to nobody else. It is asked with every front page of a coordinator, so it needs an index
     * @param one what is counted, for one
     * @param many the same for several
     * @param path where it is done
     */
    record Kind(String count, String one, String many, String path) {}
}
