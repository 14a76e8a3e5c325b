package org.nnssil.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The realm that Keycloak imports. {@code keycloak/network-realm.json} is the realm of a real network; what the
 * one-machine run needs besides is laid over it here, so that the two cannot drift apart. Secrets and addresses stay
 * placeholders in the file and reach Keycloak by its environment.
 */
final class RealmFile {

    static final String REALM = "network";
    static final String NETWORK_SECRET = "oidc.secret";
    static final String ADMIN_SECRET = "oidc.admin-secret";
    static final String COORDINATOR_PASSWORD = "coordinator.first-password";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode realm;

    private RealmFile(ObjectNode realm) {
        this.realm = realm;
    }

    /** The realm as exported, for a real network. */
    static RealmFile plain() {
        return new RealmFile((ObjectNode) resource("/keycloak/network-realm.json"));
    }

    /** With the invented people and the client for the command line. */
    static RealmFile demo() {
        RealmFile file = plain().onLoopback();
        ((ArrayNode) file.realm.get("clients"))
                .addAll((ArrayNode) resource("/keycloak/demo-overlay.json").get("clients"));
        for (DemoPerson person : DemoPerson.all()) {
            file.addUser(person.username(), DemoPerson.PASSWORD, false)
                    .put("id", person.subject())
                    .put("firstName", person.firstName())
                    .put("lastName", person.lastName())
                    .put("email", person.email())
                    .put("emailVerified", true);
        }
        return file;
    }

    /** With one account for whoever claims the coordinator role, and a password to be changed at first sign-in. */
    static RealmFile empty() {
        RealmFile file = plain().onLoopback();
        // An imported password that is only marked temporary is not asked to be changed; the action makes sure.
        file.addUser("coordinator", "${NETWORK_COORDINATOR_PASSWORD}", true)
                .putArray("requiredActions")
                .add("UPDATE_PASSWORD");
        return file;
    }

    /** The values of the placeholders. */
    Map<String, String> variables(Secrets secrets) {
        return Map.of(
                "NETWORK_URL", "http://127.0.0.1",
                "NETWORK_OIDC_SECRET", secrets.get(NETWORK_SECRET),
                "NETWORK_ADMIN_CLIENT_SECRET", secrets.get(ADMIN_SECRET),
                "NETWORK_COORDINATOR_PASSWORD", secrets.get(COORDINATOR_PASSWORD));
    }

    void writeTo(Path folder) throws IOException {
        OwnerOnly.createFolder(folder);
        Files.writeString(folder.resolve("network-realm.json"), json());
    }

    String json() throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(realm);
    }

    JsonNode tree() {
        return realm;
    }

    /**
     * Any port of 127.0.0.1 and localhost (Keycloak ignores the port of a loopback address, RFC 8252 section 7.3), so
     * that the port can be changed later; and no mail to prove an address by, since Keycloak has no mail server here.
     * Nobody signs in elsewhere, so address and password stand on one page.
     */
    private RealmFile onLoopback() {
        realm.put("organizationsEnabled", false);
        realm.remove(List.of("organizations", "identityProviders"));
        realm.put("verifyEmail", false);
        realm.put("resetPasswordAllowed", false);
        ObjectNode client = (ObjectNode) realm.get("clients").get(0);
        String path = client.get("redirectUris").get(0).asText().replace("${NETWORK_URL}", "");
        client.set("redirectUris", strings(List.of("http://127.0.0.1" + path, "http://localhost" + path)));
        ((ObjectNode) client.get("attributes"))
                .put("post.logout.redirect.uris", "http://127.0.0.1/##http://localhost/");
        return this;
    }

    private ObjectNode addUser(String username, String password, boolean temporary) {
        ObjectNode user = ((ArrayNode) realm.get("users")).addObject();
        user.put("username", username).put("enabled", true);
        user.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", password)
                .put("temporary", temporary);
        return user;
    }

    private static ArrayNode strings(List<String> values) {
        ArrayNode array = JSON.createArrayNode();
        values.forEach(array::add);
        return array;
    }

    static JsonNode resource(String name) {
        try (InputStream bytes = RealmFile.class.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IllegalStateException(name + " is missing from the application.");
            }
            return JSON.readTree(bytes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
