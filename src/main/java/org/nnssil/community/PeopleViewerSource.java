package org.nnssil.community;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.security.ViewerSource;

/** Reads the viewer in one statement: the person and all active memberships. */
@ApplicationScoped
class PeopleViewerSource implements ViewerSource {

    // Index membership_active. Three arrays of the same order: somebody in five hundred communities costs little more
    // than somebody in one, and this is asked on every request.
    private static final String FIND =
            """
            select p.id, p.name, p.email, p.role_title, p.jurisdiction_key, p.zone as own_zone, j.zone as seat_zone,
                   mine.communities, mine.reaches, mine.roles
              from person p
              left join jurisdiction j on j.key = p.jurisdiction_key
             cross join lateral (
                   select array_agg(m.community_id) as communities, array_agg(m.reach) as reaches,
                          array_agg(array_to_string(m.roles, ' ')) as roles
                     from membership m
                    where m.person_id = p.id and m.ended_at is null
                      and (m.access_until is null or m.access_until > $2)) mine
             where p.subject = $1 and p.active
            """;

    private static final String LINK =
            "update person set subject = $1 where lower(email) = lower($2) and subject is null and active";

    private final Pool pool;
    private final Clock clock;

    PeopleViewerSource(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public Uni<Viewer> find(String subject, @Nullable String email, boolean emailVerified, String name) {
        Viewer outsider = Viewer.outsider(subject, name);
        return bySubject(subject, outsider)
                .chain(found -> found == outsider && emailVerified && email != null
                        ? link(subject, email, outsider)
                        : Uni.createFrom().item(found));
    }

    private Uni<Viewer> link(String subject, String email, Viewer outsider) {
        return pool.preparedQuery(LINK)
                .execute(Tuple.of(subject, email))
                .chain(done -> done.rowCount() == 0 ? Uni.createFrom().item(outsider) : bySubject(subject, outsider));
    }

    private Uni<Viewer> bySubject(String subject, Viewer outsider) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(FIND).execute(Tuple.of(subject, now)).map(rows -> read(rows, subject, outsider));
    }

    private static Viewer read(RowSet<Row> rows, String subject, Viewer outsider) {
        if (rows.size() == 0) {
            return outsider;
        }
        Row row = rows.iterator().next();
        String ownZone = row.getString("own_zone");
        String seatZone = row.getString("seat_zone");
        ZoneId zone = ownZone != null ? ZoneId.of(ownZone) : seatZone != null ? ZoneId.of(seatZone) : Viewer.EASTERN;
        return new Viewer(
                row.getUUID("id"),
                subject,
                row.getString("name"),
                row.getString("email"),
                row.getString("role_title"),
                zone,
                ownZone != null,
                row.getString("jurisdiction_key"),
                memberships(row));
    }

    private static Map<UUID, Viewer.Standing> memberships(Row row) {
        UUID[] communities = row.getArrayOfUUIDs("communities");
        if (communities == null) {
            return Map.of();
        }
        Short[] reaches = row.getArrayOfShorts("reaches");
        String[] roles = row.getArrayOfStrings("roles");
        Map<UUID, Viewer.Standing> found = new HashMap<>(communities.length * 2);
        for (int i = 0; i < communities.length; i++) {
            Set<String> own = roles[i].isEmpty() ? Set.of() : Set.copyOf(List.of(roles[i].split(" ")));
            found.put(communities[i], new Viewer.Standing(Reach.ofRank(reaches[i]), own));
        }
        return Collections.unmodifiableMap(found);
    }
}
