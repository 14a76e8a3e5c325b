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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;

/** One person with what the viewer shares with them. */
@ApplicationScoped
class PersonPageRepository {

    // Seen by who shares a community with them ($1 is the viewer, $2 now, $3 the person), as long as they are listed;
    // by
    // themselves; and by a convener of a shared community, listed or not. Only shared memberships are told.
    private static final String FIND =
            """
            with shared as (
                select c.id, c.slug, c.name, theirs.reach, theirs.roles, theirs.from_at, mine.reach as mine
                  from membership mine
                  join membership theirs on theirs.community_id = mine.community_id
                  join community c on c.id = mine.community_id
                 where mine.person_id = $1 and theirs.person_id = $3
                   and mine.ended_at is null and (mine.access_until is null or mine.access_until > $2)
                   and theirs.ended_at is null and (theirs.access_until is null or theirs.access_until > $2))
            select p.id, p.name, p.role_title, coalesce(o.name, '') as organization,
                   coalesce(p.jurisdiction_key, '') as jurisdiction_key, coalesce(j.name, '') as jurisdiction,
                   coalesce(p.zone, j.zone, '') as zone, p.about, p.expertise, p.listed, p.email_visible,
                   p.id = $1 or exists (select 1 from shared where mine >= 2) as contact, p.email, p.phone,
                   coalesce(sj.name, '') as seat_of, t.from_date as seat_since,
                   (select jsonb_agg(jsonb_build_object('id', id, 'slug', slug, 'name', name, 'reach', reach,
                               'roles', roles, 'from', extract(epoch from from_at)::bigint)
                           order by id <> $4, name) from shared) as shared
              from person p
              left join organization o on o.id = p.organization_id
              left join jurisdiction j on j.key = p.jurisdiction_key
              left join seat_tenure t on t.person_id = p.id and t.to_date is null
                                     and exists (select 1 from shared where id = $4)
              left join jurisdiction sj on sj.key = t.jurisdiction_key
             where p.id = $3 and p.active
               and (p.id = $1 or exists (select 1 from shared where p.listed or mine = 3))
            """;

    private final Pool pool;
    private final Clock clock;

    PersonPageRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** At most one. */
    Uni<List<PersonRow>> find(Viewer viewer, UUID id) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(viewer.personId(), now, id, Viewer.NATIONAL))
                .map(rows -> DirectoryRepository.list(rows, PersonPageRepository::row));
    }

    private static PersonRow row(Row row) {
        boolean shown = row.getBoolean("contact") && row.getBoolean("email_visible");
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
                row.getBoolean("contact"),
                row.getBoolean("email_visible"),
                shown ? row.getString("email") : "",
                shown ? row.getString("phone") : "",
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
