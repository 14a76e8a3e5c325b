package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nnssil.security.Reach;
import org.nnssil.shared.Ids;

/** Memberships, for writing. Finders answer null when there is none. */
@ApplicationScoped
class MembershipRepository implements PanacheRepositoryBase<Membership, UUID> {

    private final Clock clock;

    MembershipRepository(Clock clock) {
        this.clock = clock;
    }

    Uni<Membership> open(UUID communityId, UUID personId) {
        return find("communityId = ?1 and personId = ?2 and endedAt is null", communityId, personId)
                .firstResult();
    }

    Uni<List<Membership>> openOf(UUID personId) {
        return list("personId = ?1 and endedAt is null order by communityId", personId);
    }

    Uni<Membership> lastEnded(UUID communityId, UUID personId) {
        return find(
                        "communityId = ?1 and personId = ?2 and endedAt is not null order by endedAt desc",
                        communityId,
                        personId)
                .firstResult();
    }

    Uni<Membership> ofSubmission(UUID submission) {
        return find("submissionKey", submission).firstResult();
    }

    /** Those whose access is over and that nobody has ended yet, locked, so that two replicas end each once. */
    Uni<List<Membership>> lapsed(UUID communityId, Instant now, int most) {
        return find("communityId = ?1 and endedAt is null and accessUntil <= ?2 order by accessUntil", communityId, now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, most)
                .list();
    }

    Uni<Long> otherConveners(UUID communityId, UUID personId) {
        return count(
                "communityId = ?1 and personId <> ?2 and endedAt is null and accessUntil is null and reach = ?3",
                communityId,
                personId,
                (short) Reach.CONVENERS.rank());
    }

    Uni<Long> conveners(UUID communityId) {
        return count(
                "communityId = ?1 and endedAt is null and accessUntil is null and reach = ?2"
                        + " and personId in (select p.id from Person p where p.active)",
                communityId,
                (short) Reach.CONVENERS.rank());
    }

    /** Who speaks for an organization; null where nobody does. */
    Uni<Membership> lead(UUID communityId, UUID organizationId) {
        return find(
                        "communityId = ?1 and organizationId = ?2 and lead and endedAt is null",
                        communityId,
                        organizationId)
                .firstResult();
    }

    Uni<List<Membership>> ofOrganization(UUID communityId, UUID organizationId) {
        return list("communityId = ?1 and organizationId = ?2 and endedAt is null", communityId, organizationId);
    }

    /** Not written yet. */
    Membership next(UUID communityId, Entrant entrant) {
        Membership membership = new Membership();
        membership.id = Ids.next(clock);
        membership.communityId = communityId;
        membership.personId = entrant.personId();
        membership.stand(entrant.reach(), entrant.roles().toArray(String[]::new));
        membership.basis = entrant.basis();
        membership.from = clock.instant();
        membership.submissionKey = entrant.key();
        return membership;
    }

    Uni<Membership> begin(UUID communityId, UUID personId, Reach reach, String[] roles, String basis, UUID submission) {
        Membership membership = new Membership();
        membership.id = Ids.next(clock);
        membership.communityId = communityId;
        membership.personId = personId;
        membership.stand(reach, roles);
        membership.basis = basis;
        membership.from = clock.instant();
        membership.submissionKey = submission;
        return persistAndFlush(membership);
    }
}
