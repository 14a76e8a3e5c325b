package org.nnssil.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MarksTest {

    @Test
    void aMarkTakesTheRecipientsValueEscapedInHtmlOnly() {
        Map<String, String> values = Map.of("NAME", "Ana <b> & \"Co\"");

        assertEquals("Dear Ana <b> & \"Co\",", Marks.inText("Dear %%NAME%%,", values));
        assertEquals("Dear Ana &lt;b&gt; &amp; &quot;Co&quot;,", Marks.inHtml("Dear %%NAME%%,", values));
    }

    @Test
    void aMarkWithoutAValueNeverReachesAReader() {
        assertEquals("Dear , hello", Marks.inText("Dear %%NICKNAME%%, hello", Map.of("NAME", "Ana")));
    }

    @Test
    void aValueIsNotSearchedForMarks() {
        assertEquals("%%B%%", Marks.inText("%%A%%", Map.of("A", "%%B%%", "B", "no")));
    }

    @Test
    void whatSomebodyTypedStaysAsTyped() {
        String typed = "100%%NAME%% of %% and %%% and $1 \\ 5%%UNSUBSCRIBE%%";

        assertEquals(typed, Marks.inText(Marks.asTyped(typed), Map.of("NAME", "Ana", "UNSUBSCRIBE", "x")));
    }
}
