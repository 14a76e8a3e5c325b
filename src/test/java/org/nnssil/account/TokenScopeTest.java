package org.nnssil.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenScopeTest {

    @Test
    void eachAddressNeedsTheScopeOfItsArea() {
        assertEquals("webinars:read", needed("GET", "/api/v1/webinars/1"));
        assertEquals("webinars:write", needed("POST", "/api/v1/webinars/1/registration"));
        assertEquals("discussions:write", needed("POST", "/api/v1/communities/nnssil/threads"));
        assertEquals("people:read", needed("GET", "/api/v1/communities"));
        assertEquals("people:read", needed("GET", "/api/v1/jurisdictions"));
        assertEquals(Optional.empty(), TokenScope.needed("GET", "/api/v1/me"));
    }

    @Test
    void whatNobodyThoughtOfNeedsEverything() {
        assertEquals("everything:read", needed("GET", "/api/v1/imports"));
        assertEquals("everything:write", needed("DELETE", "/api/v1/communities/nnssil/members/1"));
        assertEquals("everything:write", needed("PATCH", "/api/v1/me"));
    }

    @Test
    void writingIncludesReadingOfTheSameAndNothingElse() {
        TokenScope read = TokenScope.PRACTICES_READ;
        assertTrue(read.within(List.of("practices:write")));
        assertTrue(read.within(List.of("everything:read")));
        assertFalse(read.within(List.of("webinars:read", "webinars:write")));
        assertFalse(TokenScope.PRACTICES_WRITE.within(List.of("practices:read", "everything:read")));
        assertTrue(TokenScope.PRACTICES_WRITE.within(List.of("everything:write")));
    }

    private static String needed(String method, String path) {
        return TokenScope.needed(method, path).orElseThrow().key();
    }
}
