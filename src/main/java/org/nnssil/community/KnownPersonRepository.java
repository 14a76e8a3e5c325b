package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Ids;

/** People by many at a time, inside the session's transaction. */
@ApplicationScoped
class KnownPersonRepository {

    // Through text, because the driver would send a string for a jsonb parameter as a JSON string.
    private static final String KNOW =
            """
            insert into person (id, email, name, role_title, jurisdiction_key, organization_id, created_at)
            select r.id, r.email, r.name, r.role, r.jurisdiction, coalesce(sea.id, center.id), :now
              from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
                   as r(id uuid, email text, name text, role text, jurisdiction text, center text)
              left join organization sea on sea.kind = 'SEA' and sea.jurisdiction_key = r.jurisdiction
              left join organization center on center.kind = 'CENTER' and center.center_key = r.center
            on conflict (lower(email)) do nothing
            """;

    private static final String FIND =
            """
            select p.id, p.email, p.name, p.jurisdiction_key, o.center_key, p.active,
                   p.subject is not null as signed_in_once, coalesce(m.reach, 0) as reach
              from person p
              left join organization o on o.id = p.organization_id
              left join membership m on m.person_id = p.id and m.community_id = :national and m.ended_at is null
                                    and (m.access_until is null or m.access_until > :now)
            """;

    private static final String OF_EMAILS =
            FIND + " where lower(p.email) in (select jsonb_array_elements_text(cast(cast(:emails as text) as jsonb)))";

    private static final String OF_ID = FIND + " where p.id = :id";

    // Indexes membership_active and seat_tenure_person.
    private static final String ONLY_ASKED =
            """
            select count(*) from person p
             where p.id = :id and p.subject is null
               and not exists (select 1 from membership m where m.person_id = p.id and m.ended_at is null)
               and not exists (select 1 from seat_tenure t where t.person_id = p.id and t.to_date is null)
            """;

    private static final String WORKS_AT =
            """
            update person p set jurisdiction_key = :key, version = p.version + 1,
                   organization_id = coalesce((select o.id from organization o
                                                where o.kind = 'SEA' and o.jurisdiction_key = :key), p.organization_id)
             where p.id = :id and p.jurisdiction_key is distinct from :key
            """;

    private static final String CORRECT =
            """
            update person p set name = r.name, role_title = case when r.role = '' then p.role_title else r.role end,
                   version = p.version + 1
              from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r(person uuid, name text, role text)
             where p.id = r.person and p.subject is null
            """;

    private final Clock clock;

    KnownPersonRepository(Clock clock) {
        this.clock = clock;
    }

    Uni<Map<String, KnownPerson>> know(List<NewPerson> wanted) {
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        JsonArray rows = new JsonArray();
        JsonArray emails = new JsonArray();
        for (NewPerson person : wanted) {
            rows.add(new JsonObject()
                    .put("id", Ids.next(clock).toString())
                    .put("email", person.email())
                    .put("name", person.name())
                    .put("role", person.roleTitle())
                    .put("jurisdiction", person.jurisdictionKey())
                    .put("center", person.centerKey()));
            emails.add(person.email().toLowerCase(Locale.ROOT));
        }
        return Panache.getSession().chain(session -> session.createNativeQuery(KNOW)
                .setParameter("rows", rows.encode())
                .setParameter("now", clock.instant())
                .executeUpdate()
                .chain(() -> read(session, OF_EMAILS, "emails", emails.encode()))
                .map(KnownPersonRepository::byEmail));
    }

    Uni<Optional<KnownPerson>> find(UUID id) {
        return Panache.getSession()
                .chain(session -> read(session, OF_ID, "id", id))
                .map(found -> found.stream().findFirst());
    }

    Uni<Optional<KnownPerson>> ofEmail(String email) {
        String sought = new JsonArray().add(email.toLowerCase(Locale.ROOT)).encode();
        return Panache.getSession()
                .chain(session -> read(session, OF_EMAILS, "emails", sought))
                .map(found -> found.stream().findFirst());
    }

    Uni<Boolean> onlyAsked(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ONLY_ASKED, Long.class)
                        .setParameter("id", id)
                        .getSingleResult())
                .map(found -> found > 0);
    }

    Uni<Void> worksAt(UUID id, String key) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WORKS_AT)
                        .setParameter("key", key)
                        .setParameter("id", id)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> correct(List<CorrectedWords> corrected) {
        JsonArray rows = new JsonArray();
        corrected.forEach(one -> rows.add(new JsonObject()
                .put("person", one.personId().toString())
                .put("name", one.name())
                .put("role", one.roleTitle())));
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CORRECT)
                        .setParameter("rows", rows.encode())
                        .executeUpdate())
                .replaceWithVoid();
    }

    private Uni<List<KnownPerson>> read(Mutiny.Session session, String sql, String parameter, Object value) {
        return session.createNativeQuery(sql, Tuple.class)
                .setParameter("national", Viewer.NATIONAL)
                .setParameter("now", clock.instant())
                .setParameter(parameter, value)
                .getResultList()
                .map(rows -> rows.stream().map(KnownPersonRepository::person).toList());
    }

    private static Map<String, KnownPerson> byEmail(List<KnownPerson> found) {
        Map<String, KnownPerson> people = new HashMap<>();
        found.forEach(person -> people.put(person.email().toLowerCase(Locale.ROOT), person));
        return people;
    }

    private static KnownPerson person(Tuple row) {
        return new KnownPerson(
                row.get("id", UUID.class),
                row.get("email", String.class),
                row.get("name", String.class),
                row.get("jurisdiction_key", String.class),
                row.get("center_key", String.class),
                row.get("active", Boolean.class),
                row.get("signed_in_once", Boolean.class),
                Reach.ofRank(row.get("reach", Number.class).intValue()));
    }
}
