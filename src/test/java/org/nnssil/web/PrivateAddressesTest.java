package org.nnssil.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a log tells of an address: enough to find the page, and nothing that opens it. */
class PrivateAddressesTest {

    private static final String TOKEN = "pU3bq2m0T5Y8s1d4f7g0h3j6k9l2z5x8c1v4b7n0m3Q";

    @ParameterizedTest
    @CsvSource({
        "/calendar/" + TOKEN + ".ics, /calendar/…",
        "/account/start/" + TOKEN + "." + TOKEN + ", /account/start/…",
        "/account/start/0196f2c4-1b2a-7c3d-8e4f-5a6b7c8d9e0f.1790000000." + TOKEN + ", /account/start/…",
        "/account/email/objection/0196f2c4-1b2a-7c3d-8e4f-5a6b7c8d9e0f." + TOKEN + ", /account/email/objection/…",
        "/decisions/0196f2c4-1b2a-7c3d-8e4f-5a6b7c8d9e0f.core." + TOKEN + ", /decisions/…",
        "/unsubscribe/0196f2c4-1b2a-7c3d-8e4f-5a6b7c8d9e0f.NEWSLETTER." + TOKEN + "/undo, /unsubscribe/…/undo",
        "/unsubscribe/" + TOKEN + ", /unsubscribe/…",
        "/threads/0196f2c4-1b2a-7c3d-8e4f-5a6b7c8d9e0f/posts/3, /threads/0196f2c4-1b2a-7c3d-8e4f-5a6b7c8d9e0f/posts/3",
        "/communities/urban-superintendents/threads, /communities/urban-superintendents/threads"
    })
    void noTokenStandsInALog(String path, String logged) {
        assertEquals(logged, ErrorPages.logged(path));
    }
}
