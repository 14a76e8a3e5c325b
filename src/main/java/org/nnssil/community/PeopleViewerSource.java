package org.nnssil.community;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
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

    private static final String FIND =
            """
            select p.id, p.name, p.email, p.role_title, p.jurisdiction_key, p.zone as own_zone, j.zone as seat_zone,
                   (select jsonb_agg(jsonb_build_object('c', m.community_id, 'r', m.reach, 'o', m.roles))
                      from membership m
                     where m.person_id = p.id and m.ended_at is null
                       and (m.access_until is null or m.access_until > $2)) as memberships
              from person p left join jurisdiction j on j.key = p.jurisdiction_key
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
                memberships((JsonArray) row.getValue("memberships")));
    }

    private static Map<UUID, Viewer.Standing> memberships(@Nullable JsonArray array) {
        Map<UUID, Viewer.Standing> found = new HashMap<>();
        if (array != null) {
            for (Object entry : array) {
                JsonObject one = (JsonObject) entry;
                Set<String> roles = new HashSet<>();
                one.getJsonArray("o").forEach(role -> roles.add((String) role));
                found.put(
                        UUID.fromString(one.getString("c")),
                        new Viewer.Standing(Reach.ofRank(one.getInteger("r")), Set.copyOf(roles)));
            }
        }
        return Map.copyOf(found);
    }
}
