package org.nnssil.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One of the invented people of the demo. Their subjects are fixed, numbered in the order of {@code demo-overlay.json},
 * so that the demo data can link people to accounts before anyone has signed in.
 *
 * @param is who they are in the network, in a few words
 */
public record DemoPerson(String subject, String username, String firstName, String lastName, String email, String is) {

    /** Of every demo account. The demo listens on this machine only. */
    public static final String PASSWORD = "network-demo";

    public static List<DemoPerson> all() {
        List<DemoPerson> people = new ArrayList<>();
        for (JsonNode person : RealmFile.resource("/keycloak/demo-overlay.json").get("people")) {
            people.add(new DemoPerson(
                    String.format(Locale.ROOT, "00000000-0000-4000-8000-%012d", people.size() + 1),
                    person.get("username").asText(),
                    person.get("firstName").asText(),
                    person.get("lastName").asText(),
                    person.get("email").asText(),
                    person.get("is").asText()));
        }
        return List.copyOf(people);
    }
}
