package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.nnssil.eligibility.Rules;
import org.nnssil.security.Viewer;

/** The rules of charters, and their versions. */
@ApplicationScoped
class CharterRepository {

    private static final String RULES = "select cast(eligibility as text) from community where id = :id";

    // Through text, because the driver would send a string for a jsonb parameter as a JSON string.
    private static final String WRITE_RULES =
            "update community set eligibility = cast(cast(:rules as text) as jsonb) where id = :id";

    private static final String ADD =
            """
            insert into charter_version (community_id, number, changed_by, changed_at, reason, changes, submission_key)
            values (:community, :number, :by, :now, :reason, cast(cast(:changes as text) as jsonb), :submission)
            """;

    private static final String DONE = "select count(*) from charter_version where submission_key = :submission";

    // The charter is its members' own; so is what it was. Primary key charter_version_pkey.
    private static final String VERSIONS =
            """
            select v.number, v.changed_at, v.reason, cast(v.changes as text) as changes, coalesce(p.name, '') as name
              from charter_version v left join person p on p.id = v.changed_by
             where v.community_id = $1
               and exists (select 1 from membership mine
                            where mine.person_id = $2 and mine.community_id = v.community_id and mine.ended_at is null
                              and (mine.access_until is null or mine.access_until > $3))
             order by v.number desc limit 200
            """;

    private final Pool pool;
    private final Clock clock;

    CharterRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Rules> rules(UUID communityId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RULES, String.class)
                        .setParameter("id", communityId)
                        .getSingleResult())
                .map(Rules::read);
    }

    Uni<Void> writeRules(UUID communityId, Rules rules) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WRITE_RULES)
                        .setParameter("id", communityId)
                        .setParameter("rules", rules.json())
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Boolean> amendedWith(UUID submission) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DONE, Long.class)
                        .setParameter("submission", submission)
                        .getSingleResult())
                .map(count -> count > 0);
    }

    Uni<Void> addVersion(
            UUID communityId, int number, Viewer by, String reason, List<CharterChange> changes, UUID submission) {
        JsonArray array = new JsonArray();
        changes.forEach(change -> array.add(new JsonObject()
                .put("what", change.what())
                .put("before", change.before())
                .put("after", change.after())));
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter("community", communityId)
                        .setParameter("number", number)
                        .setParameter("by", by.id())
                        .setParameter("now", clock.instant())
                        .setParameter("reason", reason)
                        .setParameter("changes", array.encode())
                        .setParameter("submission", submission)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Newest first; nothing for who is not a member. */
    Uni<List<CharterVersion>> versions(Viewer viewer, UUID communityId) {
        return pool.preparedQuery(VERSIONS)
                .execute(
                        Tuple.of(communityId, viewer.personId(), clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> CommunityRepository.list(rows, CharterRepository::version));
    }

    private static CharterVersion version(Row row) {
        JsonArray changes = new JsonArray(row.getString("changes"));
        return new CharterVersion(
                row.getInteger("number"),
                row.getString("name"),
                row.getOffsetDateTime("changed_at").toInstant(),
                row.getString("reason"),
                changes.stream()
                        .map(JsonObject.class::cast)
                        .map(c -> new CharterChange(c.getString("what"), c.getString("before"), c.getString("after")))
                        .toList());
    }
}
