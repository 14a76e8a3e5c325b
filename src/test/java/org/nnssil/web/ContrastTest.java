package org.nnssil.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Reads the tokens out of the stylesheet and computes WCAG contrast for every pair that is used. */
class ContrastTest {

    private static final Path CSS = Path.of("src/main/resources/META-INF/resources/assets/network.css");
    private static final Pattern TOKEN = Pattern.compile("--([a-z0-9-]+): (#[0-9a-f]{6});");
    private static final List<String> GROUNDS =
            List.of("paper", "surface", "tint", "marigold-tint", "good-tint", "bad-tint");
    private static final double TEXT = 4.5;
    private static final double CONTROL = 3.0;

    private final String css = Files.readString(CSS);
    private final Map<String, String> light = tokens(css.substring(0, css.indexOf("@media")));
    private final Map<String, String> dark = dark();

    ContrastTest() throws IOException {}

    @Test
    void everyTextCanBeReadOnEveryGroundItStandsOn() {
        assertAll(both(tokens -> GROUNDS.stream()
                .flatMap(ground -> Stream.of("ink", "muted", "accent", "accent-strong", "marigold", "good", "bad")
                        .map(text -> at(tokens, text, ground, TEXT)))));
    }

    @Test
    void buttonsAndTilesCanBeRead() {
        assertAll(both(tokens -> Stream.concat(
                Stream.of(at(tokens, "on-accent", "accent", TEXT), at(tokens, "on-accent", "accent-strong", TEXT)),
                Stream.of(1, 2, 3, 4, 5).map(n -> at(tokens, "map-ink-" + n, "map-" + n, TEXT)))));
    }

    @Test
    void controlsAndTheFocusRingCanBeSeen() {
        assertAll(both(tokens -> Stream.of("paper", "surface", "tint")
                .flatMap(ground -> Stream.of("edge", "accent", "marigold", "bad", "map-5")
                        .map(border -> at(tokens, border, ground, CONTROL)))));
    }

    @Test
    void theDarkThemeNamesEveryColourOfTheLightOne() {
        assertEquals(light.keySet(), tokens(darkBlock()).keySet());
    }

    @Test
    void coloursAreWrittenInTheTokensOnly() {
        String rules = css.substring(css.indexOf("/* ---------- base"), css.indexOf("@media print"))
                .replaceAll("background: #ffffff; border: 1px solid var\\(--edge\\)", "");
        assertFalse(Pattern.compile("#[0-9a-fA-F]{3,8}\\b").matcher(rules).find());
    }

    @Test
    void theStylesheetStaysSmall() {
        assertTrue(css.length() < 36_000, () -> css.length() + " bytes");
        assertFalse(css.contains("@import") || css.contains("url("));
    }

    private Stream<Executable> both(java.util.function.Function<Map<String, String>, Stream<Executable>> checks) {
        return Stream.concat(checks.apply(light), checks.apply(dark));
    }

    private Executable at(Map<String, String> tokens, String front, String ground, double least) {
        return () -> {
            double ratio = ratio(tokens.get(front), tokens.get(ground));
            String theme = tokens == light ? "light" : "dark";
            assertTrue(ratio >= least, "%s: %s on %s is %.2f".formatted(theme, front, ground, ratio));
        };
    }

    private static double ratio(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
    }

    private static double channel(String hex, int at) {
        double c = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private Map<String, String> dark() {
        Map<String, String> tokens = new HashMap<>(light);
        tokens.putAll(tokens(darkBlock()));
        return tokens;
    }

    private String darkBlock() {
        return css.substring(css.indexOf("@media (prefers-color-scheme: dark)"), css.indexOf("/* ---------- base"));
    }

    private static Map<String, String> tokens(String block) {
        Map<String, String> tokens = new HashMap<>();
        for (Matcher m = TOKEN.matcher(block); m.find(); ) {
            tokens.put(m.group(1), m.group(2));
        }
        return tokens;
    }
}
