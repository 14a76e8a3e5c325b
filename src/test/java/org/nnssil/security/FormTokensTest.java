package org.nnssil.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormTokensTest {

    private static final Optional<String> KEY = Optional.of("a key of at least thirty-two characters");

    private final FormTokens tokens = new FormTokens(new Signer(KEY));

    @Test
    void aFormShownToOnePersonIsAcceptedFromThemWithAKeyOfItsOwn() {
        String token = tokens.issue("jordan");

        assertTrue(tokens.verify(token, "jordan").isPresent());
        assertEquals(tokens.verify(token, "jordan"), tokens.verify(token, "jordan"));
        assertNotEquals(tokens.verify(token, "jordan"), tokens.verify(tokens.issue("jordan"), "jordan"));
    }

    @Test
    void anotherPersonsTokenIsWorthless() {
        assertEquals(Optional.empty(), tokens.verify(tokens.issue("jordan"), "priya"));
        assertEquals(Optional.empty(), tokens.verify(tokens.issue(null), "priya"));
    }

    @Test
    void aTokenThatWasTouchedOrMadeWithAnotherKeyIsRefused() {
        String token = tokens.issue("jordan");
        String other = new FormTokens(new Signer(Optional.empty())).issue("jordan");

        assertEquals(Optional.empty(), tokens.verify(token + "x", "jordan"));
        char another = token.charAt(0) == '0' ? '1' : '0';
        assertEquals(Optional.empty(), tokens.verify(another + token.substring(1), "jordan"));
        assertEquals(Optional.empty(), tokens.verify(other, "jordan"));
        assertEquals(Optional.empty(), tokens.verify(null, "jordan"));
        assertEquals(Optional.empty(), tokens.verify("", "jordan"));
    }

    @Test
    void aMarkMadeForOnePurposeProvesNothingForAnother() {
        Signer signer = new Signer(KEY);

        assertTrue(signer.holds("form", "x", signer.sign("form", "x")));
        assertEquals(false, signer.holds("unsubscribe", "x", signer.sign("form", "x")));
    }

    @Test
    void aShortKeyIsRefusedAtTheStart() {
        assertThrows(IllegalArgumentException.class, () -> new Signer(Optional.of("short")));
    }
}
