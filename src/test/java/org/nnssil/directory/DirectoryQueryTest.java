package org.nnssil.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectoryQueryTest {

    private static final Map<String, String> PLACES = Map.of("MS", "Mississippi", "MO", "Missouri", "GU", "Guam");

    @Test
    void typingTheBeginningOfAPlaceMeansItsPeople() {
        assertEquals(2, DirectoryService.named(PLACES, "miss").size());
        assertEquals(List.of("MS"), DirectoryService.named(PLACES, "Mississippi"));
        assertEquals(List.of("GU"), DirectoryService.named(PLACES, "gu"));
        assertEquals(List.of(), DirectoryService.named(PLACES, "m"));
    }

    @Test
    void whatIsLookedForIsCutToWordsAndNeverBreaksTheStatement() {
        assertEquals(List.of("O", "Brien", "Smith"), DirectoryQuery.words("O'Brien-Smith | & !"));
        assertEquals(List.of(), DirectoryQuery.words("':*&|"));
        assertEquals("ab", DirectoryQuery.sound(" a\0b "));
        assertEquals(200, DirectoryQuery.sound("😀".repeat(900)).codePointCount(0, 400));
    }
}
