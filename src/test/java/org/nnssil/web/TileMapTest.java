package org.nnssil.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileMapTest {

    @Test
    void aTileStandsWhereItsStateLiesAndSaysItsFigure() {
        TileMapView map = TileMap.ofAmounts(
                "Two took part",
                "People",
                List.of(
                        new Tile("MS", "Mississippi", 3, "3 people", "/directory?a=1&jurisdiction=MS"),
                        new Tile("AK", "Alaska", 0, "no one <yet>", null)));
        Document svg = Jsoup.parse(map.picture().getValue());

        assertEquals("161", svg.selectFirst("a.t5 rect").attr("x"));
        assertEquals("193", svg.selectFirst("a.t5 rect").attr("y"));
        assertEquals("/directory?a=1&jurisdiction=MS", svg.selectFirst("a").attr("href"));
        assertEquals("Mississippi: 3 people", svg.selectFirst("a title").text());
        assertEquals("Alaska: no one <yet>", svg.selectFirst("g.t0").attr("aria-label"));
        assertEquals("Alaska", map.tiles().get(0).name());
    }

    @Test
    void aJurisdictionWithoutAPlaceIsInTheTableOnly() {
        TileMapView map = TileMap.ofEither(
                "x", "Seat", "filled", "vacant", List.of(new Tile("PW", "Palau", 1, "affiliate", null)));

        assertFalse(map.picture().getValue().contains("Palau"));
        assertEquals("Palau", map.tiles().get(0).name());
    }

    @Test
    void noColourIsWrittenIntoThePicture() {
        String svg = TileMap.ofAmounts("x", "y", List.of(new Tile("DODEA", "DoDEA", 1, "1", null)))
                .picture()
                .getValue();

        assertFalse(svg.contains("fill") || svg.contains("style"));
        assertTrue(svg.contains(">DoD<"));
    }

    @ParameterizedTest
    @CsvSource({"-1,5,0", "0,5,0", "1,1,5", "1,5,1", "5,5,5", "1,3,2", "2,3,4", "3,3,5", "1,100,1", "21,100,2", "9,3,5"
    })
    void shadesAreSharesOfTheLargest(long value, long max, int step) {
        assertEquals(step, TileMap.step(value, max));
    }

    @Test
    void theKeyNamesTheRangesThatTheShadesStandFor() {
        TileMapView map = TileMap.ofAmounts(
                "x",
                "y",
                List.of(new Tile("MS", "Mississippi", 12, "12", null), new Tile("TN", "Tennessee", 0, "none", null)));

        assertEquals(
                List.of("none", "1–2", "3–4", "5–7", "8–9", "10–12"),
                map.key().stream().map(TileMapView.Key::words).toList());
        for (TileMapView.Key key : map.key().subList(1, 6)) {
            String[] range = key.words().split("–");
            assertEquals(key.shade(), "t" + TileMap.step(Long.parseLong(range[0]), 12));
            assertEquals(key.shade(), "t" + TileMap.step(Long.parseLong(range[1]), 12));
        }
    }
}
