package org.nnssil.admission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.nnssil.jurisdiction.LiaisonService;

/**
 * Colleagues at a center who were named with the states they are the liaison of: they are that when they are members.
 */
@ApplicationScoped
class CenterColleagues {

    private final NominationRepository nominations;
    private final LiaisonService liaisons;

    CenterColleagues(NominationRepository nominations, LiaisonService liaisons) {
        this.nominations = nominations;
        this.liaisons = liaisons;
    }

    Uni<Void> begin(Invitation invitation) {
        UUID id = invitation.nominationId;
        return id == null
                ? Uni.createFrom().voidItem()
                : nominations
                        .findById(id)
                        .chain(nomination -> nomination == null
                                ? Uni.createFrom().voidItem()
                                : begin(nomination, invitation.personId));
    }

    Uni<Void> begin(Nomination nomination, UUID personId) {
        String center = nomination.centerKey;
        return center == null
                ? Uni.createFrom().voidItem()
                : liaisons.begin(personId, center, List.of(nomination.liaisonFor), nomination.decidedBy);
    }
}
