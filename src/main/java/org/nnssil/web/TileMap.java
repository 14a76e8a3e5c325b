package org.nnssil.web;

import io.quarkus.qute.RawString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The network's face: a small square for each jurisdiction, where it lies on the map of the country. Drawn on the
 * server; colours come from the stylesheet by class. Jurisdictions without a place on the grid (the freely associated
 * states) are in the table only.
 */
public final class TileMap {

    private static final int PITCH = 32;
    private static final int SIDE = 30;
    private static final int STEPS = 5;
    private static final String FILLED = "t3";
    private static final String OPEN = "open";
    private static final Map<String, Place> GRID = readGrid();
    private static final int COLUMNS =
            1 + GRID.values().stream().mapToInt(Place::col).max().orElse(0);
    private static final int ROWS =
            1 + GRID.values().stream().mapToInt(Place::row).max().orElse(0);

    private record Place(int row, int col) {}

    private TileMap() {}

    /** A map of amounts in up to five shades, with the ranges as its key. */
    public static TileMapView ofAmounts(String finding, String measure, List<Tile> tiles) {
        long max = max(tiles);
        return view(finding, measure, amountKey(tiles, max), tiles, tile -> shade(step(tile.value(), max)));
    }

    /** A map of yes and no: a tile is filled when its value is above zero and stands open otherwise. */
    public static TileMapView ofEither(String finding, String measure, String yes, String no, List<Tile> tiles) {
        List<TileMapView.Key> key = List.of(new TileMapView.Key(FILLED, yes), new TileMapView.Key(OPEN, no));
        return view(finding, measure, key, tiles, tile -> tile.value() > 0 ? FILLED : OPEN);
    }

    private static TileMapView view(
            String finding, String measure, List<TileMapView.Key> key, List<Tile> tiles, Function<Tile, String> shade) {
        List<Tile> byName =
                tiles.stream().sorted(Comparator.comparing(Tile::name)).toList();
        return new TileMapView(new RawString(svg(byName, shade)), finding, measure, key, byName);
    }

    /** 0 for nothing, else 1 to 5 by the share of the largest value. */
    static int step(long value, long max) {
        if (value <= 0) {
            return 0;
        }
        long share = (STEPS * value + max - 1) / max;
        return (int) Math.min(STEPS, share);
    }

    private static String shade(int step) {
        return "t" + step;
    }

    private static String svg(List<Tile> tiles, Function<Tile, String> shade) {
        StringBuilder svg = new StringBuilder(64 + tiles.size() * 160)
                .append("<svg viewBox=\"0 0 ")
                .append(COLUMNS * PITCH)
                .append(' ')
                .append(ROWS * PITCH)
                .append(
                        "\" role=\"group\" aria-label=\"Tile map of the jurisdictions; the table below has the same figures\">");
        for (Tile tile : tiles) {
            Place place = GRID.get(tile.key());
            if (place != null) {
                draw(svg, tile, place, shade.apply(tile));
            }
        }
        return svg.append("</svg>").toString();
    }

    // Tiles are links for the pointer only: 57 tab stops would stand between a keyboard and the page, and the table
    // carries the same links.
    private static void draw(StringBuilder svg, Tile tile, Place place, String shade) {
        int x = place.col * PITCH + 1;
        int y = place.row * PITCH + 1;
        String href = tile.href();
        String words = escape(tile.name() + ": " + tile.label());
        if (href == null) {
            svg.append("<g class=\"")
                    .append(shade)
                    .append("\" role=\"img\" aria-label=\"")
                    .append(words)
                    .append("\">");
        } else {
            svg.append("<a class=\"")
                    .append(shade)
                    .append("\" tabindex=\"-1\" href=\"")
                    .append(escape(href));
            svg.append("\" aria-label=\"").append(words).append("\">");
        }
        svg.append("<title>").append(words).append("</title>");
        svg.append("<rect x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y)
                .append("\" width=\"")
                .append(SIDE);
        svg.append("\" height=\"").append(SIDE).append("\" rx=\"2\"/>");
        svg.append(tile.key().length() > 2 ? "<text class=\"long\" x=\"" : "<text x=\"");
        svg.append(x + SIDE / 2).append("\" y=\"").append(y + 19).append("\">").append(face(tile.key()));
        svg.append("</text>").append(href == null ? "</g>" : "</a>");
    }

    private static String face(String key) {
        return key.equals("DODEA") ? "DoD" : escape(key);
    }

    private static List<TileMapView.Key> amountKey(List<Tile> tiles, long max) {
        List<TileMapView.Key> key = new ArrayList<>();
        if (tiles.stream().anyMatch(tile -> tile.value() <= 0)) {
            key.add(new TileMapView.Key(shade(0), "none"));
        }
        for (int step = 1; step <= STEPS; step++) {
            long from = max * (step - 1) / STEPS + 1;
            long to = max * step / STEPS;
            if (from <= to) {
                key.add(new TileMapView.Key(
                        shade(step), from == to ? "%,d".formatted(from) : "%,d–%,d".formatted(from, to)));
            }
        }
        return key;
    }

    private static long max(List<Tile> tiles) {
        return Math.max(1, tiles.stream().mapToLong(Tile::value).max().orElse(1));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static Map<String, Place> readGrid() {
        try (InputStream in = Objects.requireNonNull(TileMap.class.getResourceAsStream("tile_grid.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .collect(Collectors.toMap(
                            cell -> cell[0],
                            cell -> new Place(Integer.parseInt(cell[1]), Integer.parseInt(cell[2])),
                            (first, second) -> first,
                            HashMap::new));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
