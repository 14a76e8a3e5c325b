package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.UUID;
import org.nnssil.security.Viewer;

/** What a departure reads and locks, inside its transaction. */
@ApplicationScoped
class DepartureRepository {

    /** In one order for all, and after the national community's row, which every departure locks first. */
    private static final String LOCK_ROSTERS =
            """
            select cast(c.id as text) from community c
             where c.id in (select m.community_id from membership m where m.person_id = :person and m.ended_at is null)
             order by c.id for update
            """;

    private static final String NO_CONTACT_ANY_MORE =
            """
            update community c set contact_person_id = null, version = version + 1
             where c.contact_person_id = :person
               and not exists (select 1 from membership m where m.person_id = :person and m.community_id = c.id
                                  and m.ended_at is null)
            """;

    private static final String ELSEWHERE =
            """
            select count(*) from membership m
             where m.person_id = :person and m.community_id <> :national and m.ended_at is null
               and (m.access_until is null or m.access_until > :now)
            """;

    private final PersonRepository people;
    private final Clock clock;

    DepartureRepository(PersonRepository people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    /** The person, locked until the transaction ends: whoever registers them for something waits for it. */
    Uni<Person> held(UUID personId) {
        return people.findById(personId, LockModeType.PESSIMISTIC_WRITE);
    }

    Uni<Person> person(UUID personId) {
        return people.findById(personId);
    }

    Uni<Void> lockRosters(UUID personId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK_ROSTERS, String.class)
                        .setParameter("person", personId)
                        .getResultList())
                .replaceWithVoid();
    }

    /** Out of the contacts of communities they are in no more. */
    Uni<Void> clearOffices(UUID personId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NO_CONTACT_ANY_MORE)
                        .setParameter("person", personId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Long> elsewhere(UUID personId) {
        return Panache.getSession().chain(session -> session.createNativeQuery(ELSEWHERE, Long.class)
                .setParameter("person", personId)
                .setParameter("national", Viewer.NATIONAL)
                .setParameter("now", clock.instant())
                .getSingleResult());
    }
}
