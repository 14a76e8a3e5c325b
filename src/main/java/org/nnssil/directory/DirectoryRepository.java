package org.nnssil.directory;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;

/** The directory's one statement, put together from the wishes there are so that each combination has its own plan. */
@ApplicationScoped
class DirectoryRepository {

    // In the order of index person_name; membership_active is probed once per row. Addresses only where $3 says so.
    private static final String LISTED =
            """
            select p.id, p.name, p.name_folded, p.role_title, coalesce(p.jurisdiction_key, '') as jurisdiction,
                   coalesce(o.name, '') as organization, m.reach,
                   case when $3 and p.email_visible then p.email else '' end as email,
                   case when $3 and p.email_visible then p.phone else '' end as phone
              from %s
              join membership m on m.person_id = p.id and m.community_id = $1 and m.ended_at is null
                               and (m.access_until is null or m.access_until > $2)
              left join organization o on o.id = p.organization_id
             where p.listed and p.active
            """;

    // Found first and ordered then: names that begin alike stand together, so walking the order in search of them would
    // walk through everybody. Indexes person_search (word beginnings and English stems) and person_name_trgm (parts).
    private static final String FOUND =
            """
            with found as materialized (
            select p.id, p.name_folded from person p
             where p.listed and p.active
               and (p.search @@ array_to_string(array(
                      select quote_literal(folded(word)) || ':*' from unnest(%1$s::text[]) word where folded(word) <> ''),
                      ' & ')::tsquery
                  or p.search @@ plainto_tsquery('english', %2$s)
                  or p.jurisdiction_key = any (%3$s::text[])
            """;

    private static final String INSIDE_NAMES = " or p.name_folded like '%%' || folded(%s) || '%%'";

    // Arrays, so that indexes person_organization and person_jurisdiction find the people.
    private static final String CENTER =
            """
             and (p.organization_id = any (array(select c.id from organization c where c.center_key = %1$s))
                  or p.jurisdiction_key = any (array(
                      select a.jurisdiction_key from center_service_area a where a.center_key = %1$s)))
            """;

    // Only a community of the viewer's own narrows: the statement asks for their membership as well.
    private static final String COMMUNITY =
            """
             and exists (select 1 from membership mine join membership theirs on theirs.community_id = mine.community_id
                   where mine.person_id = %1$s and mine.community_id = %2$s and mine.ended_at is null
                     and (mine.access_until is null or mine.access_until > $2)
                     and theirs.person_id = p.id and theirs.ended_at is null
                     and (theirs.access_until is null or theirs.access_until > $2))
            """;

    private static final Map<String, String> STANDINGS = Map.of(
            "seat", " and exists (select 1 from seat_tenure t where t.person_id = p.id and t.to_date is null)",
            "core", " and m.reach >= 2",
            "extended", " and m.reach = 1",
            "center", " and p.organization_id = any (array(select c.id from organization c where c.kind = 'CENTER'))");

    private final Pool pool;
    private final Clock clock;

    DirectoryRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** @param places names of jurisdictions by key */
    Uni<Page<DirectoryRow>> page(Viewer viewer, DirectoryQuery query, Map<String, String> places, int limit) {
        Asked asked = new Asked();
        asked.values
                .addUUID(Viewer.NATIONAL)
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
                .addBoolean(viewer.nationalCore());
        String order = source(asked, query);
        narrow(asked, viewer, query);
        asked.add(" order by %s limit %d".formatted(order, limit + 1));
        return pool.preparedQuery(asked.sql.toString())
                .execute(asked.values)
                .map(rows -> Page.of(list(rows, row -> row(row, places)), limit, row -> row.cursor()
                        .write()));
    }

    /** Everybody, or those found by what was typed, from the cursor on; answers the order to go on in. */
    private static String source(Asked asked, DirectoryQuery query) {
        String beyond = query.after()
                .map(cursor -> " and (p.name_folded, p.id) > (%s, %s)"
                        .formatted(asked.value(cursor.name()), asked.value(cursor.id())))
                .orElse("");
        if (query.q().isEmpty()) {
            asked.add(LISTED.formatted("person p"));
            asked.add(beyond);
            return "p.name_folded, p.id";
        }
        asked.add(FOUND.formatted(
                asked.value(query.words().toArray(String[]::new)),
                asked.value(query.q()),
                asked.value(query.jurisdictionsNamed().toArray(String[]::new))));
        if (query.insideNames()) {
            asked.add(INSIDE_NAMES.formatted(asked.value(query.literal())));
        }
        asked.add(")" + beyond + " order by p.name_folded, p.id)\n");
        asked.add(LISTED.formatted("found f join person p on p.id = f.id"));
        return "f.name_folded, f.id";
    }

    private static void narrow(Asked asked, Viewer viewer, DirectoryQuery query) {
        if (!query.jurisdiction().isEmpty()) {
            asked.add(" and p.jurisdiction_key = " + asked.value(query.jurisdiction()));
        }
        if (!query.center().isEmpty()) {
            asked.add(CENTER.formatted(asked.value(query.center())));
        }
        if (query.community() != null) {
            asked.add(COMMUNITY.formatted(asked.value(viewer.id()), asked.value(query.community())));
        }
        asked.add(STANDINGS.getOrDefault(query.standing(), ""));
    }

    private static DirectoryRow row(Row row, Map<String, String> places) {
        String key = row.getString("jurisdiction");
        String place = places.getOrDefault(key, row.getString("organization"));
        return new DirectoryRow(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("name_folded"),
                row.getString("role_title"),
                key,
                place,
                row.getInteger("reach") > 1 ? "" : "Extended",
                row.getString("email"),
                row.getString("phone"));
    }

    static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        List<T> found = new ArrayList<>(rows.size());
        rows.forEach(row -> found.add(read.apply(row)));
        return found;
    }

    /** A statement in the making: its text and the values of its parameters. */
    private static final class Asked {

        final StringBuilder sql = new StringBuilder();
        final Tuple values = Tuple.tuple();

        void add(String more) {
            sql.append(more);
        }

        String value(Object value) {
            values.addValue(value);
            return "$" + values.size();
        }
    }
}
