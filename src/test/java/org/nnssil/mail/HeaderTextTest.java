package org.nnssil.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import org.junit.jupiter.api.Test;

class HeaderTextTest {

    @Test
    void noValueCanStartAnotherHeader() {
        assertEquals("Hello Bcc: everyone@example.org", HeaderText.oneLine("Hello\r\nBcc: everyone@example.org"));
        assertFalse(HeaderText.mailbox("Eve\r\nBcc: x@y.z", "eve@example.org").contains("\n"));
    }

    @Test
    void aNameOfAnyScriptAndPunctuationComesBackAsItWas() throws Exception {
        String[] names = {
            "Ana María Ñandú, Ph.D.",
            "\"Bobby\" <drop@table>",
            "島袋 健一郎 ".repeat(6).strip(),
            "O'Neil-Smith",
            "👩‍🏫 Teacher"
        };
        for (String name : names) {
            InternetAddress parsed = new InternetAddress(HeaderText.mailbox(name, "a@example.org"), true);
            assertEquals("a@example.org", parsed.getAddress());
            assertEquals(name, MimeUtility.decodeText(parsed.getPersonal()));
        }
    }

    @Test
    void anEncodedWordIsNotLongerThanTheStandardAllows() {
        for (String word : HeaderText.phrase("é".repeat(200)).split(" ")) {
            assertTrue(word.length() <= 75, word);
        }
    }

    @Test
    void theConfiguredSenderIsEncodedToo() {
        assertEquals("network@nnssil.example", Composer.sender("network@nnssil.example"));
        assertEquals(
                "National Network <network@nnssil.example>",
                Composer.sender("National Network <network@nnssil.example>"));
    }
}
