package org.nnssil.admission;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.CorrectedWords;
import org.nnssil.security.LinkToken;

/** Invitations, for writing. Finders answer null when there is none. */
@ApplicationScoped
class InvitationRepository implements PanacheRepositoryBase<Invitation, UUID> {

    private static final String ADD =
            """
            insert into invitation (id, person_id, name, role_title, place, reach, roles, basis, seat_key,
                                    jurisdiction_key, founding, access_until, nomination_id, token_hash, state, created_at, sent_at, mail_key, expires_at, invited_by,
                                    submission_key)
            select r.id, r.person, r.name, r.role, r.place, r.reach, r.roles, r.basis, r.seat, r.jurisdiction, r.founding, r.until, r.nomination, decode(r.hash, 'hex'),
                   'SENT', :now, :now, r.mail, :expires, cast(:by as uuid), r.submission
              from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
                   as r(id uuid, person uuid, name text, role text, place text, reach smallint, roles text[], basis text, seat text,
                        jurisdiction text, founding boolean,
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

    // For who is asked now, at that address; however many mails come back, the first says when.
    private static final String BOUNCED =
            """
            update invitation set bounced_at = $2, bounce_reason = $3, version = version + 1
             where state in ('SENT', 'OPENED') and bounced_at is null
               and person_id in (select id from person where lower(email) = $1)
            """;

    private static final String READDRESS =
            """
            update person p set email = :email, version = p.version + 1
             where p.id = :person and p.subject is null and p.active
               and not exists (select 1 from membership m where m.person_id = p.id and m.ended_at is null)
            """;

    private static final String END =
            """
            update invitation set state = 'WITHDRAWN', decided_at = :now, reason = :reason, version = version + 1
             where person_id = :person and state in ('SENT', 'OPENED')
            """;

    private static final String WAITING =
            "select count(*) from invitation where state in ('SENT', 'OPENED') and expires_at > $1";

    private final Pool pool;
    private final Clock clock;

    InvitationRepository(Pool pool, Clock clock) {
        this.pool = pool;
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

    /** @param address in lower case */
    Uni<Void> bounced(SqlClient transaction, String address, String reason, Instant at) {
        return transaction
                .preparedQuery(BOUNCED)
                .execute(Tuple.of(address, at.atOffset(ZoneOffset.UTC), reason))
                .replaceWithVoid();
    }

    /**
     * Another address for somebody who has never signed in and is a member of nothing.
     *
     * @return false for everybody else
     */
    Uni<Boolean> readdress(UUID personId, String email) {
        return getSession()
                .chain(session -> session.createNativeQuery(READDRESS)
                        .setParameter("person", personId)
                        .setParameter("email", email)
                        .executeUpdate())
                .map(changed -> changed == 1);
    }

    /** Whatever this person was asked is not asked any more. */
    Uni<Integer> end(UUID personId, String reason, Instant now) {
        return getSession().chain(session -> session.createNativeQuery(END)
                .setParameter("person", personId)
                .setParameter("reason", reason)
                .setParameter("now", now)
                .executeUpdate());
    }

    Uni<Long> waiting() {
        return pool.preparedQuery(WAITING)
                .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next().getLong(0));
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
                .put("roles", new JsonArray(List.copyOf(to.roles())))
                .put("basis", to.basis())
                .put("seat", to.seatKey())
                .put("jurisdiction", to.jurisdictionKey())
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
