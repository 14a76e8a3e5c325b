package org.nnssil.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links in mail and calendars hold, however the address of the network was written down. */
class BaseUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"https://network.example.org", "https://network.example.org/", " https://network.example.org// "
            })
    void aPathCanFollowHoweverItEnds(String configured) {
        assertEquals("https://network.example.org/settings", BaseUrl.of(configured) + "/settings");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", "https://example.org/network"})
    void aPortAndAPathStay(String configured) {
        assertEquals(configured, BaseUrl.of(configured).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "network.example.org",
                "network.example.org:8080",
                "ftp://example.org",
                "https://",
                "https://a b.example.org",
                "https://example.org/?from=mail",
                "https://example.org/#top",
                "https://user@example.org"
            })
    void whatIsNoAddressOfTheNetworkIsRefusedInWords(String configured) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> BaseUrl.of(configured));
        assertTrue(refused.getMessage().contains("NETWORK_BASE_URL is \"" + configured + "\""), refused.getMessage());
    }
}
