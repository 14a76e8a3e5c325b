package org.nnssil.webinar;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Viewer;

/** Writes to registrations, within a transaction that holds the session's lock. */
@ApplicationScoped
class RegistrationRepository implements PanacheRepositoryBase<Registration, UUID> {

    // Fills every free seat from the front of the queue. Somebody who may no longer see the session keeps their place
    // and is passed over. Index: webinar_registration_queue.
    static final String FILL = "with next as (select r.id from webinar_registration r"
            + " join webinar w on w.id = r.webinar_id join person p on p.id = r.person_id"
            + " where r.webinar_id = :webinar and r.status = 'WAITING'"
            + " and w.status = 'SCHEDULED' and w.starts_at > :now and p.active and "
            + SessionAudience.sql("w", "r.person_id", ":now")
            + " order by r.queue_number"
            + " limit (select greatest(capacity - confirmed, 0) from webinar where id = :webinar)),"
            + " filled as (update webinar_registration r set status = 'CONFIRMED', changed_at = :now,"
            + " version = r.version + 1 from next where r.id = next.id"
            + " returning r.id, r.version, r.status, r.person_id, r.queue_number)"
            + attendants("filled");

    // Those who are to be told something: active people who may still see the session.
    private static final String TO_TELL = "with told as (select r.* from webinar_registration r"
            + " join webinar w on w.id = r.webinar_id where r.webinar_id = :webinar and r.status <> 'CANCELLED' and "
            + SessionAudience.sql("w", "r.person_id", ":now") + ")" + attendants("told");

    private static final String POSITION =
            """
            select count(*) from webinar_registration me
              join webinar_registration q on q.webinar_id = me.webinar_id and q.status = 'WAITING'
                   and q.queue_number <= me.queue_number
             where me.id = :id and me.status = 'WAITING'
            """;

    private static final String ATTENDANT =
            "with one as (select r.* from webinar_registration r where r.webinar_id = :webinar and r.person_id = :person)"
                    + attendants("one");

    /**
     * What a departure ends: sessions to come, as far as the person may not see them any more; all where they are gone.
     */
    private static final String FORFEIT = "select cast(w.id as text) from webinar_registration r"
            + " join webinar w on w.id = r.webinar_id where r.person_id = :person and r.status <> 'CANCELLED'"
            + " and w.status = 'SCHEDULED' and w.starts_at > :now and (:gone or not "
            + SessionAudience.sql("w", "r.person_id", ":now") + ") order by w.id";

    // Those whom the end of an opening leaves outside, in the order in which they came.
    private static final String OUTSIDE = "select cast(r.id as text) from webinar_registration r"
            + " join webinar w on w.id = r.webinar_id where r.webinar_id = :webinar and r.status <> 'CANCELLED' and not "
            + SessionAudience.sql("w", "r.person_id", ":now") + " order by r.queue_number";

    private static final String WORKS_FOR =
            """
            update webinar_registration r set jurisdiction_key = :key
              from webinar w where w.id = r.webinar_id and r.person_id = :person and r.status <> 'CANCELLED'
                               and w.starts_at > :now
            """;

    static final String PRESENT = "select cast(p.id as text) from person p where p.id = :person for share";

    private static String attendants(String rows) {
        return " select cast(jsonb_build_object('id', r.id, 'act', r.version, 'status', r.status, 'person', p.id,"
                + " 'name', p.name, 'email', p.email, 'zone', p.zone, 'seat', j.zone) as text)"
                + " from " + rows + " r join person p on p.id = r.person_id"
                + " left join jurisdiction j on j.key = p.jurisdiction_key where p.active order by r.queue_number";
    }

    Uni<@Nullable Registration> find(UUID webinar, UUID person) {
        return find("webinarId = ?1 and personId = ?2", webinar, person).firstResult();
    }

    /** The end of the queue, for somebody who comes back. */
    Uni<Integer> moveToTheEnd(UUID registration) {
        return getSession().chain(session -> session.createNativeQuery(
                        "update webinar_registration set queue_number = default where id = :id")
                .setParameter("id", registration)
                .executeUpdate());
    }

    /** 1 for the first in line; 0 for somebody who is not waiting. */
    Uni<Integer> position(UUID registration) {
        return getSession()
                .chain(session -> session.createNativeQuery(POSITION, Long.class)
                        .setParameter("id", registration)
                        .getSingleResult())
                .map(Long::intValue);
    }

    /** Gives every free seat of a session that is still to come to the first in line; answers who got one. */
    Uni<List<Attendant>> fill(UUID webinar, Instant now) {
        return attendants(FILL, webinar, now);
    }

    Uni<List<Attendant>> toTell(UUID webinar, Instant now) {
        return attendants(TO_TELL, webinar, now);
    }

    /** Waits for a departure of this person that is going on; what is read after this knows of it. */
    Uni<Void> present(UUID person) {
        return getSession()
                .chain(session -> session.createNativeQuery(PRESENT, String.class)
                        .setParameter("person", person)
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    /** Sessions that the person gives up by leaving, in the order in which everybody locks several. */
    Uni<List<UUID>> forfeit(UUID person, boolean gone, Instant now) {
        return getSession()
                .chain(session -> session.createNativeQuery(FORFEIT, String.class)
                        .setParameter("person", person)
                        .setParameter("gone", gone)
                        .setParameter("now", now)
                        .getResultList())
                .map(ids -> ids.stream().map(UUID::fromString).toList());
    }

    /** Registrations of people who may not see the session any more. */
    Uni<List<Registration>> outside(UUID webinar, Instant now) {
        return getSession()
                .chain(session -> session.createNativeQuery(OUTSIDE, String.class)
                        .setParameter("webinar", webinar)
                        .setParameter("now", now)
                        .getResultList())
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : list(
                                "id in ?1 order by queuedAt, id",
                                ids.stream().map(UUID::fromString).toList()));
    }

    Uni<Integer> worksFor(UUID person, String jurisdictionKey, Instant now) {
        return getSession().chain(session -> session.createNativeQuery(WORKS_FOR)
                .setParameter("person", person)
                .setParameter("key", jurisdictionKey)
                .setParameter("now", now)
                .executeUpdate());
    }

    /** One person's registration as a mail needs it; empty for a closed account. */
    Uni<List<Attendant>> attendant(UUID webinar, UUID person) {
        return getSession()
                .chain(session -> session.createNativeQuery(ATTENDANT, String.class)
                        .setParameter("webinar", webinar)
                        .setParameter("person", person)
                        .getResultList())
                .map(rows ->
                        rows.stream().map(RegistrationRepository::attendant).toList());
    }

    private Uni<List<Attendant>> attendants(String sql, UUID webinar, Instant now) {
        return getSession()
                .chain(session -> session.createNativeQuery(sql, String.class)
                        .setParameter("webinar", webinar)
                        .setParameter("now", now)
                        .getResultList())
                .map(rows ->
                        rows.stream().map(RegistrationRepository::attendant).toList());
    }

    private static Attendant attendant(String json) {
        JsonObject row = new JsonObject(json);
        String own = row.getString("zone");
        String seat = row.getString("seat");
        return new Attendant(
                UUID.fromString(row.getString("id")),
                row.getInteger("act"),
                Registration.Status.valueOf(row.getString("status")),
                UUID.fromString(row.getString("person")),
                row.getString("name"),
                row.getString("email"),
                own != null ? ZoneId.of(own) : seat != null ? ZoneId.of(seat) : Viewer.EASTERN,
                own != null);
    }
}
