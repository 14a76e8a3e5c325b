package org.nnssil.offer;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.nnssil.mail.Letter;
import org.nnssil.mail.Outbox;
import org.nnssil.security.Viewer;
import org.nnssil.shared.BaseUrl;

/** The mails about offers. Account mail of the community the thing comes from. */
@ApplicationScoped
class OfferMail {

    private final OfferRepository offers;
    private final Outbox outbox;
    private final BaseUrl baseUrl;

    OfferMail(OfferRepository offers, Outbox outbox, @ConfigProperty(name = "network.base-url") BaseUrl baseUrl) {
        this.offers = offers;
        this.outbox = outbox;
        this.baseUrl = baseUrl;
    }

    /** To the owner and the lead of their organization. */
    Uni<Void> asked(Viewer by, Offer offer) {
        return offers.people(offer.communityId, offer.ownerId, offer.organizationId, false)
                .chain(people -> each(
                        people,
                        by,
                        offer,
                        "asked",
                        "Your consent is asked for: " + offer.title,
                        "%s would like to offer “%s” beyond your community. Nothing goes anywhere unless you agree."
                                .formatted(by.name(), offer.title)));
    }

    /** To the conveners. */
    Uni<Void> agreed(Viewer by, Offer offer) {
        return offers.people(offer.communityId, null, null, true)
                .chain(people -> each(
                        people,
                        by,
                        offer,
                        "agreed",
                        "To release: " + offer.title,
                        "Those who own “%s” agree that it is offered beyond your community. A convener releases it, or does not."
                                .formatted(offer.title)));
    }

    /** To the owner, and to the lead of their organization. */
    Uni<Void> told(Viewer by, Offer offer, String did) {
        return offers.people(offer.communityId, offer.ownerId, offer.organizationId, false)
                .chain(people -> each(
                        people,
                        by,
                        offer,
                        offer.status.toLowerCase(java.util.Locale.ROOT),
                        "About the offer of " + offer.title,
                        "%s %s: “%s”.%s"
                                .formatted(
                                        by.name(),
                                        did,
                                        offer.title,
                                        offer.note.isBlank() ? "" : "\n\nThey wrote:\n\n" + offer.note)));
    }

    private Uni<Void> each(
            List<Letter.Recipient> people, Viewer by, Offer offer, String step, String subject, String words) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Letter.Recipient to : people) {
            UUID person = to.personId();
            if (!by.id().equals(person)) {
                all = all.chain(() -> outbox.enqueue(letter(offer, step, to, subject, words)));
            }
        }
        return all;
    }

    private Letter letter(Offer offer, String step, Letter.Recipient to, String subject, String words) {
        return new Letter(
                "offer:%s:%s:%s".formatted(offer.id, step, to.personId()),
                "OFFER",
                to,
                null,
                subject,
                "Dear %s,\n\n%s\n\n%s/offers/%s\n".formatted(to.name(), words, baseUrl, offer.id),
                null,
                null,
                offer.communityId);
    }
}
