package org.nnssil.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"\"12\"", " W/\"12\" ", "12", "\"zz\", \"12\"", "\"12\",\"13\"", "W/\"1, 2\" , \"12\"", "11, 12"
            })
    void theVersionThatWasSeenHoldsAloneOrInAList(String header) {
        assertTrue(IfMatch.of(header).holds(12));
        assertFalse(IfMatch.of(header).holds(2));
    }

    @Test
    void withoutOneOrWithAStarAnyVersionWillDo() {
        assertTrue(IfMatch.of(null).holds(3));
        assertTrue(IfMatch.of(" * ").holds(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "\"\"",
                "\"1",
                "-1",
                "\"99999999999\"",
                "\"1\" \"2\"",
                "\"1\",",
                "W/3",
                "\"1, 2\"",
                "*, \"1\""
            })
    void whatIsNoTagOfOursMatchesNoVersion(String header) {
        for (int version = -1; version < 4; version++) {
            assertFalse(IfMatch.of(header).holds(version), header);
        }
    }
}
