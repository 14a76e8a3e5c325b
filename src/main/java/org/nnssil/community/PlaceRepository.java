package org.nnssil.community;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.nnssil.eligibility.FactKind;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;

/** Organizations on rosters as read. Every statement asks again whether the viewer ($1) is on the roster. */
@ApplicationScoped
class PlaceRepository {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.US);

    // That somebody came by exception, all members see; the words of it are for the conveners. Indexes
    // member_organization_active and membership_organization.
    private static final String PLACES =
            """
            select o.id, o.name, o.kind, coalesce(j.name, '') as jurisdiction, place.from_at,
                   place.exception_id is not null as by_exception,
                   case when mine.reach = 3 then x.failed end as failed, case when mine.reach = 3 then x.reason end as reason,
                   case when mine.reach = 3 then granter.name end as granted_by, x.granted_at,
                   cast(coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'role', p.role_title,
                                       'lead', m.lead, 'listed', p.listed) order by m.lead desc, p.name_folded)
                      from membership m join person p on p.id = m.person_id and p.active
                     where m.community_id = place.community_id and m.organization_id = o.id and m.ended_at is null
                       and (m.access_until is null or m.access_until > $2)), '[]') as text) as people
              from membership mine
              join member_organization place on place.community_id = mine.community_id and place.ended_at is null
              join organization o on o.id = place.organization_id
              left join jurisdiction j on j.key = o.jurisdiction_key
              left join eligibility_exception x on x.id = place.exception_id
              left join person granter on granter.id = x.granted_by
             where mine.person_id = $1 and mine.community_id = $3 and mine.ended_at is null
               and (mine.access_until is null or mine.access_until > $2)
            """;

    private static final String PAGE = PLACES + " order by lower(o.name), o.id limit $4";

    private static final String NEXT_PAGE =
            PLACES + " and (lower(o.name), o.id) > ($5, $6) order by lower(o.name), o.id limit $4";

    private static final String ONE = PLACES + " and o.id = $4";

    private static final String FACTS =
            """
            select f.fact, f.value, f.source, f.as_of, p.name as recorded_by
              from organization_fact f
              join person p on p.id = f.recorded_by
             where f.community_id = $3 and f.organization_id = $4
               and exists (select 1 from membership mine where mine.person_id = $1 and mine.community_id = $3
                              and mine.reach = 3 and mine.ended_at is null
                              and (mine.access_until is null or mine.access_until > $2))
             order by f.fact, f.as_of desc, f.recorded_at desc limit 100
            """;

    private final Pool pool;
    private final Clock clock;

    PlaceRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Page<PlaceRow>> page(Viewer viewer, UUID communityId, Optional<Cursor> after, int limit) {
        Tuple asked = asked(viewer, communityId).addInteger(limit + 1);
        after.ifPresent(cursor -> asked.addString(cursor.name()).addUUID(cursor.id()));
        return pool.preparedQuery(after.isPresent() ? NEXT_PAGE : PAGE)
                .execute(asked)
                .map(rows -> Page.of(CommunityRepository.list(rows, PlaceRepository::row), limit, row -> row.cursor()
                        .write()));
    }

    /** At most one. */
    Uni<List<PlaceRow>> one(Viewer viewer, UUID communityId, UUID organizationId) {
        return pool.preparedQuery(ONE)
                .execute(asked(viewer, communityId).addUUID(organizationId))
                .map(rows -> CommunityRepository.list(rows, PlaceRepository::row));
    }

    /** All that was ever recorded here, the newest of each first; for conveners. */
    Uni<List<PlaceView.Fact>> facts(Viewer viewer, UUID communityId, UUID organizationId) {
        return pool.preparedQuery(FACTS)
                .execute(asked(viewer, communityId).addUUID(organizationId))
                .map(rows -> CommunityRepository.list(rows, PlaceRepository::fact));
    }

    private Tuple asked(Viewer viewer, UUID communityId) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return Tuple.tuple().addUUID(viewer.personId()).addOffsetDateTime(now).addUUID(communityId);
    }

    private static PlaceRow row(Row row) {
        List<PlaceRow.Representative> people = new ArrayList<>();
        for (Object one : new JsonArray(row.getString("people"))) {
            JsonObject person = (JsonObject) one;
            people.add(new PlaceRow.Representative(
                    UUID.fromString(person.getString("id")),
                    person.getString("name"),
                    person.getString("role"),
                    person.getBoolean("lead"),
                    person.getBoolean("listed")));
        }
        return new PlaceRow(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("kind"),
                row.getString("jurisdiction"),
                row.getOffsetDateTime("from_at").toInstant(),
                row.getBoolean("by_exception"),
                exception(row),
                people);
    }

    private static PlaceRow.Exception exception(Row row) {
        return row.getString("reason") == null
                ? new PlaceRow.Exception("", "", "", "")
                : new PlaceRow.Exception(
                        row.getString("failed"),
                        row.getString("reason"),
                        row.getString("granted_by"),
                        DAY.format(row.getOffsetDateTime("granted_at")));
    }

    private static PlaceView.Fact fact(Row row) {
        FactKind kind = FactKind.valueOf(row.getString("fact"));
        LocalDate asOf = row.getLocalDate("as_of");
        return new PlaceView.Fact(
                kind.label(),
                kind.shown(row.getString("value")),
                row.getString("source"),
                DAY.format(asOf),
                row.getString("recorded_by"));
    }
}
