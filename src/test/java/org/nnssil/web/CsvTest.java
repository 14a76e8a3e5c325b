package org.nnssil.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void everyCellStandsInQuotesAndKeepsWhatIsInIt() {
        assertEquals(
                "\"Jane \"\"JJ\"\" Doe\",\"a,b\",\"two\nlines\",\"\",\"Zoë 田中 😀\"\r\n",
                Csv.line(List.of("Jane \"JJ\" Doe", "a,b", "two\nlines", "", "Zoë 田中 😀")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49 30", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠a"})
    void whatASpreadsheetWouldRunBecomesText(String formula) {
        assertEquals("\"'" + formula + "\"", Csv.cell(formula));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b", "1+1", "o'brien", " =1", "555-0101"})
    void whatItWouldNotRunStaysAsItIs(String text) {
        assertEquals("\"" + text + "\"", Csv.cell(text));
    }
}
