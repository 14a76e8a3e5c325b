package org.nnssil.web;

import io.quarkus.qute.RawString;
import java.util.List;

/**
 * A drawn tile map with its finding, and the same figures for the table.
 *
 * @param picture the SVG
 * @param finding the sentence the map is there to say
 * @param measure the head of the table's column of figures
 * @param key what each shade means
 */
public record TileMapView(RawString picture, String finding, String measure, List<Key> key, List<Tile> tiles) {

    /** One entry of the key: the shade's class, t0 to t5 or open, and its meaning. */
    public record Key(String shade, String words) {}
}
