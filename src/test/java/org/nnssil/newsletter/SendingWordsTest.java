package org.nnssil.newsletter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nnssil.mail.Deliveries;
import org.nnssil.mail.MailWay;

/** No page says that copies go out, or can be released, where there is nothing that could take them. */
class SendingWordsTest {

    private static final Deliveries QUEUED = new Deliveries(108, 0, 0, 0, 0, 0);
    private static final Deliveries HELD = new Deliveries(0, 108, 0, 0, 0, 0);
    private static final Deliveries SOME_OUT = new Deliveries(5, 0, 3, 99, 0, 1);

    @Test
    void withoutAMailServerTheCopiesAreKeptAndNobodyIsToldToReleaseThemNow() {
        for (Deliveries sent : new Deliveries[] {QUEUED, HELD}) {
            assertEquals(
                    "Kept, because no mail server is set up: 0 of 108 done.", SendingWords.state(MailWay.KEPT, sent));
            assertEquals(
                    "No mail server is set up here, so no mail can leave. Nothing is lost: 108 copies are kept on the"
                            + " Mail page, to be released there once there is a server.",
                    SendingWords.waiting(MailWay.KEPT, sent));
        }
        assertTrue(String.valueOf(SendingWords.before(MailWay.KEPT)).contains("no mail can leave"));
        assertTrue(SendingWords.test(MailWay.KEPT, "a@b.example").contains("is kept on the Mail page"));
    }

    @Test
    void whereMailIsHeldTheyWaitForTheCoordinator() {
        assertEquals("Held until you release them: 0 of 108 done.", SendingWords.state(MailWay.HELD, HELD));
        assertEquals(
                "Mail is held: 108 copies wait on the Mail page until you release them.",
                SendingWords.waiting(MailWay.HELD, HELD));
        assertEquals(
                "Mail is held: 1 copy waits on the Mail page until you release it.",
                SendingWords.waiting(MailWay.HELD, new Deliveries(0, 1, 0, 0, 0, 0)));
        assertEquals("Queued: 0 of 108 done.", SendingWords.state(MailWay.HELD, QUEUED));
        assertTrue(String.valueOf(SendingWords.before(MailWay.HELD)).contains("until you release them"));
        assertTrue(SendingWords.test(MailWay.HELD, "a@b.example").contains("until you release it"));
    }

    @Test
    void whereMailLeavesItIsGoingOut() {
        assertEquals("Going out: 100 of 108 done.", SendingWords.state(MailWay.LEAVES, SOME_OUT));
        assertNull(SendingWords.waiting(MailWay.LEAVES, SOME_OUT));
        assertNull(SendingWords.before(MailWay.LEAVES));
        assertEquals("A test copy is on its way to a@b.example.", SendingWords.test(MailWay.LEAVES, "a@b.example"));
    }
}
