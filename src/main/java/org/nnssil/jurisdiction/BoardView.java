package org.nnssil.jurisdiction;

import java.util.List;
import org.nnssil.web.Choice;
import org.nnssil.web.TileMapView;

/**
 * The board of seats: the map and a row for each counted jurisdiction that was asked for.
 *
 * @param summary the figures of all counted seats in a sentence
 * @param silence after how long a jurisdiction is called silent, in words
 * @param table where the same rows are as a table for spreadsheets
 */
public record BoardView(
        TileMapView map,
        String summary,
        List<Choice> shows,
        int months,
        String silence,
        String table,
        List<Column> columns,
        List<Row> rows,
        boolean coordinator) {

    /** @param sort ascending, descending or empty; the value of aria-sort */
    public record Column(String words, String href, String sort) {}

    /**
     * @param holderHref empty where the holder has no page for this viewer
     * @param invited whether the holder was invited and has not accepted yet
     * @param attended the day of the last session, or "never"; like contributed
     */
    public record Row(
            String key,
            String name,
            boolean filled,
            String holder,
            String holderHref,
            String role,
            boolean interim,
            boolean invited,
            String since,
            String attended,
            String contributed,
            boolean silent,
            String centerKey,
            String center,
            String liaison) {}
}
