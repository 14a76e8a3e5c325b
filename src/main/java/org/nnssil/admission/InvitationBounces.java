package org.nnssil.admission;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.nnssil.mail.BounceListener;

/**
 * Somebody was asked at an address that does not exist: the invitation says so, and waits at the desk for the right
 * one.
 */
@ApplicationScoped
class InvitationBounces implements BounceListener {

    private final InvitationRepository invitations;

    InvitationBounces(InvitationRepository invitations) {
        this.invitations = invitations;
    }

    @Override
    public Uni<Void> bounced(SqlClient transaction, String address, String reason, Instant at) {
        return invitations.bounced(transaction, address, reason, at);
    }
}
