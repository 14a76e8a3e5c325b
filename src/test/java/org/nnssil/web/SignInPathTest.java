package org.nnssil.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInPathTest {

    @Test
    void afterSigningInOneComesBackToThePageOneWasOn() {
        assertEquals(Optional.of("/practices?q=panels"), SignInPages.ownPath("/practices?q=panels"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "evil",
                "",
                "/a\\b",
                "/a\nb",
                "/sign-in?to=/x",
                "/\t/evil.example",
                "/ /evil.example"
            })
    void noAddressLeadsToAnotherHost(String to) {
        assertEquals(Optional.empty(), SignInPages.ownPath(to));
    }
}
