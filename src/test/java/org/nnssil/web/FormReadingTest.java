package org.nnssil.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As the URL standard says: what is no escape stands for itself, what is no UTF-8 is marked as lost. */
class FormReadingTest {

    @ParameterizedTest
    @CsvSource({
        "a+b%20c, a b c",
        "100%, 100%",
        "100%2, 100%2",
        "a%ZZb, a%ZZb",
        "%25%2B%26%3D, %+&=",
        "%e2%82%ac %C3%A9, € é",
        "%F0%9F%91%A9, 👩",
        "%EF%BB%BFx, \ufeffx",
        "a%FFb, a\ufffdb",
        "a%ED%A0%80b, a\ufffd\ufffd\ufffdb",
        "%C3, \ufffd",
        "é, é"
    })
    void aFieldIsReadAsABrowserWroteIt(String sent, String read) {
        String onTheWire = new String(sent.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        // Java marks the three bytes of half a pair once, others each of them; lost it is either way.
        assertEquals(once(read), once(FormReading.decoded(onTheWire)));
    }

    private static String once(String text) {
        return text.replaceAll("\ufffd+", "\ufffd");
    }
}
