package org.nnssil.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Signer;
import org.nnssil.shared.BaseUrl;

/**
 * Links by which a reader leaves one list without signing in. The token says who and which list, holds no secret, and
 * does not expire: a link in an old mail must go on working.
 */
@ApplicationScoped
public class UnsubscribeLinks {

    /** RFC 8058 section 3.1: the body of the one-click request. */
    static final String ONE_CLICK_FIELD = "List-Unsubscribe";

    static final String ONE_CLICK = "One-Click";

    private static final String PURPOSE = "unsubscribe";

    private final Signer signer;
    private final BaseUrl baseUrl;

    UnsubscribeLinks(Signer signer, @ConfigProperty(name = "network.base-url") BaseUrl baseUrl) {
        this.signer = signer;
        this.baseUrl = baseUrl;
    }

    /** @param list the name of a {@link MailList} */
    public String url(UUID personId, String list) {
        return baseUrl + "/unsubscribe/" + token(personId, list);
    }

    /** Who wants to leave what. */
    record Leaver(UUID personId, MailList list) {}

    /** Empty for anything that we did not sign. */
    Optional<Leaver> read(@Nullable String token) {
        String[] parts = token == null ? new String[0] : token.split("\\.", -1);
        if (parts.length != 3 || parts[0].length() != 36) {
            return Optional.empty();
        }
        if (!signer.holds(PURPOSE, parts[0] + "." + parts[1], parts[2])) {
            return Optional.empty();
        }
        return MailList.find(parts[1]).map(list -> new Leaver(UUID.fromString(parts[0]), list));
    }

    private String token(UUID personId, String list) {
        String payload = personId + "." + list;
        return payload + "." + signer.sign(PURPOSE, payload);
    }
}
