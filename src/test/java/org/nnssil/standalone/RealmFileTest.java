package org.nnssil.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmFileTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+)(?::([^}]*))?}");

    /** What Keycloak's table can hold; a longer default makes the import fail. */
    private static final int LONGEST_SECRET = 255;

    private final JsonNode realm = RealmFile.plain().tree();

    @Test
    void guessingPasswordsIsSlowedDown() {
        assertTrue(realm.get("bruteForceProtected").asBoolean());
        assertTrue(realm.get("failureFactor").asInt() <= 10);
        assertTrue(realm.get("passwordPolicy").asText().contains("length(12)"));
    }

    @Test
    void tokensAreShort() {
        assertEquals(300, realm.get("accessTokenLifespan").asInt());
        assertEquals(8 * 3600, realm.get("ssoSessionIdleTimeout").asInt());
    }

    @Test
    void nobodyRegistersThemselvesAndAnAddressIsProven() {
        assertFalse(realm.get("registrationAllowed").asBoolean());
        assertTrue(realm.get("verifyEmail").asBoolean());
        assertFalse(realm.get("duplicateEmailsAllowed").asBoolean());
    }

    @Test
    void noSecretHasAValueThatSomebodyElseCouldKnow() {
        for (JsonNode client : realm.get("clients")) {
            Matcher secret = PLACEHOLDER.matcher(client.get("secret").asText());
            assertTrue(secret.matches(), client.get("clientId").asText());
            assertTrue(
                    secret.group(2).length() > LONGEST_SECRET,
                    "an unset " + secret.group(1) + " must break the import, not become the secret");
        }
        assertFalse(StreamSupport.stream(realm.get("users").spliterator(), false)
                .anyMatch(user -> user.has("credentials")));
    }

    @Test
    void thePagesSignInByCodeFlowWithProofAndReturnToOneAddressOnly() {
        JsonNode client = client(realm, "network");

        assertTrue(client.get("standardFlowEnabled").asBoolean());
        assertFalse(client.get("directAccessGrantsEnabled").asBoolean());
        assertFalse(client.get("implicitFlowEnabled").asBoolean());
        assertEquals("S256", client.at("/attributes/pkce.code.challenge.method").asText());
        assertEquals(
                "[\"${NETWORK_URL}/signed-in\"]", client.get("redirectUris").toString());
        assertEquals(
                "${NETWORK_URL}/",
                client.at("/attributes/post.logout.redirect.uris").asText());
    }

    @Test
    void theServiceAccountManagesUsersAndNothingElse() {
        assertEquals(
                "{\"realm-management\":[\"manage-users\",\"view-users\"]}",
                realm.get("users").get(0).get("clientRoles").toString());
        assertEquals(1, realm.get("users").size());
        assertFalse(client(realm, "network-admin").get("fullScopeAllowed").asBoolean());
    }

    @Test
    void theExampleOfAStatesOwnSignInLeadsNobodyAnywhereAndHoldsNoSecret() {
        JsonNode provider = realm.at("/identityProviders/0");
        JsonNode organization = realm.at("/organizations/0");

        assertTrue(realm.get("organizationsEnabled").asBoolean());
        assertFalse(provider.get("enabled").asBoolean());
        assertFalse(provider.get("trustEmail").asBoolean(), "an address is proven before anybody is linked by it");
        assertEquals("private_key_jwt", provider.at("/config/clientAuthMethod").asText());
        assertFalse(provider.get("config").has("clientSecret"));
        assertEquals(
                provider.get("alias").asText(),
                organization.at("/identityProviders/0/alias").asText());
        assertEquals(
                organization.at("/domains/0/name").asText(),
                provider.at("/config/kc.org.domain").asText());
    }

    @Test
    void onOneMachineAddressAndPasswordStandOnOnePage() {
        for (JsonNode file : List.of(RealmFile.demo().tree(), RealmFile.empty().tree())) {
            assertFalse(file.get("organizationsEnabled").asBoolean());
            assertFalse(file.has("organizations"));
            assertFalse(file.has("identityProviders"));
        }
    }

    @Test
    void theCommandLineClientIsInTheDemoOnly() {
        assertEquals(Set.of("network", "network-admin"), clients(realm));
        assertEquals(
                Set.of("network", "network-admin"), clients(RealmFile.empty().tree()));
        assertEquals(
                Set.of("network", "network-admin", "network-cli"),
                clients(RealmFile.demo().tree()));
    }

    @Test
    void thePeopleOfTheDemoHaveFixedSubjects() {
        JsonNode users = RealmFile.demo().tree().get("users");

        assertEquals(11, users.size());
        assertEquals("coordinator", users.get(1).get("username").asText());
        assertEquals(
                "00000000-0000-4000-8000-000000000001", users.get(1).get("id").asText());
        assertEquals("newcomer", users.get(9).get("username").asText());
        assertEquals(
                "00000000-0000-4000-8000-000000000009", users.get(9).get("id").asText());
    }

    @Test
    void theEmptyNetworkHasOneAccountWhosePasswordMustBeChanged() {
        JsonNode users = RealmFile.empty().tree().get("users");

        assertEquals(2, users.size());
        JsonNode credential = users.get(1).get("credentials").get(0);
        assertEquals("${NETWORK_COORDINATOR_PASSWORD}", credential.get("value").asText());
        assertTrue(credential.get("temporary").asBoolean());
        assertEquals(
                "[\"UPDATE_PASSWORD\"]", users.get(1).get("requiredActions").toString());
    }

    @Test
    void everyPlaceholderOfTheOneMachineRunIsFilled(@TempDir Path folder) throws IOException {
        for (RealmFile file : List.of(RealmFile.demo(), RealmFile.empty())) {
            Set<String> filled = file.variables(Secrets.in(folder)).keySet();
            Matcher placeholder = PLACEHOLDER.matcher(file.json());
            while (placeholder.find()) {
                assertTrue(filled.contains(placeholder.group(1)), placeholder.group());
            }
        }
    }

    private static JsonNode client(JsonNode realm, String id) {
        return StreamSupport.stream(realm.get("clients").spliterator(), false)
                .filter(client -> client.get("clientId").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> clients(JsonNode realm) {
        return StreamSupport.stream(realm.get("clients").spliterator(), false)
                .map(client -> client.get("clientId").asText())
                .collect(Collectors.toSet());
    }
}
