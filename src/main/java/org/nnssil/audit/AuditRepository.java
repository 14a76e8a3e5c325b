package org.nnssil.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Looks into the audit trail. Only what was asked for stands in the statement, so that each has an index for it. */
@ApplicationScoped
class AuditRepository {

    // Index membership_ever. $1 the communities whose people the reader may be told.
    private static final String KNOWN =
            "exists (select 1 from membership m where m.person_id = %s and m.community_id = any($1))";

    // What was given as a reason, and from where, is not told beside somebody who is not named (see entry below), so it
    // cannot be looked for there either.
    private static final String TOLD = " and (e.actor_id is null or %s) and (e.subject_id is null or %s)"
            .formatted(KNOWN.formatted("e.actor_id"), KNOWN.formatted("e.subject_id"));

    // The entries first and then whom they name: so the names cost one probe each for the rows shown.
    static final String LIST =
            """
            select e.id, e.at, e.act, e.jurisdiction_key, e.target, e.detail, e.reason, e.channel, e.from_address,
                   e.actor_id, a.name as actor, %s as actor_known, e.subject_id, s.name as subject, %s as subject_known
              from (select e.* from audit_entry e where %%s order by e.at desc, e.id desc limit %%s) e
              left join person a on a.id = e.actor_id left join person s on s.id = e.subject_id
             order by e.at desc, e.id desc
            """
                    .formatted(KNOWN.formatted("e.actor_id"), KNOWN.formatted("e.subject_id"));

    // Index audit_entry_community.
    private static final String ELSEWHERE =
            """
            select c.name, n.n from (
                select e.community_id, count(*) as n from audit_entry e
                 where e.community_id is not null and not e.community_id = any($1) and e.at >= $2 and e.at < $3
                 group by e.community_id) n
              join community c on c.id = n.community_id
             order by n.n desc, c.name limit 20
            """;

    // The acts by skipping along the index audit_entry_act, not by reading a million rows.
    private static final String CHOICES =
            """
            with recursive acts as (
                (select act from audit_entry order by act limit 1)
                union all
                select (select n.act from audit_entry n where n.act > acts.act order by n.act limit 1)
                  from acts where acts.act is not null)
            select 'act' as kind, act as key, act as words from acts where act is not null
            union all
            select 'jurisdiction', key, name from jurisdiction
            order by 1, 3
            """;

    // Indexes person_name_trgm and person_email.
    private static final String PEOPLE =
            """
            select p.id from person p
             where (p.name_folded like '%%' || folded($2) || '%%' or lower(p.email) = lower($3)) and %s
             limit 200
            """
                    .formatted(KNOWN.formatted("p.id"));

    private static final String COMMUNITY = "select id, name from community where slug = $1";

    private final Pool pool;

    AuditRepository(Pool pool) {
        this.pool = pool;
    }

    /**
     * What to look for.
     *
     * @param readable the communities whose acts are shown
     * @param only of these, the one that is asked about; null for all, with the acts of no community
     * @param actors null for anybody; empty for nobody
     * @param byService only what the service itself did
     */
    record Wanted(
            Set<UUID> readable,
            @Nullable UUID only,
            @Nullable List<UUID> actors,
            boolean byService,
            @Nullable List<UUID> subjects,
            Optional<String> act,
            Optional<String> jurisdiction,
            Optional<Instant> since,
            Optional<Instant> until,
            Optional<String> address,
            Optional<String> words) {}

    Uni<List<AuditEntry>> list(Wanted wanted, @Nullable UUID after, int most) {
        List<Object> values = new ArrayList<>();
        String sql = LIST.formatted(where(wanted, after, values), Integer.toString(most));
        return pool.preparedQuery(sql).execute(Tuple.from(values)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(AuditRepository::entry)
                .toList());
    }

    static String where(Wanted wanted, @Nullable UUID after, List<Object> values) {
        values.add(wanted.readable().toArray(UUID[]::new));
        List<String> parts = new ArrayList<>();
        if (wanted.only() != null) {
            parts.add("e.community_id = " + next(values, wanted.only()));
        } else {
            parts.add("(e.community_id is null or e.community_id = any($1))");
        }
        if (wanted.byService()) {
            parts.add("e.actor_id is null");
        } else if (wanted.actors() != null) {
            parts.add("e.actor_id = any(" + next(values, wanted.actors().toArray(UUID[]::new)) + ")");
        }
        if (wanted.subjects() != null) {
            parts.add("e.subject_id = any(" + next(values, wanted.subjects().toArray(UUID[]::new)) + ")");
        }
        wanted.act().ifPresent(act -> parts.add("e.act = " + next(values, act)));
        wanted.jurisdiction().ifPresent(key -> parts.add("e.jurisdiction_key = " + next(values, key)));
        wanted.since().ifPresent(time -> parts.add("e.at >= " + next(values, time.atOffset(ZoneOffset.UTC))));
        wanted.until().ifPresent(time -> parts.add("e.at < " + next(values, time.atOffset(ZoneOffset.UTC))));
        wanted.address()
                .ifPresent(address ->
                        parts.add("e.from_address <> '' and e.from_address = " + next(values, address) + TOLD));
        wanted.words()
                .ifPresent(words -> parts.add("e.reason <> '' and to_tsvector('english', e.reason)"
                        + " @@ websearch_to_tsquery('english', " + next(values, words) + ")" + TOLD));
        if (after != null) {
            String id = next(values, after);
            parts.add("(e.at, e.id) < ((select c.at from audit_entry c where c.id = %1$s), %1$s)".formatted(id));
        }
        return String.join(" and ", parts);
    }

    /** How many acts there were in communities that are not shown, by name, most first. */
    Uni<Map<String, Long>> elsewhere(Set<UUID> readable, Instant since, Instant until) {
        return pool.preparedQuery(ELSEWHERE)
                .execute(Tuple.of(
                        readable.toArray(UUID[]::new), since.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    Map<String, Long> counts = new LinkedHashMap<>();
                    rows.forEach(row -> counts.merge(row.getString("name"), row.getLong("n"), Long::sum));
                    return counts;
                });
    }

    /** What there is to choose from: by kind ("act", "jurisdiction"), key to words. */
    Uni<Map<String, Map<String, String>>> choices() {
        return pool.preparedQuery(CHOICES).execute().map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .collect(Collectors.groupingBy(
                        row -> row.getString("kind"),
                        Collectors.toMap(
                                row -> row.getString("key"),
                                row -> row.getString("words"),
                                (one, same) -> one,
                                LinkedHashMap::new))));
    }

    /** People by a part of their name or by their whole address. */
    Uni<List<UUID>> people(Set<UUID> readable, String words) {
        String pattern = words.replaceAll("([%_\\\\])", "\\\\$1");
        return pool.preparedQuery(PEOPLE)
                .execute(Tuple.of(readable.toArray(UUID[]::new), pattern, words))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("id"))
                        .toList());
    }

    record Place(UUID id, String name) {}

    Uni<Optional<Place>> community(String slug) {
        return pool.preparedQuery(COMMUNITY).execute(Tuple.of(slug)).map(rows -> {
            if (rows.size() == 0) {
                return Optional.empty();
            }
            Row row = rows.iterator().next();
            return Optional.of(new Place(row.getUUID("id"), row.getString("name")));
        });
    }

    private static String next(List<Object> values, Object value) {
        values.add(value);
        return "$" + values.size();
    }

    private static AuditEntry entry(Row row) {
        boolean actorHidden = row.getUUID("actor_id") != null && !row.getBoolean("actor_known");
        boolean subjectHidden = row.getUUID("subject_id") != null && !row.getBoolean("subject_known");
        boolean hidden = actorHidden || subjectHidden;
        JsonObject detail = row.getJsonObject("detail");
        return new AuditEntry(
                row.getUUID("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("act"),
                actorHidden ? "" : row.getString("actor"),
                subjectHidden ? "" : row.getString("subject"),
                row.getString("jurisdiction_key"),
                hidden ? "" : row.getString("target"),
                hidden ? "" : AuditWords.detail(detail.getMap()),
                hidden ? "" : row.getString("reason"),
                row.getString("channel"),
                hidden ? "" : row.getString("from_address"));
    }
}
