package org.nnssil.joining;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Viewer;

/** Requests to join: the entity for writing, and reads that ask again whether the viewer ($1) may. */
@ApplicationScoped
class JoinRequestRepository implements PanacheRepositoryBase<JoinRequest, UUID> {

    private static final String ROW =
            """
            select r.id, r.person_id, p.name, p.role_title, coalesce(j.name, '') as place, p.email, r.reason,
                   r.organization_name, r.organization_kind, r.organization_place, r.facts, r.status, r.asked_at,
                   r.decided_at, r.note, coalesce(d.name, '') as decided_by
              from join_request r
              join person p on p.id = r.person_id
              left join jurisdiction j on j.key = p.jurisdiction_key
              left join person d on d.id = r.decided_by
            """;

    private static final String CONVENES =
            """
             and exists (select 1 from membership mine where mine.person_id = $1 and mine.community_id = r.community_id
                            and mine.reach = 3 and mine.ended_at is null
                            and (mine.access_until is null or mine.access_until > $2))
            """;

    // Index join_request_community.
    private static final String OF_COMMUNITY = ROW + " where r.community_id = $3" + CONVENES
            + " order by r.status <> 'OPEN', case when r.status = 'OPEN' then r.asked_at end, r.asked_at desc, r.id limit 200";

    private static final String ONE = ROW + " where r.community_id = $3 and r.id = $4" + CONVENES;

    // Index join_request_person.
    private static final String OWN =
            ROW + " where r.person_id = $1 and r.community_id = $2 order by r.asked_at desc limit 1";

    private static final String WAITING =
            """
            select (select count(*) from join_request r where r.community_id = $3 and r.status = 'OPEN' %s) as waiting,
                   (select r.asked_at from join_request r
                     where r.community_id = $3 and r.person_id = $1 and r.status = 'OPEN') as asked,
                   (select i.id from community_invitation i where i.community_id = $3 and i.person_id = $1
                       and i.status = 'SENT' and i.expires_at > $2 order by i.sent_at desc limit 1) as invited,
                   exists (select 1 from community_invitation i where i.community_id = $3 and i.kind = 'CONVENER'
                       and i.status = 'SENT' and i.expires_at > $2) as offered
            """
                    .formatted(CONVENES);

    private final Pool pool;
    private final Clock clock;

    JoinRequestRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * @param asked when the viewer asked; null: has no open request
     * @param offered whether somebody was asked to convene and has not answered
     */
    record Waiting(long requests, @Nullable OffsetDateTime asked, @Nullable UUID invited, boolean offered) {}

    Uni<@Nullable JoinRequest> open(UUID communityId, UUID personId) {
        return find("communityId = ?1 and personId = ?2 and status = 'OPEN'", communityId, personId)
                .firstResult();
    }

    Uni<@Nullable JoinRequest> ofSubmission(UUID key) {
        return find("submissionKey", key).firstResult();
    }

    Uni<@Nullable JoinRequest> of(UUID communityId, UUID id) {
        return find("communityId = ?1 and id = ?2", communityId, id).firstResult();
    }

    /** The open ones first, the longest waiting on top; for conveners. */
    Uni<List<JoinRow>> ofCommunity(Viewer viewer, UUID communityId) {
        return pool.preparedQuery(OF_COMMUNITY)
                .execute(Tuple.of(viewer.personId(), now(), communityId))
                .map(rows -> list(rows));
    }

    /** At most one; for conveners. */
    Uni<List<JoinRow>> one(Viewer viewer, UUID communityId, UUID id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(viewer.personId(), now(), communityId, id))
                .map(rows -> list(rows));
    }

    /** The viewer's newest there; at most one. */
    Uni<List<JoinRow>> own(Viewer viewer, UUID communityId) {
        return pool.preparedQuery(OWN)
                .execute(Tuple.of(viewer.personId(), communityId))
                .map(rows -> list(rows));
    }

    Uni<Waiting> waiting(Viewer viewer, UUID communityId) {
        return pool.preparedQuery(WAITING)
                .execute(Tuple.of(viewer.personId(), now(), communityId))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Waiting(
                            row.getLong("waiting"),
                            row.getOffsetDateTime("asked"),
                            row.getUUID("invited"),
                            row.getBoolean("offered"));
                });
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static List<JoinRow> list(Iterable<Row> rows) {
        List<JoinRow> found = new ArrayList<>();
        rows.forEach(row -> found.add(row(row)));
        return found;
    }

    private static JoinRow row(Row row) {
        OffsetDateTime decided = row.getOffsetDateTime("decided_at");
        return new JoinRow(
                row.getUUID("id"),
                row.getUUID("person_id"),
                row.getString("name"),
                row.getString("role_title"),
                row.getString("place"),
                row.getString("email"),
                row.getString("reason"),
                row.getString("organization_name"),
                row.getString("organization_kind"),
                row.getString("organization_place"),
                row.getString("facts"),
                row.getString("status"),
                row.getOffsetDateTime("asked_at").toInstant(),
                decided == null ? null : decided.toInstant(),
                row.getString("decided_by"),
                row.getString("note"));
    }
}
