package org.nnssil.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void aTemporaryRefusalIsTriedAgain() {
        Verdict verdict = Verdict.answered(451, "4.7.1 Greylisted, come back later");

        assertFalse(verdict.end());
        assertFalse(verdict.unreachable());
        assertEquals("451 4.7.1 Greylisted, come back later", verdict.reason());
    }

    @Test
    void aPermanentRefusalEndsAndAnUnknownMailboxIsABounce() {
        assertTrue(Verdict.answered(550, "5.1.1 <x@y> User unknown").bounced());
        assertTrue(Verdict.answered(550, "No such user here").bounced());
    }

    @Test
    void aRefusedMessageIsNotABouncedMailbox() {
        assertTrue(Verdict.answered(550, "5.7.1 Message rejected as spam by unknown filter")
                .end());
        assertFalse(Verdict.answered(550, "5.7.1 Message rejected as spam by unknown filter")
                .bounced());
        assertFalse(Verdict.answered(552, "5.2.2 Mailbox full").bounced());
    }

    @Test
    void aFailedSignInIsOurFaultAndCostsNoMailItsLife() {
        assertFalse(Verdict.answered(535, "5.7.8 Authentication failed").end());
        assertTrue(Verdict.answered(535, "5.7.8 Authentication failed").unreachable());
    }

    @Test
    void aServerOutOfReachIsTriedAgain() {
        Verdict verdict = Verdict.of(new IllegalStateException("wrapped", new ConnectException("refused")));

        assertFalse(verdict.end());
        assertTrue(verdict.unreachable());
    }

    @Test
    void theDelaysGrowToFourHours() {
        assertEquals(Duration.ofMinutes(1), Verdict.delayAfter(1));
        assertEquals(Duration.ofHours(1), Verdict.delayAfter(4));
        assertEquals(Duration.ofHours(4), Verdict.delayAfter(9));
    }
}
