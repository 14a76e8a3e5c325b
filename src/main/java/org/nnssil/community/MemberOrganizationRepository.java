package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.shared.Ids;

/** Places of organizations, for writing. */
@ApplicationScoped
class MemberOrganizationRepository implements PanacheRepositoryBase<MemberOrganization, UUID> {

    private final Clock clock;

    MemberOrganizationRepository(Clock clock) {
        this.clock = clock;
    }

    /** Null where the organization has no place there. */
    Uni<@Nullable MemberOrganization> open(UUID communityId, UUID organizationId) {
        return find("communityId = ?1 and organizationId = ?2 and endedAt is null", communityId, organizationId)
                .firstResult();
    }

    Uni<MemberOrganization> begin(UUID communityId, UUID organizationId, @Nullable UUID exceptionId) {
        MemberOrganization place = new MemberOrganization();
        place.id = Ids.next(clock);
        place.communityId = communityId;
        place.organizationId = organizationId;
        place.exceptionId = exceptionId;
        place.from = clock.instant();
        return persistAndFlush(place);
    }
}
