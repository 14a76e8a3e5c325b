package org.nnssil.admission;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.nnssil.security.LinkToken;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.PersonalLink;

/** Notes that the link of an invitation was opened; a transaction of its own, before the page is read. */
@ApplicationScoped
public class OpeningService {

    private final InvitationRepository invitations;
    private final Clock clock;

    OpeningService(InvitationRepository invitations, Clock clock) {
        this.invitations = invitations;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Void> opened(Viewer viewer, String token) {
        return invitations
                .locked(LinkToken.of(token).hash())
                .onItem()
                .ifNull()
                .failWith(Absent::new)
                .invoke(invitation -> {
                    PersonalLink.mustBeOf(invitation.personId, viewer);
                    invitation.mustWait(clock.instant());
                    if (invitation.state.equals(Invitation.SENT)) {
                        invitation.state = Invitation.OPENED;
                        invitation.openedAt = clock.instant();
                    }
                })
                .replaceWithVoid();
    }
}
