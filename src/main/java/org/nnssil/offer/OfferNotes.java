package org.nnssil.offer;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.community.CommunityNote;
import org.nnssil.community.CommunityNotes;
import org.nnssil.community.Door;
import org.nnssil.security.Viewer;

/** Offers that wait for this viewer. */
@ApplicationScoped
class OfferNotes implements CommunityNotes {

    private final OfferRepository offers;

    OfferNotes(OfferRepository offers) {
        this.offers = offers;
    }

    @Override
    public Uni<List<CommunityNote>> notes(Viewer viewer, Door door) {
        if (!door.member()) {
            return Uni.createFrom().item(List.of());
        }
        return offers.waiting(viewer, door.id())
                .map(waiting -> waiting.stream().map(OfferNotes::note).toList());
    }

    private static CommunityNote note(OfferRepository.Waiting waiting) {
        boolean asked = waiting.status().equals(Offer.ASKED);
        return new CommunityNote(
                asked
                        ? "Your consent is asked for: “%s”.".formatted(waiting.title())
                        : "Agreed, and waiting for a convener: “%s”.".formatted(waiting.title()),
                "/offers/" + waiting.id(),
                asked ? "Answer" : "See and decide");
    }
}
