package org.nnssil.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                " leading and trailing ",
                "e\u0301 and \u00e9 stay apart",
                "\u202eright to left",
                "\ud83d\udc69\u200d\ud83c\udfeb",
                "\u0001\u007f\ufeff\uffff",
                "tab\there"
            })
    void textIsKeptExactlyAsTyped(String typed) {
        assertEquals(typed, new Check().line("title", typed, 100));
    }

    @Test
    void lineBreaksOfEveryKindAreKeptInLongText() {
        assertEquals("a\r\nb\nc\rd", new Check().text("body", "a\r\nb\nc\rd", 100));
    }

    @Test
    void whatCannotBeStoredIsRefusedAtItsField() {
        assertEquals(
                "Remove the invisible NUL character; it cannot be stored.", refusal(c -> c.line("title", "a\0b", 9)));
        assertEquals(
                "Remove the broken character; it is not valid Unicode.", refusal(c -> c.line("title", "a\ud800", 9)));
        assertEquals(
                "Type the character again that stands as \ufffd; it was lost on the way here.",
                refusal(c -> c.line("title", "a\ufffdb", 9)));
        assertEquals("Write this on one line.", refusal(c -> c.line("title", "a\nb", 9)));
        assertEquals("Fill this in.", refusal(c -> c.line("title", " \u2003\t", 9)));
        assertEquals("Fill this in.", refusal(c -> c.line("title", null, 9)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b\u200d", "\u00ad", "\u2060 \ufeff", "\u3164", "\u2800", "\u202e\u202c", "\u0301"})
    void whatNobodyCanSeeIsNothing(String typed) {
        assertEquals("Fill this in.", refusal(c -> c.line("title", typed, 9)));
        assertEquals("Fill this in.", refusal(c -> c.text("title", typed, 9)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "\u2026", "\ud83d\ude42", "\u00e9", "\u65e5", "\u0661"})
    void oneVisibleSignIsEnough(String typed) {
        assertEquals(typed, new Check().line("title", typed, 9));
    }

    @Test
    void lengthCountsCharactersAndNotHalves() {
        String five = "\ud83d\ude42".repeat(5);

        assertEquals(five, new Check().line("title", five, 5));
        assertEquals("Shorten this to 4 characters; it has 5.", refusal(c -> c.line("title", five, 4)));
    }

    @Test
    void aNumberOutsideItsLimitsSaysTheLimits() {
        assertEquals("Give a whole number from 5 to 1,440.", refusal(c -> c.number("title", "1e3", 5, 1440)));
        assertEquals(90, new Check().number("minutes", " 90 ", 5, 1440));
    }

    @Test
    void onlyWebAddressesAreLinks() {
        assertEquals("https://meet.example/abc", new Check().optionalUrl("title", "https://meet.example/abc"));
        assertEquals("", new Check().optionalUrl("title", null));
        refusal(c -> c.optionalUrl("title", "javascript:alert(1)"));
        refusal(c -> c.optionalUrl("title", "https://a.example/\" onclick=\"x"));
    }

    private static String refusal(Consumer<Check> use) {
        Check check = new Check();
        use.accept(check);
        Invalid invalid = assertThrows(Invalid.class, check::done);
        return invalid.errors().get("title");
    }
}
