package org.nnssil.joining;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Viewer;

/** Invitations: the entity for writing, and reads for who they are for and for the conveners. */
@ApplicationScoped
class InvitationRepository implements PanacheRepositoryBase<Invitation, UUID> {

    private static final String ROW =
            """
            select i.id, i.person_id, i.community_id, c.listed, i.kind, c.slug, c.name as community, c.purpose,
                   coalesce(i.name, p.name) as invited, b.name as inviter, coalesce(i.organization_name, '') as organization, i.words, i.status, i.predecessor_id is not null as handed,
                   i.bounced_at is not null as bounced, i.sent_at, i.expires_at,
                   i.answered_at
              from community_invitation i
              join community c on c.id = i.community_id
              join person p on p.id = i.person_id
              join person b on b.id = i.invited_by
            """;

    private static final String BY_LINK = ROW + " where i.token_hash = $1";

    private static final String COMMUNITY_OF =
            "select community_id from community_invitation where id = :id and person_id = :person";

    // Index community_invitation_community.
    private static final String WAITING =
            "select count(*) from community_invitation where community_id = $1 and status = 'SENT' and expires_at > $2";

    private static final String TO_ME = ROW + " where i.id = $2 and i.person_id = $1";

    private static final String CONVENED = ROW
            + """
             where i.community_id = $2
               and exists (select 1 from membership mine where mine.person_id = $1 and mine.community_id = i.community_id
                              and mine.reach = 3 and mine.ended_at is null
                              and (mine.access_until is null or mine.access_until > $3))
            """;

    // Index community_invitation_community.
    private static final String OF_COMMUNITY = CONVENED + " order by i.sent_at desc, i.id limit 100";

    private static final String ONE_OF_COMMUNITY = CONVENED + " and i.id = $4";

    private final Pool pool;
    private final Clock clock;

    InvitationRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Locked until the transaction ends, for who it is for; null for everybody else. */
    Uni<@Nullable Invitation> lockedTo(UUID personId, UUID id) {
        return find("id = ?1 and personId = ?2", id, personId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    Uni<@Nullable Invitation> of(UUID communityId, UUID id) {
        return find("communityId = ?1 and id = ?2", communityId, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    Uni<@Nullable Invitation> ofSubmission(UUID key) {
        return find("submissionKey", key).firstResult();
    }

    Uni<@Nullable Invitation> open(UUID communityId, UUID personId, String kind) {
        return find("communityId = ?1 and personId = ?2 and kind = ?3 and status = 'SENT'", communityId, personId, kind)
                .firstResult();
    }

    /** Null where there is no such invitation to that person. */
    Uni<@Nullable UUID> communityOf(UUID personId, UUID id) {
        return getSession().chain(session -> session.createNativeQuery(COMMUNITY_OF, UUID.class)
                .setParameter("id", id)
                .setParameter("person", personId)
                .getSingleResultOrNull());
    }

    /** At most one. */
    Uni<List<InvitationRow>> ofLink(byte[] hash) {
        return pool.preparedQuery(BY_LINK)
                .execute(Tuple.of(Buffer.buffer(hash)))
                .map(InvitationRepository::list);
    }

    Uni<Long> waiting(UUID communityId) {
        return pool.preparedQuery(WAITING)
                .execute(Tuple.of(communityId, clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** At most one. */
    Uni<List<InvitationRow>> toMe(Viewer viewer, UUID id) {
        return pool.preparedQuery(TO_ME)
                .execute(Tuple.of(viewer.personId(), id))
                .map(InvitationRepository::list);
    }

    /** Newest first; for conveners. */
    Uni<List<InvitationRow>> ofCommunity(Viewer viewer, UUID communityId) {
        return pool.preparedQuery(OF_COMMUNITY)
                .execute(
                        Tuple.of(viewer.personId(), communityId, clock.instant().atOffset(ZoneOffset.UTC)))
                .map(InvitationRepository::list);
    }

    /** At most one; for conveners. */
    Uni<List<InvitationRow>> ofCommunity(Viewer viewer, UUID communityId, UUID id) {
        return pool.preparedQuery(ONE_OF_COMMUNITY)
                .execute(
                        Tuple.of(viewer.personId(), communityId, clock.instant().atOffset(ZoneOffset.UTC), id))
                .map(InvitationRepository::list);
    }

    private static List<InvitationRow> list(Iterable<Row> rows) {
        List<InvitationRow> found = new ArrayList<>();
        rows.forEach(row -> found.add(row(row)));
        return found;
    }

    private static InvitationRow row(Row row) {
        OffsetDateTime answered = row.getOffsetDateTime("answered_at");
        return new InvitationRow(
                row.getUUID("id"),
                row.getUUID("person_id"),
                row.getUUID("community_id"),
                row.getBoolean("listed"),
                row.getString("kind").equals("CONVENER"),
                row.getString("slug"),
                row.getString("community"),
                row.getString("purpose"),
                row.getString("invited"),
                row.getString("inviter"),
                row.getString("organization"),
                row.getString("words"),
                row.getString("status"),
                row.getBoolean("bounced"),
                row.getBoolean("handed"),
                row.getOffsetDateTime("sent_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                answered == null ? null : answered.toInstant());
    }
}
