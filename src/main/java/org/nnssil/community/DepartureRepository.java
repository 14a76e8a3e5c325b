package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    private static final String LEAVER =
            """
            select p, (select count(*) from Membership x where x.personId = p.id and x.communityId <> :national
                          and x.endedAt is null and (x.accessUntil is null or x.accessUntil > :now))
              from Person p join Membership m on m.personId = p.id
             where p.id = :person and m.communityId = :national and m.endedAt is null
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

    /** A member of the network, and of how many communities besides. */
    record Leaver(Person person, long elsewhere) {}

    /** Null for somebody who is no member. */
    Uni<@Nullable Leaver> leaver(UUID personId) {
        return Panache.getSession()
                .chain(session -> session.createQuery(LEAVER, Object[].class)
                        .setParameter("person", personId)
                        .setParameter("national", Viewer.NATIONAL)
                        .setParameter("now", clock.instant())
                        .getSingleResultOrNull())
                .map(row -> row == null ? null : new Leaver((Person) row[0], (Long) row[1]));
    }
}
