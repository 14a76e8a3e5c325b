package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Conflict;

/** Passes the office of convener on. Who may offer it is decided by who calls; the successor has accepted. */
@ApplicationScoped
public class HandoverService {

    private final CommunityRepository communities;
    private final MembershipRepository memberships;
    private final AdmissionService admission;
    private final AuditTrail audit;
    private final Clock clock;

    HandoverService(
            CommunityRepository communities,
            MembershipRepository memberships,
            AdmissionService admission,
            AuditTrail audit,
            Clock clock) {
        this.communities = communities;
        this.memberships = memberships;
        this.admission = admission;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The successor becomes convener, coming in where they were not; the predecessor stays as a core member.
     *
     * @param predecessor null where the office was vacant
     * @throws Conflict where the predecessor is convener no more
     */
    @WithTransaction
    public Uni<Void> pass(Viewer successor, UUID communityId, @Nullable UUID predecessor, UUID key) {
        return communities.lockedById(communityId).chain(community -> stillTheirs(community, predecessor)
                .chain(() -> raise(successor, community, key))
                .chain(() -> stepBack(community, predecessor))
                .chain(() -> goodContact(community, predecessor))
                .invoke(good -> {
                    if (!good) {
                        community.contactPersonId = successor.id();
                    }
                })
                .chain(() -> audit.record(
                        successor,
                        Act.of("community.convener-succeeded")
                                .to(successor.id())
                                .in(communityId)
                                .with("predecessor", predecessor == null ? "" : predecessor.toString()))));
    }

    /** Whether who is the contact stays it: somebody on the roster, and not who hands over. */
    private Uni<Boolean> goodContact(Community community, @Nullable UUID predecessor) {
        UUID contact = community.contactPersonId;
        return contact == null || contact.equals(predecessor)
                ? Uni.createFrom().item(false)
                : memberships.open(community.id, contact).map(open -> open != null && open.lastsAt(clock.instant()));
    }

    private Uni<Void> stillTheirs(Community community, @Nullable UUID predecessor) {
        if (predecessor == null) {
            return memberships
                    .conveners(community.id)
                    .invoke(conveners -> {
                        if (conveners > 0) {
                            throw new Conflict("The community has a convener by now. Nothing was changed.");
                        }
                    })
                    .replaceWithVoid();
        }
        return memberships
                .open(community.id, predecessor)
                .invoke(open -> {
                    if (open == null || open.reach() != Reach.CONVENERS) {
                        throw new Conflict("Who handed over to you is convener no more. Nothing was changed.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> raise(Viewer successor, Community community, UUID key) {
        return memberships
                .open(community.id, successor.id())
                .chain(open -> {
                    if (open != null) {
                        open.accessUntil = null;
                        open.stand(Reach.CONVENERS, open.roles);
                        return Uni.createFrom().item(open);
                    }
                    return admission.admit(
                            successor,
                            community,
                            new Entrant(
                                    successor.id(),
                                    Reach.CONVENERS,
                                    List.of(),
                                    null,
                                    Map.of(),
                                    "",
                                    null,
                                    "ROSTER",
                                    key));
                })
                .replaceWithVoid();
    }

    private Uni<Void> stepBack(Community community, @Nullable UUID predecessor) {
        return predecessor == null
                ? Uni.createFrom().voidItem()
                : memberships
                        .open(community.id, predecessor)
                        .invoke(open -> open.stand(Reach.CORE, open.roles))
                        .replaceWithVoid();
    }
}
