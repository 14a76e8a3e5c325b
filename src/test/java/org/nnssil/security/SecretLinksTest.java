package org.nnssil.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Routes;

class SecretLinksTest {

    private static final String TOKEN = "pU3bq2m0T5Y8s1d4f7g0h3j6k9l2z5x8c1v4b7n0m3Q";
    private static final String ROW = "0196f2c4-1b2a-7c3d-8e4f-5a6b7c8d9e0f";

    @Test
    void everyRouteThatASecretOpensIsOnTheList() {
        Pattern before = Pattern.compile("(/\\S+/)\\{token\\}");
        TreeSet<String> routes = Routes.all().stream()
                .flatMap(route -> before.matcher(route).results().map((MatchResult found) -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(routes, new TreeSet<>(SecretLinks.PATHS));
    }

    @Test
    void theSecretGoesAndTheRestOfTheTextStays() {
        String text = "Open https://a.example/net/invitations/" + TOKEN + " soon.\n<a href=\"/account/start/" + ROW
                + ".1790000000." + TOKEN + "\">";

        assertTrue(SecretLinks.in(text));
        assertEquals(
                "Open https://a.example/net/invitations/[kept secret] soon.\n<a href=\"/account/start/[kept secret]\">",
                SecretLinks.masked(text));
        assertFalse(SecretLinks.in(SecretLinks.masked(text)));
    }

    @Test
    void theAddressOfARowIsNoSecret() {
        String text = "https://a.example/desk/invitations/" + ROW + " and /account/start and /invitations/new";

        assertEquals(text, SecretLinks.masked(text));
    }
}
