package org.nnssil.jurisdiction;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** Seats, for writing. */
@ApplicationScoped
class SeatRepository implements PanacheRepositoryBase<Seat, String> {

    /** The seat, locked until the transaction ends; null where the jurisdiction has none. */
    Uni<Seat> locked(String jurisdictionKey) {
        return findById(jurisdictionKey, LockModeType.PESSIMISTIC_WRITE);
    }
}
