package org.nnssil.newsletter;

import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Audience;
import org.nnssil.security.Reach;
import org.nnssil.web.Quotable;

/** The sources of an issue's items as they are now, in one statement put together from what the features offer. */
@ApplicationScoped
class SourceRepository {

    // What hangs on the row stays until the commit: whoever narrows it waits, or was first.
    private static final String HOLD =
            "select cast(s.id as text) from %s s where s.id in (:ids) order by s.id for share";

    private static final String COMMUNITY = "community";

    private final List<Quotable.Kind> kinds;
    private final String sql;
    private final Pool pool;

    SourceRepository(@All List<Quotable> features, Pool pool) {
        this.kinds =
                features.stream().flatMap(feature -> feature.kinds().stream()).toList();
        String standings = kinds.stream()
                .map(kind -> "select '%s' as type, s.* from (%s) s".formatted(kind.type(), kind.standing()))
                .collect(Collectors.joining(" union all "));
        this.sql =
                """
                with asked as (select $1::uuid[] as ids, $2::uuid as community)
                select source.type, source.id, source.community_id, source.reach, source.revision, c.name as community
                  from (%s) source join community c on c.id = source.community_id
                """
                        .formatted(standings);
        this.pool = pool;
    }

    /** A source that can be told of. An id alone does not say which thing it is of. */
    record Source(String type, UUID id) {}

    /**
     * @param audience who may read it now
     * @param community the name of the audience's community
     * @param revision rises with every change that matters; null where changes are not counted
     */
    record Standing(Audience audience, String community, @Nullable Integer revision) {}

    /** Of the sources of the issue's items. One that is not among them is gone, was withdrawn or may not be quoted. */
    Uni<Map<Source, Standing>> standing(Audience issue, List<ItemRow> items) {
        UUID[] ids = items.stream()
                .map(ItemRow::sourceId)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(UUID[]::new);
        if (ids.length == 0) {
            return Uni.createFrom().item(Map.of());
        }
        return pool.preparedQuery(sql)
                .execute(Tuple.of(ids, issue.communityId()))
                .map(rows -> {
                    Map<Source, Standing> found = new HashMap<>();
                    rows.forEach(row -> found.put(new Source(row.getString("type"), row.getUUID("id")), standing(row)));
                    return found;
                });
    }

    /** Locks the communities that the items tell of. As everywhere communities come before people. */
    Uni<Void> holdCommunities(List<ItemRow> items) {
        return hold(items, COMMUNITY::equals);
    }

    /** Locks all else that the items tell of. As everywhere people come before what they take part in. */
    Uni<Void> holdThings(List<ItemRow> items) {
        return hold(items, table -> !table.equals(COMMUNITY));
    }

    private Uni<Void> hold(List<ItemRow> items, Predicate<String> tables) {
        Map<String, List<UUID>> wanted = new TreeMap<>();
        for (Quotable.Kind kind : kinds) {
            if (tables.test(kind.table())) {
                items.stream()
                        .filter(item -> kind.type().equals(item.sourceType()))
                        .map(ItemRow::sourceId)
                        .filter(Objects::nonNull)
                        .forEach(id -> wanted.computeIfAbsent(kind.table(), table -> new ArrayList<>())
                                .add(id));
            }
        }
        Uni<Void> held = Uni.createFrom().voidItem();
        for (Map.Entry<String, List<UUID>> each : wanted.entrySet()) {
            held = held.chain(() -> hold(each.getKey(), each.getValue()));
        }
        return held;
    }

    private static Uni<Void> hold(String table, List<UUID> ids) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(holding(table), String.class)
                        .setParameter("ids", ids)
                        .getResultList())
                .replaceWithVoid();
    }

    /** Also run by the test that shows what it is for. */
    static String holding(String table) {
        return HOLD.formatted(table);
    }

    private static Standing standing(Row row) {
        return new Standing(
                new Audience(row.getUUID("community_id"), Reach.ofRank(row.getInteger("reach"))),
                row.getString("community"),
                row.getInteger("revision"));
    }
}
