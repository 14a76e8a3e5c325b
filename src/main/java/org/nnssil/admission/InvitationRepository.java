package org.nnssil.admission;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.CorrectedWords;

/** Invitations, for writing. Finders answer null when there is none. */
@ApplicationScoped
class InvitationRepository implements PanacheRepositoryBase<Invitation, UUID> {

    private static final String ADD =
            """
            insert into invitation (id, person_id, name, role_title, place, reach, basis, seat_key, founding, access_until, nomination_id,
                                    token_hash, state, created_at, sent_at, mail_key, expires_at, invited_by,
                                    submission_key)
            select r.id, r.person, r.name, r.role, r.place, r.reach, r.basis, r.seat, r.founding, r.until, r.nomination, decode(r.hash, 'hex'),
                   'SENT', :now, :now, r.mail, :expires, cast(:by as uuid), r.submission
              from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
                   as r(id uuid, person uuid, name text, role text, place text, reach smallint, basis text, seat text, founding boolean,
                        until timestamptz, nomination uuid, hash text, mail text, submission uuid)
            """;

    // Index invitation_waiting: whoever is asked something new is not asked the old any more.
    private static final String SUPERSEDE =
            """
            update invitation set state = 'WITHDRAWN', decided_at = :now, reason = 'Another invitation took its place',
                   version = version + 1
             where state in ('SENT', 'OPENED')
               and person_id in (select cast(p as uuid) from jsonb_array_elements_text(
                                     cast(cast(:people as text) as jsonb)) p)
            """;

    private static final String CORRECT =
            """
            update invitation i set name = r.name, role_title = case when r.role = '' then i.role_title else r.role end,
                   version = i.version + 1
              from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r(person uuid, name text, role text)
             where i.person_id = r.person and i.state in ('SENT', 'OPENED')
            """;

    private static final String HOLDS =
            """
            select count(*) from seat_tenure where jurisdiction_key = :key and person_id = :person and to_date is null
            """;

    private static final String BOUNCED =
            """
            update invitation set bounced_at = :now, bounce_reason = :reason, version = version + 1
             where state in ('SENT', 'OPENED') and bounced_at is null
               and person_id in (select id from person where lower(email) = lower(:address))
            """;

    private final Clock clock;

    InvitationRepository(Clock clock) {
        this.clock = clock;
    }

    Uni<Invitation> locked(byte[] tokenHash) {
        return find("tokenHash", tokenHash)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    Uni<Invitation> locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Uni<Invitation> ofSubmission(UUID submission) {
        return find("submissionKey", submission).firstResult();
    }

    /** The one that this person has not decided on, locked. */
    Uni<Invitation> waiting(UUID personId) {
        return find("personId = ?1 and state in ('SENT', 'OPENED')", personId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    Uni<Boolean> holdsSeat(String key, UUID personId) {
        return getSession()
                .chain(session -> session.createNativeQuery(HOLDS, Long.class)
                        .setParameter("key", key)
                        .setParameter("person", personId)
                        .getSingleResult())
                .map(n -> n > 0);
    }

    Uni<Integer> bounced(String address, String reason) {
        return getSession().chain(session -> session.createNativeQuery(BOUNCED)
                .setParameter("now", clock.instant())
                .setParameter("reason", reason)
                .setParameter("address", address)
                .executeUpdate());
    }

    Uni<Void> addAll(List<Asked> asked, Instant expires, @Nullable UUID by) {
        JsonArray people = new JsonArray();
        JsonArray rows = new JsonArray();
        for (Asked one : asked) {
            people.add(one.to().personId().toString());
            rows.add(row(one));
        }
        Instant now = clock.instant();
        return getSession()
                .chain(session -> session.createNativeQuery(SUPERSEDE)
                        .setParameter("now", now)
                        .setParameter("people", people.encode())
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery(ADD)
                                .setParameter("now", now)
                                .setParameter("expires", expires)
                                .setParameter("by", by)
                                .setParameter("rows", rows.encode())
                                .executeUpdate()))
                .replaceWithVoid();
    }

    Uni<Void> correct(List<CorrectedWords> corrected) {
        JsonArray rows = new JsonArray();
        corrected.forEach(one -> rows.add(new JsonObject()
                .put("person", one.personId().toString())
                .put("name", one.name())
                .put("role", one.roleTitle())));
        return getSession()
                .chain(session -> session.createNativeQuery(CORRECT)
                        .setParameter("rows", rows.encode())
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static JsonObject row(Asked asked) {
        Invitee to = asked.to();
        return new JsonObject()
                .put("id", asked.id().toString())
                .put("person", to.personId().toString())
                .put("name", to.name())
                .put("role", to.roleTitle())
                .put("place", to.place())
                .put("reach", to.reach().rank())
                .put("basis", to.basis())
                .put("seat", to.seatKey())
                .put("founding", to.founding())
                .put("until", to.until() == null ? null : to.until().toString())
                .put("nomination", text(to.nominationId()))
                .put("hash", HexFormat.of().formatHex(asked.link().hash()))
                .put("mail", asked.mailKey())
                .put("submission", text(to.submission()));
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    /** One invitation to be written, with its link. */
    record Asked(UUID id, Invitee to, LinkToken link, String mailKey) {}
}
