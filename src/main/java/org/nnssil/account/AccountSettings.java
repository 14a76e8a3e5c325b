package org.nnssil.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How accounts are kept at the identity provider; the keys are described in application.properties. */
@ApplicationScoped
class AccountSettings {

    /** As long as Keycloak's own links from an administrator, see the realm. */
    static final Duration START_LINK = Duration.ofDays(3);

    /** Who writes to somebody invited how to get in. */
    enum InviteBy {
        /** Keycloak sends a link to its own page for setting a password; it needs a mail server of its own. */
        KEYCLOAK,
        /** The service sends a link that shows a password for the first sign-in, to be changed there at once. */
        NETWORK
    }

    private final String realmUrl;
    private final String clientId;
    private final Optional<String> clientSecret;
    private final InviteBy inviteBy;
    private final List<String> federatedDomains;

    AccountSettings(
            @ConfigProperty(name = "network.accounts.realm-url") String realmUrl,
            @ConfigProperty(name = "network.accounts.client-id") String clientId,
            @ConfigProperty(name = "network.accounts.client-secret") Optional<String> clientSecret,
            @ConfigProperty(name = "network.accounts.invite-by") InviteBy inviteBy,
            @ConfigProperty(name = "network.accounts.federated-domains") Optional<List<String>> federatedDomains) {
        this.realmUrl = realmUrl;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.inviteBy = inviteBy;
        this.federatedDomains = federatedDomains.orElse(List.of());
    }

    boolean configured() {
        return clientSecret.isPresent();
    }

    String tokenUrl() {
        return realmUrl + "/protocol/openid-connect/token";
    }

    /** {@code …/realms/network} is managed at {@code …/admin/realms/network}. */
    String adminUrl() {
        int realms = realmUrl.lastIndexOf("/realms/");
        return realmUrl.substring(0, realms) + "/admin" + realmUrl.substring(realms);
    }

    String clientId() {
        return clientId;
    }

    String clientSecret() {
        return clientSecret.orElseThrow(() -> new IllegalStateException("network.accounts.client-secret is not set"));
    }

    InviteBy inviteBy() {
        return inviteBy;
    }

    /** Whether people with this address sign in at their own organization, so that they have no password here. */
    boolean federated(String email) {
        String domain = email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return federatedDomains.stream().anyMatch(domain::equalsIgnoreCase);
    }
}
