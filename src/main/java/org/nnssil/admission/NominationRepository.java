package org.nnssil.admission;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
             where t.jurisdiction_key = :key and t.to_date is null and not t.unanswered
            """;

    // What somebody leaves open: what they named, what is about themselves, and what waits for them as the seat's
    // holder.
    private static final String PASS =
            """
            update nomination set passed_at = :now, version = version + 1
             where kind = 'COLLEAGUE' and nominator_id = :person and state in ('ASKED', 'PENDING') and passed_at is null
            """;

    private static final String END =
            """
            update nomination n set state = 'WITHDRAWN', decided_at = :now, note = '', version = n.version + 1
              from person p
             where p.id = :person and n.state in ('ASKED', 'PENDING') and n.kind = :kind
               and (n.person_id = p.id or lower(n.email) = lower(p.email))
            returning cast(jsonb_build_array(n.id, n.nominator_id, n.name, n.passed_at is not null, n.jurisdiction_key) as text)
            """;

    private static final String FREE =
            """
            update nomination set state = 'PENDING', version = version + 1
             where kind = 'CORE_REQUEST' and state = 'ASKED' and jurisdiction_key = :key
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

    /** What they named waits on, and is the seat's or the center's. */
    Uni<Integer> pass(UUID personId, Instant now) {
        return getSession().chain(session -> session.createNativeQuery(PASS)
                .setParameter("person", personId)
                .setParameter("now", now)
                .executeUpdate());
    }

    /**
     * One that ended because who it is about left.
     *
     * @param passed whether who named them had left before
     */
    record Ended(UUID id, UUID nominatorId, String name, boolean passed, @Nullable String jurisdictionKey) {}

    Uni<List<Ended>> end(UUID personId, String kind, Instant now) {
        return getSession()
                .chain(session -> session.createNativeQuery(END, String.class)
                        .setParameter("person", personId)
                        .setParameter("kind", kind)
                        .setParameter("now", now)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(JsonArray::new)
                        .map(row -> new Ended(
                                UUID.fromString(row.getString(0)),
                                UUID.fromString(row.getString(1)),
                                row.getString(2),
                                row.getBoolean(3),
                                row.getString(4)))
                        .toList());
    }

    /** Requests that wait for the holder of a seat go to the coordinator. */
    Uni<Integer> free(String jurisdictionKey) {
        return getSession().chain(session -> session.createNativeQuery(FREE)
                .setParameter("key", jurisdictionKey)
                .executeUpdate());
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
