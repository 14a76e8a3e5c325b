package org.nnssil.community;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.nnssil.shared.BaseUrl;

/** At every start outside the demo: offers the coordinator role while nobody holds it. */
@ApplicationScoped
class ClaimJob {

    private static final Logger LOG = Logger.getLogger(ClaimJob.class);

    private final ClaimService claims;
    private final Event<CoordinatorRoleChecked> checked;
    private final boolean demo;
    private final BaseUrl baseUrl;

    ClaimJob(
            ClaimService claims,
            Event<CoordinatorRoleChecked> checked,
            @ConfigProperty(name = "network.demo") boolean demo,
            @ConfigProperty(name = "network.base-url") BaseUrl baseUrl) {
        this.claims = claims;
        this.checked = checked;
        this.demo = demo;
        this.baseUrl = baseUrl;
    }

    void offer(@Observes StartupEvent start) {
        if (demo) {
            return;
        }
        claims.offer()
                .map(token -> token.map(it -> baseUrl + "/claim/" + it))
                .subscribe()
                .with(this::tell, failure -> LOG.error("Could not find out who is the coordinator", failure));
    }

    private void tell(Optional<String> link) {
        link.ifPresent(it -> LOG.infof("Nobody holds the coordinator role. Sign in and claim it, once, at %s", it));
        checked.fire(new CoordinatorRoleChecked(link));
    }
}
