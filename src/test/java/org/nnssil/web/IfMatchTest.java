package org.nnssil.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    @Test
    void anETagIsTheVersionThatWasSeen() {
        assertEquals(12, IfMatch.version("\"12\""));
        assertEquals(12, IfMatch.version(" W/\"12\" "));
        assertEquals(12, IfMatch.version("12"));
    }

    @Test
    void withoutOneOrWithAStarAnyVersionWillDo() {
        assertNull(IfMatch.version(null));
        assertNull(IfMatch.version("*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "\"\"", "\"1", "-1", "\"99999999999\"", "\"1\", \"2\"", "W/3"})
    void whatIsNoTagOfOursMatchesNoVersion(String header) {
        assertEquals(IfMatch.NONE, IfMatch.version(header));
    }
}
