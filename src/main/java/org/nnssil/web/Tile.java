package org.nnssil.web;

import org.jspecify.annotations.Nullable;

/**
 * One jurisdiction's figure on the tile map and in its table.
 *
 * @param key the jurisdiction's key, "MS", "DODEA"
 * @param name in full, "Mississippi"
 * @param value the figure; zero or less is drawn as an empty tile
 * @param label the figure in words, "3 people took part"
 * @param href where the tile leads, or null
 */
public record Tile(String key, String name, long value, String label, @Nullable String href) {}
