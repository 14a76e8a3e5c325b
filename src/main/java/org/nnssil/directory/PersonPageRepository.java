package org.nnssil.directory;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;

/** People one by one, with what the viewer shares with them, and the roster for paper. */
@ApplicationScoped
class PersonPageRepository {

    // $1 is the viewer, $2 now, $3 the person. Seen by who shares a community with them, as long as they are listed; by
    // themselves; and by a convener of a shared community, listed or not. What of them, their own choice tells: it is
    // held against the highest reach that the viewer has beside them.
    private static final String SHARED =
            """
            with shared as (
                select c.id, c.slug, c.name, theirs.reach, theirs.roles, theirs.from_at, mine.reach as mine
                  from membership mine
                  join membership theirs on theirs.community_id = mine.community_id
                  join community c on c.id = mine.community_id
                 where mine.person_id = $1 and theirs.person_id = $3
                   and mine.ended_at is null and (mine.access_until is null or mine.access_until > $2)
                   and theirs.ended_at is null and (theirs.access_until is null or theirs.access_until > $2)),
            seen as (select case when $1 = $3 then 9 else coalesce(max(mine), 0) end as reach from shared)
            """;

    private static final String KNOWN =
            """
             where p.id = $3 and p.active
               and (p.id = $1 or exists (select 1 from shared where p.listed or mine = 3))
            """;

    // Only shared memberships are told.
    private static final String FIND = SHARED
            + """
              select p.id, p.name, p.role_title, coalesce(o.name, '') as organization,
                     coalesce(p.jurisdiction_key, '') as jurisdiction_key, coalesce(j.name, '') as jurisdiction,
                     coalesce(p.zone, j.zone, '') as zone, p.expertise, p.principles, p.listed, p.email_reach,
                     seen.reach >= 2 as core,
                     case when p.about_reach <= seen.reach then p.about else '' end as about,
                     case when p.email_reach <= seen.reach then p.email else '' end as email,
                     case when p.phone_reach <= seen.reach then p.phone else '' end as phone,
                     case when p.photo_reach <= seen.reach then coalesce(f.tag, '') else '' end as photo,
                     coalesce(sj.name, '') as seat_of, t.from_date as seat_since,
                     (select jsonb_agg(jsonb_build_object('id', id, 'slug', slug, 'name', name, 'reach', reach,
                                 'roles', roles, 'from', extract(epoch from from_at)::bigint)
                             order by id <> $4, name) from shared) as shared
                from seen cross join person p
                left join organization o on o.id = p.organization_id
                left join jurisdiction j on j.key = p.jurisdiction_key
                left join person_photo f on f.person_id = p.id
                left join seat_tenure t on t.person_id = p.id and t.to_date is null and not t.unanswered
                                       and exists (select 1 from shared where id = $4)
                left join jurisdiction sj on sj.key = t.jurisdiction_key
              """
            + KNOWN;

    private static final String PHOTO = SHARED
            + "select f.tag, f.jpeg from seen cross join person p join person_photo f on f.person_id = p.id" + KNOWN
            + " and p.photo_reach <= seen.reach";

    // $3 the viewer, $4 a jurisdiction or empty. Indexes membership_roster and, for one jurisdiction,
    // person_jurisdiction.
    private static final String ROSTER =
            """
            select coalesce(j.name, o.name, 'Elsewhere') as place, p.name, p.role_title, m.reach,
                   case when p.email_reach <= mine.reach then p.email else '' end as email,
                   case when p.phone_reach <= mine.reach then p.phone else '' end as phone,
                   exists (select 1 from seat_tenure t where t.person_id = p.id and t.to_date is null
                              and not t.unanswered) as seated
              from membership mine
              join membership m on m.community_id = mine.community_id and m.ended_at is null
                               and (m.access_until is null or m.access_until > $2)
              join person p on p.id = m.person_id and p.listed and p.active
              left join jurisdiction j on j.key = p.jurisdiction_key
              left join organization o on o.id = p.organization_id
             where mine.person_id = $3 and mine.community_id = $1 and mine.ended_at is null
               and (mine.access_until is null or mine.access_until > $2)
               and %s
             order by p.jurisdiction_key is null, place, seated desc, p.name_folded, p.id
             limit $4
            """;

    private static final String OF_ALL = ROSTER.formatted("m.reach >= 2");
    private static final String OF_ONE = ROSTER.formatted("p.jurisdiction_key = $5");

    private final Pool pool;
    private final Clock clock;

    PersonPageRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** At most one. */
    Uni<List<PersonRow>> find(Viewer viewer, UUID id) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(viewer.personId(), now(), id, Viewer.NATIONAL))
                .map(rows -> DirectoryRepository.list(rows, PersonPageRepository::row));
    }

    /** At most one: the tag and the image. */
    Uni<List<Portrait>> photo(Viewer viewer, UUID id) {
        return pool.preparedQuery(PHOTO)
                .execute(Tuple.of(viewer.personId(), now(), id))
                .map(rows -> DirectoryRepository.list(
                        rows,
                        row -> new Portrait(
                                row.getString("tag"), row.getBuffer("jpeg").getBytes())));
    }

    /** @param jurisdiction a key; empty for the core members of all */
    Uni<List<PrintedRoster.Row>> roster(Viewer viewer, String jurisdiction, int most) {
        Tuple asked = Tuple.of(Viewer.NATIONAL, now(), viewer.personId(), most);
        return pool.preparedQuery(jurisdiction.isEmpty() ? OF_ALL : OF_ONE)
                .execute(jurisdiction.isEmpty() ? asked : asked.addString(jurisdiction))
                .map(rows -> DirectoryRepository.list(rows, PersonPageRepository::line));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static PrintedRoster.Row line(Row row) {
        String mark = row.getBoolean("seated") ? "Holds the seat" : row.getInteger("reach") > 1 ? "" : "Extended";
        return new PrintedRoster.Row(
                row.getString("place"),
                new PrintedRoster.Line(
                        row.getString("name"),
                        row.getString("role_title"),
                        row.getString("email"),
                        row.getString("phone"),
                        mark));
    }

    private static PersonRow row(Row row) {
        return new PersonRow(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("role_title"),
                row.getString("organization"),
                row.getString("jurisdiction_key"),
                row.getString("jurisdiction"),
                row.getString("zone"),
                row.getString("about"),
                row.getString("expertise"),
                Arrays.stream(row.getArrayOfShorts("principles"))
                        .map(Short::intValue)
                        .toList(),
                row.getBoolean("core"),
                row.getInteger("email_reach"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("photo"),
                row.getString("seat_of"),
                row.getLocalDate("seat_since"),
                row.getBoolean("listed"),
                shared((JsonArray) row.getValue("shared")));
    }

    private static List<PersonRow.Shared> shared(@Nullable JsonArray array) {
        List<PersonRow.Shared> found = new ArrayList<>();
        if (array != null) {
            for (Object entry : array) {
                JsonObject one = (JsonObject) entry;
                found.add(new PersonRow.Shared(
                        UUID.fromString(one.getString("id")),
                        one.getString("slug"),
                        one.getString("name"),
                        Reach.ofRank(one.getInteger("reach")),
                        one.getJsonArray("roles").stream().map(String::valueOf).toList(),
                        Instant.ofEpochSecond(one.getLong("from"))));
            }
        }
        return found;
    }
}
