package org.nnssil.community;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;

/** Rosters as read. Every statement asks again whether the viewer ($1) is on the roster. */
@ApplicationScoped
class RosterRepository {

    // Who asked not to be listed still sits in the rooms they joined: members of a sub-community see who reads along.
    // The roster of the National Network is the directory, and there they are shown to its conveners only.
    private static final String ROSTER =
            """
            select p.id, p.name, p.name_folded, p.role_title, coalesce(j.name, '') as jurisdiction,
                   case when mine.reach >= p.email_reach then p.email else '' end as email,
                   p.listed, p.subject is not null as signed_in_once, m.reach, m.roles, m.from_at,
                   m.lead, coalesce(o.name, '') as organization,
                   m.exception_id is not null or place.exception_id is not null as by_exception
              from membership mine
              join membership m on m.community_id = mine.community_id and m.ended_at is null
                               and (m.access_until is null or m.access_until > $2)
              join person p on p.id = m.person_id and p.active
              left join jurisdiction j on j.key = p.jurisdiction_key
              left join organization o on o.id = m.organization_id
              left join member_organization place on place.community_id = m.community_id
                    and place.organization_id = m.organization_id and place.ended_at is null
             where mine.person_id = $1 and mine.community_id = $3 and mine.ended_at is null
               and (mine.access_until is null or mine.access_until > $2)
               and (p.listed or mine.reach = 3 or mine.person_id = p.id or m.community_id <> $4)
            """;

    private static final String PAGE = ROSTER + " order by p.name_folded, p.id limit $5";

    private static final String NEXT_PAGE =
            ROSTER + " and (p.name_folded, p.id) > ($6, $7) order by p.name_folded, p.id limit $5";

    private static final String FIRST = ROSTER + " order by m.reach desc, p.name_folded, p.id limit $5";

    private static final String ENTRY =
            """
            select p.id, p.name, p.name_folded, p.role_title, coalesce(j.name, '') as jurisdiction, p.email,
                   p.listed, p.subject is not null as signed_in_once, m.reach, m.roles, m.from_at,
                   m.lead, coalesce(o.name, '') as organization,
                   m.exception_id is not null or place.exception_id is not null as by_exception
              from membership m
              join person p on p.id = m.person_id
              left join jurisdiction j on j.key = p.jurisdiction_key
              left join organization o on o.id = m.organization_id
              left join member_organization place on place.community_id = m.community_id
                    and place.organization_id = m.organization_id and place.ended_at is null
             where m.community_id = $1 and m.person_id = $2 and m.ended_at is null
            """;

    private static final String OTHER_COORDINATORS =
            """
            select count(*) from membership m join person p on p.id = m.person_id and p.active
             where m.community_id = $1 and m.person_id <> $2 and m.ended_at is null and 'COORDINATOR' = any (m.roles)
            """;

    private final Pool pool;
    private final Clock clock;

    RosterRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Page<RosterRow>> page(Viewer viewer, UUID communityId, Optional<Cursor> after, int limit) {
        Tuple asked = asked(viewer, communityId, limit);
        after.ifPresent(cursor -> asked.addString(cursor.name()).addUUID(cursor.id()));
        return read(after.isPresent() ? NEXT_PAGE : PAGE, asked, limit);
    }

    Uni<Page<RosterRow>> first(Viewer viewer, UUID communityId, int limit) {
        return read(FIRST, asked(viewer, communityId, limit), limit);
    }

    /** At most one. */
    Uni<List<RosterRow>> entry(UUID communityId, UUID personId) {
        return pool.preparedQuery(ENTRY)
                .execute(Tuple.of(communityId, personId))
                .map(rows -> CommunityRepository.list(rows, RosterRepository::row));
    }

    Uni<Long> otherCoordinators(UUID personId) {
        return pool.preparedQuery(OTHER_COORDINATORS)
                .execute(Tuple.of(Viewer.NATIONAL, personId))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private Tuple asked(Viewer viewer, UUID communityId, int limit) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return Tuple.tuple()
                .addUUID(viewer.personId())
                .addOffsetDateTime(now)
                .addUUID(communityId)
                .addUUID(Viewer.NATIONAL)
                .addInteger(limit + 1);
    }

    private Uni<Page<RosterRow>> read(String sql, Tuple asked, int limit) {
        return pool.preparedQuery(sql)
                .execute(asked)
                .map(rows -> Page.of(CommunityRepository.list(rows, RosterRepository::row), limit, row -> row.cursor()
                        .write()));
    }

    private static RosterRow row(Row row) {
        return new RosterRow(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("name_folded"),
                row.getString("role_title"),
                row.getString("jurisdiction"),
                row.getString("email"),
                row.getBoolean("listed"),
                row.getBoolean("signed_in_once"),
                Reach.ofRank(row.getInteger("reach")),
                List.of(row.getArrayOfStrings("roles")),
                row.getOffsetDateTime("from_at").toInstant(),
                row.getBoolean("lead"),
                row.getString("organization"),
                row.getBoolean("by_exception"));
    }
}
