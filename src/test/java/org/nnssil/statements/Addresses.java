package org.nnssil.statements;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nnssil.security.Signer;

/** Where in a {@link BusyNetwork} a route leads: the names that go into its pattern, and the tokens a mail would bring. */
final class Addresses {

    /** Links and sign-ins are good until then. */
    static final Instant TOMORROW = Instant.now().plus(Duration.ofDays(1));

    private final BusyNetwork network;
    private final Signer signer;

    Addresses(BusyNetwork network, Signer signer) {
        this.network = network;
        this.signer = signer;
    }

    /** The address with every name in it; a list is searched as well. In the same order for every network. */
    List<String> of(String route) {
        String pattern = route.substring(route.indexOf(' ') + 1);
        if (!pattern.contains("{")) {
            return List.of(pattern, pattern + "?q=busy", pattern + "?q=" + network.mark);
        }
        List<String> paths = new ArrayList<>();
        for (String slug : List.of(network.slug, network.openSlug, network.askedSlug)) {
            String path = pattern.replace("{slug}", slug)
                    .replace("{token}", token(pattern))
                    .replace("{id}", id(pattern))
                    .replace("{organizationId}", network.organization.toString())
                    .replace("{personId}", network.somebody.toString())
                    .replace("{requestId}", network.joinRequest.toString())
                    .replace("{invitationId}", network.communityInvitation.toString())
                    .replace("{offerId}", network.offer.toString())
                    .replace("{kind}/{itemId}", "practice/" + network.practice)
                    .replace("{item}", network.item.toString())
                    .replace("{liaisonId}", network.liaison.toString())
                    .replace("{number}", "1")
                    .replace("{key}", pattern.contains("/centers/") ? network.center : network.seat);
            assertFalse(path.contains("{"), "Say what stands in " + path);
            if (!paths.contains(path)) {
                paths.add(path);
            }
        }
        // Others of the same kind, further on their way.
        switch (pattern) {
            case "/practices/{id}" -> paths.add("/practices/" + network.submitted);
            case "/nominations/{id}" -> paths.add("/nominations/" + network.coreRequest);
            case "/offers/{offerId}" -> paths.add("/offers/" + network.consented);
            case "/threads/{id}" -> paths.add("/threads/" + network.thread + "?after=20");
            default -> {}
        }
        return paths;
    }

    private String id(String pattern) {
        String path = pattern.replace("/api/v1", "");
        Map<String, UUID> ids = new LinkedHashMap<>();
        ids.put("/webinars/{id}/programme-file", network.ours);
        ids.put("/webinars/", network.webinar);
        ids.put("/threads/", network.thread);
        ids.put("/practices/{id}/edit", network.draft);
        ids.put("/practices/", network.practice);
        ids.put("/newsletters/", network.issue);
        ids.put("/people/", network.somebody);
        ids.put("/settings/tokens/", network.apiToken);
        ids.put("/nominations/", network.nominationOfMine);
        ids.put("/invitations/", network.invitation);
        ids.put("/desk/nominations/", network.nomination);
        ids.put("/desk/invitations/", network.invitation);
        ids.put("/desk/access/", network.somebody);
        ids.put("/desk/founding/", network.founding);
        ids.put("/desk/erasures/", network.erasure);
        ids.put("/desk/mail/", network.mail);
        return ids.entrySet().stream()
                .filter(known -> path.startsWith(known.getKey()))
                .map(known -> known.getValue().toString())
                .findFirst()
                .orElse("{id}");
    }

    /** What a mail would have brought. */
    private String token(String pattern) {
        String later = String.valueOf(TOMORROW.getEpochSecond());
        return switch (pattern) {
            case "/account/email/{token}" -> signed("email-proof", network.emailChange.toString());
            case "/account/email/objection/{token}" -> signed("email-objection", network.emailChange.toString());
            case "/account/start/{token}" -> signed("account-start", network.beginner() + "." + later);
            case "/decisions/{token}" ->
                signed("decision", network.nomination + ".core." + network.coordinator.id() + "." + later);
            case "/unsubscribe/{token}" -> signed("unsubscribe", network.member.id() + ".NEWSLETTER");
            case "/invited/by-link/{token}" -> network.mark + "-link";
            case "/calendar/{token}.ics" -> network.mark + "-feed";
            case "/invitations/{token}" -> network.mark + "-token-1";
            default -> "none";
        };
    }

    private String signed(String purpose, String payload) {
        return payload + "." + signer.sign(purpose, payload);
    }
}
