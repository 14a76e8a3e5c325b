package org.nnssil.jurisdiction;

import java.util.List;
import org.nnssil.web.TileMapView;

/** The board of seats: the map and a row for each counted jurisdiction. */
public record BoardView(TileMapView map, List<Column> columns, List<Row> rows, boolean coordinator) {

    /** @param sort ascending, descending or empty; the value of aria-sort */
    public record Column(String words, String href, String sort) {}

    /**
     * @param holderHref empty where the holder has no page for this viewer
     * @param invited whether the holder was invited and has not accepted yet
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
            String centerKey,
            String center) {}
}
