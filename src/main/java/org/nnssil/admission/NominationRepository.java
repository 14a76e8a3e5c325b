package org.nnssil.admission;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.nnssil.security.Viewer;

/** Nominations, for writing. Finders answer null when there is none. */
@ApplicationScoped
class NominationRepository implements PanacheRepositoryBase<Nomination, UUID> {

    private static final String HOLDER =
            """
            select p.id, p.email, p.name from seat_tenure t
              join person p on p.id = t.person_id and p.active
              join membership m on m.person_id = p.id and m.community_id = :national and m.ended_at is null
                               and (m.access_until is null or m.access_until > :now)
             where t.jurisdiction_key = :key and t.to_date is null
            """;

    private final Clock clock;

    NominationRepository(Clock clock) {
        this.clock = clock;
    }

    Uni<Nomination> locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Uni<Nomination> ofSubmission(UUID submission) {
        return find("submissionKey", submission).firstResult();
    }

    /** The one about this address on which nobody has decided. */
    Uni<Nomination> waiting(String email) {
        return find("lower(email) = lower(?1) and state in ('ASKED', 'PENDING')", email)
                .firstResult();
    }

    /** Who holds a seat and has accepted it. */
    record Holder(UUID id, String email, String name) {}

    Uni<Optional<Holder>> holderOf(String jurisdictionKey) {
        return getSession()
                .chain(session -> session.createNativeQuery(HOLDER, Tuple.class)
                        .setParameter("national", Viewer.NATIONAL)
                        .setParameter("now", clock.instant())
                        .setParameter("key", jurisdictionKey)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Holder(
                                row.get("id", UUID.class),
                                row.get("email", String.class),
                                row.get("name", String.class)))
                        .findFirst());
    }
}
