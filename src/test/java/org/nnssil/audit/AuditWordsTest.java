package org.nnssil.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditWordsTest {

    @Test
    void detailsAreSaidInWordsAndWhatIsNoneIsLeftOut() {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("membershipsKept", 2);
        detail.put("drafts", 0);
        detail.put("interim", true);
        detail.put("founding", false);
        detail.put("predecessor", null);
        detail.put("to", "");

        assertEquals("interim, memberships kept 2", AuditWords.detail(detail));
    }
}
