package org.nnssil.offer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;

/**
 * An offer as read for somebody who may see it.
 *
 * @param lead whether the viewer leads the owner's organization there
 * @param convener whether the viewer convenes the community it comes from
 * @param member whether the viewer is in that community
 */
record OfferRow(
        UUID id,
        String kind,
        UUID itemId,
        String title,
        String reason,
        String status,
        Instant offeredAt,
        String slug,
        String community,
        String target,
        String targetSlug,
        Reach reach,
        UUID ownerId,
        String owner,
        String ownerConsent,
        String organization,
        @Nullable String leadConsent,
        String leads,
        String offeredBy,
        UUID offeredById,
        String decidedBy,
        String note,
        @Nullable UUID copyId,
        boolean lead,
        boolean convener,
        boolean member) {

    boolean asks(UUID person) {
        return status.equals(Offer.ASKED)
                && ((person.equals(ownerId) && ownerConsent.equals(Offer.ASKED))
                        || (lead && Offer.ASKED.equals(leadConsent)));
    }

    boolean withdrawable(UUID person) {
        boolean mine = person.equals(ownerId) || lead || convener || person.equals(offeredById);
        return mine && (status.equals("ASKED") || status.equals("CONSENTED"))
                || status.equals("RELEASED") && (person.equals(ownerId) || lead || convener);
    }
}
