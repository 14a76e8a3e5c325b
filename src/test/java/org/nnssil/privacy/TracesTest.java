package org.nnssil.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TracesTest {

    @Test
    void aNameIsLookedForAsTypedAndAsItStandsInHtml() {
        String pattern = Traces.of("Siobhán O'Neal", "so+x@tests.example", true);

        assertTrue(pattern.contains("\\mSiobhán\\ O\\'Neal\\M"), pattern);
        assertTrue(pattern.contains("\\mSiobhán\\ O\\&\\#39\\;Neal\\M"), pattern);
        assertTrue(pattern.contains("\\mso\\+x\\@tests\\.example\\M"), pattern);
        assertTrue(pattern.contains("\\mso\\&\\#43\\;x\\&\\#64\\;tests\\.example\\M"), pattern);
    }

    @Test
    void aNameThatOthersHaveOrThatIsAWordStaysInTexts() {
        assertEquals(
                "\\ma\\@b\\.example\\M|\\ma\\&\\#64\\;b\\.example\\M", Traces.of("Maria Garcia", "a@b.example", false));
        assertFalse(Traces.of("Al", "a@b.example", true).contains("Al"));
    }
}
