package org.nnssil.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A page that the walk does not know would be looked at by nobody. */
class StopsTest {

    @Test
    void theWalkGoesToEveryRouteThatHasAPage() {
        assertEquals(List.of(), Walk.unknown());
    }
}
