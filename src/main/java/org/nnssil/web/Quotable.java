package org.nnssil.web;

import java.util.List;

/**
 * What of a feature an issue of the newsletter may tell of. A feature offers a bean of this; the newsletter asks all of
 * them in one statement, however many items an issue has.
 */
public interface Quotable {

    List<Kind> kinds();

    /**
     * One kind of thing.
     *
     * @param type stored with the item of an issue, such as practice
     * @param table where the thing's row is. All that makes it narrower or takes it back changes or locks that row, so
     *     that whoever locks it for share keeps its standing as it is
     * @param standing a select of {@code id}, {@code community_id}, {@code reach} and {@code revision} of those among
     *     {@code asked.ids}, an array of ids, that may be told of now: what is gone, withdrawn or not for quotation is
     *     not among them. The audience is not asked here, because whether the readers may know is what it is for; where
     *     a thing is open to several, the one that concerns the issue of {@code asked.community}. A revision is an
     *     integer that rises with every change that matters to a reader, or null
     */
    record Kind(String type, String table, String standing) {}
}
