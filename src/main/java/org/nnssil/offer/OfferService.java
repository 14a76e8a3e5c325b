package org.nnssil.offer;

import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.security.Audience;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Ids;
import org.nnssil.web.Absent;
import org.nnssil.web.Check;
import org.nnssil.web.Conflict;
import org.nnssil.web.Invalid;

/**
 * Offers on their way: made by a member, agreed to by who wrote the thing and by the lead of their organization,
 * released by a convener of the community it comes from, and taken back by any of them. Each step locks the offer's
 * row.
 */
@ApplicationScoped
public class OfferService {

    private static final int LONGEST = 2_000;

    private final OfferRepository offers;
    private final List<Offerable> offerables;
    private final OfferMail mail;
    private final AuditTrail audit;
    private final Clock clock;

    OfferService(
            OfferRepository offers, @All List<Offerable> offerables, OfferMail mail, AuditTrail audit, Clock clock) {
        this.offers = offers;
        this.offerables = List.copyOf(offerables);
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
    }

    List<Offerable> offerables() {
        return offerables;
    }

    /** Unknown kinds are absent. */
    Offerable offerable(String kind) {
        return offerables.stream()
                .filter(o -> o.kind().equals(kind))
                .findFirst()
                .orElseThrow(Absent::new);
    }

    /** A thing that the viewer may offer out of its community. */
    Uni<Offerable.Thing> thing(Viewer viewer, String kind, UUID itemId) {
        if (viewer.personId() == null) {
            return Uni.createFrom().failure(new Absent());
        }
        return offerable(kind).find(viewer, itemId).map(found -> found.orElseThrow(Absent::new));
    }

    Uni<List<OfferRepository.Target>> targets(Viewer viewer, Offerable.Thing thing) {
        return offers.targets(viewer, thing.communityId());
    }

    Uni<OfferRow> one(Viewer viewer, UUID id) {
        if (viewer.personId() == null) {
            return Uni.createFrom().failure(new Absent());
        }
        return offers.one(viewer, id).map(rows -> rows.stream().findFirst().orElseThrow(Absent::new));
    }

    Uni<List<OfferRow>> ofCommunity(Viewer viewer, UUID communityId) {
        return offers.ofCommunity(viewer, communityId);
    }

    /** @return the offer; the same submission twice offers once */
    @WithTransaction
    public Uni<UUID> offer(
            Viewer viewer,
            String kind,
            UUID itemId,
            @Nullable String target,
            @Nullable String reach,
            @Nullable String reason,
            UUID submission) {
        return thing(viewer, kind, itemId).chain(thing -> offers.oneAtATime(thing.communityId())
                .chain(() -> offers.ofSubmission(submission))
                .chain(done -> done != null
                        ? Uni.createFrom().item(done.id)
                        : targets(viewer, thing).chain(targets -> {
                            Check check = new Check();
                            UUID chosen = check.choice(
                                    "target",
                                    target,
                                    typed -> targets.stream()
                                            .map(OfferRepository.Target::id)
                                            .filter(id -> id.toString().equals(typed))
                                            .findFirst(),
                                    Viewer.NATIONAL);
                            Reach far = reach == null
                                    ? Reach.MEMBERS
                                    : check.choice("reach", reach, OfferWords::reach, Reach.MEMBERS);
                            String why = check.text("reason", reason, LONGEST);
                            check.done();
                            return offer(viewer, kind, thing, new Audience(chosen, far), why, submission);
                        })));
    }

    private Uni<UUID> offer(
            Viewer viewer, String kind, Offerable.Thing thing, Audience target, String reason, UUID submission) {
        Offer offer = new Offer();
        offer.id = Ids.next(clock);
        offer.communityId = thing.communityId();
        offer.targetId = target.communityId();
        offer.reach = target.reach().rank();
        offer.kind = kind;
        offer.itemId = thing.id();
        offer.title = thing.title();
        offer.reason = reason;
        offer.offeredBy = viewer.id();
        offer.offeredAt = clock.instant();
        offer.ownerId = thing.owner();
        offer.submissionKey = submission;
        return offers.underway(kind, thing.id(), offer.targetId)
                .invoke(underway -> {
                    if (underway > 0) {
                        throw new Invalid("target", "It is on its way there already, or has arrived.");
                    }
                })
                .chain(() -> offers.spokeFor(thing.communityId(), thing.owner(), thing.written()))
                .invoke(organization -> organization.ifPresent(id -> {
                    offer.organizationId = id;
                    offer.leadConsent = Offer.ASKED;
                }))
                .chain(() -> offers.leads(offer.communityId, viewer.id(), offer.organizationId))
                // Who offers their own agrees by offering it.
                .invoke(lead -> {
                    if (offer.asks(viewer.id(), lead)) {
                        offer.consent(viewer.id(), lead, clock.instant());
                    }
                })
                .chain(() -> offers.persistAndFlush(offer))
                .chain(() -> audit.record(viewer, act("offer.made", offer).because(reason)))
                .chain(() -> offer.status.equals("CONSENTED") ? mail.agreed(viewer, offer) : mail.asked(viewer, offer))
                .replaceWith(offer.id);
    }

    /** The owner or the lead of their organization says yes or no. */
    @WithTransaction
    public Uni<Void> answer(Viewer viewer, UUID id, boolean consents, @Nullable String note) {
        return open(viewer, id, (offer, row) -> offers.leads(offer.communityId, viewer.id(), offer.organizationId)
                .chain(lead -> {
                    boolean speaks = viewer.id().equals(offer.ownerId) || lead;
                    if (!speaks) {
                        throw new Absent();
                    }
                    offer.must(Offer.ASKED);
                    if (!offer.asks(viewer.id(), lead)) {
                        return Uni.createFrom().voidItem();
                    }
                    return consents ? consent(viewer, offer, lead) : decline(viewer, offer, lead, note);
                }));
    }

    private Uni<Void> consent(Viewer viewer, Offer offer, boolean lead) {
        offer.consent(viewer.id(), lead, clock.instant());
        return audit.record(viewer, act("offer.consented", offer).with("asLead", lead))
                .chain(() -> offer.status.equals("CONSENTED")
                        ? mail.agreed(viewer, offer)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> decline(Viewer viewer, Offer offer, boolean lead, @Nullable String note) {
        Check check = new Check();
        String words = check.optionalText("note", note, LONGEST);
        check.done();
        offer.decline(viewer.id(), lead, words, clock.instant());
        return audit.record(viewer, act("offer.declined", offer).because(words))
                .chain(() -> mail.told(viewer, offer, "declined that it goes there"));
    }

    /** A convener lets it go up: exactly that thing, for those to whom it was offered. Or not. */
    @WithTransaction
    public Uni<Void> release(Viewer viewer, UUID id, boolean releases, @Nullable String note) {
        return open(viewer, id, (offer, row) -> {
            if (!row.convener()) {
                throw new Absent();
            }
            offer.must("CONSENTED");
            return releases ? release(viewer, offer) : refuse(viewer, offer, note);
        });
    }

    private Uni<Void> release(Viewer viewer, Offer offer) {
        return offerable(offer.kind)
                .copy(viewer, offer.itemId, new Audience(offer.targetId, Reach.ofRank(offer.reach)))
                .map(copy -> copy.orElseThrow(
                        () -> new Conflict("What was offered is there no more. Nothing was released.")))
                .invoke(copy -> offer.release(copy, viewer.id(), clock.instant()))
                .chain(copy -> audit.record(
                                viewer,
                                act("offer.released", offer)
                                        .with("copy", copy.toString())
                                        .with("target", offer.targetId.toString()))
                        // Where it arrives, only that it came: whence is the other community's matter.
                        .chain(() -> audit.record(
                                viewer,
                                Act.of("offer.received").in(offer.targetId).on(offer.kind + " " + copy))))
                .chain(() -> mail.told(viewer, offer, "released it"));
    }

    private Uni<Void> refuse(Viewer viewer, Offer offer, @Nullable String note) {
        Check check = new Check();
        String words = check.text("note", note, LONGEST);
        check.done();
        offer.refuse(viewer.id(), words, clock.instant());
        return audit.record(viewer, act("offer.refused", offer).because(words))
                .chain(() -> mail.told(viewer, offer, "decided not to release it"));
    }

    /** Stops an offer, and takes its copy back where it was released. */
    @WithTransaction
    public Uni<Void> withdraw(Viewer viewer, UUID id, @Nullable String reason) {
        return open(viewer, id, (offer, row) -> {
            if (offer.status.equals("WITHDRAWN")) {
                return Uni.createFrom().voidItem();
            }
            if (!row.withdrawable(viewer.id())) {
                throw new Absent();
            }
            Check check = new Check();
            String words = check.text("note", reason, LONGEST);
            check.done();
            UUID copy = offer.copyId;
            offer.withdraw(viewer.id(), words, clock.instant());
            Uni<Void> back = copy == null
                    ? Uni.createFrom().voidItem()
                    : offerable(offer.kind).takeBack(copy, offer.targetId, words);
            return back.chain(() ->
                            audit.record(viewer, act("offer.withdrawn", offer).because(words)))
                    .chain(() -> mail.told(viewer, offer, "took it back"));
        });
    }

    private Uni<Void> open(Viewer viewer, UUID id, BiFunction<Offer, OfferRow, Uni<Void>> act) {
        if (viewer.personId() == null) {
            return Uni.createFrom().failure(new Absent());
        }
        return offers.locked(viewer, id).onItem().ifNull().failWith(Absent::new).chain(offer -> one(viewer, id)
                .chain(row -> act.apply(offer, row)));
    }

    private static Act act(String name, Offer offer) {
        return Act.of(name)
                .to(offer.ownerId)
                .in(offer.communityId)
                .on("offer " + offer.id)
                .with("kind", offer.kind)
                .with("item", offer.itemId.toString());
    }
}
