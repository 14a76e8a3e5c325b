package org.nnssil.jurisdiction;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Who sat where and when, for writing. Finders answer null when there is none. */
@ApplicationScoped
class SeatTenureRepository implements PanacheRepositoryBase<SeatTenure, UUID> {

    Uni<SeatTenure> open(String jurisdictionKey) {
        return find("jurisdictionKey = ?1 and toDate is null", jurisdictionKey).firstResult();
    }

    Uni<SeatTenure> lastEnded(String jurisdictionKey) {
        return find("jurisdictionKey = ?1 and toDate is not null order by toDate desc", jurisdictionKey)
                .firstResult();
    }

    Uni<SeatTenure> openOf(UUID personId) {
        return find("personId = ?1 and toDate is null", personId).firstResult();
    }

    Uni<SeatTenure> ofSubmission(UUID submission) {
        return find("submissionKey", submission).firstResult();
    }
}
