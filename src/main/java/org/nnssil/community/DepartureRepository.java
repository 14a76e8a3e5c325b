package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.List;
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

    private static final String NO_LIAISON_ANY_MORE = "delete from center_liaison where person_id = :person";

    private static final String LEAVER =
            """
            select p, (select count(*) from Membership x where x.personId = p.id and x.communityId <> :national
                          and x.endedAt is null and (x.accessUntil is null or x.accessUntil > :now))
              from Person p join Membership m on m.personId = p.id
             where p.id = :person and m.communityId = :national and m.endedAt is null
            """;

    // Those named for the jurisdiction; where none is, the core staff of the center that serves it.
    private static final String LIAISONS =
            """
            with named as (
                select l.person_id from center_liaison l where l.jurisdiction_key = :key and l.person_id <> :except),
            serving as (
                select a.center_key from center_service_area a where a.jurisdiction_key = :key
                 order by a.to_date desc nulls first, a.from_date desc limit 1)
            select p.id, p.email, p.name
              from person p
              join membership m on m.person_id = p.id and m.community_id = :national and m.ended_at is null
                               and (m.access_until is null or m.access_until > :now)
              left join organization o on o.id = p.organization_id
             where p.active and p.id <> :except
               and (p.id in (select person_id from named)
                    or (not exists (select 1 from named) and m.reach >= 2
                        and o.center_key = (select center_key from serving)))
             order by p.name_folded, p.id limit 20
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

    /** Out of the contacts of communities they are in no more, and no liaison of any jurisdiction. */
    Uni<Void> clearOffices(UUID personId) {
        return Panache.getSession().chain(session -> session.createNativeQuery(NO_CONTACT_ANY_MORE)
                .setParameter("person", personId)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(NO_LIAISON_ANY_MORE)
                        .setParameter("person", personId)
                        .executeUpdate())
                .replaceWithVoid());
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

    Uni<List<Confidant>> liaisons(String jurisdictionKey, UUID except) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LIAISONS, Tuple.class)
                        .setParameter("key", jurisdictionKey)
                        .setParameter("except", except)
                        .setParameter("national", Viewer.NATIONAL)
                        .setParameter("now", clock.instant())
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Confidant(
                                row.get("id", UUID.class),
                                row.get("email", String.class),
                                row.get("name", String.class)))
                        .toList());
    }
}
