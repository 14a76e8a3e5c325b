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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;

/** The directory's one statement, put together from the wishes there are so that each combination has its own plan. */
@ApplicationScoped
class DirectoryRepository {

    // $1 the National Network, $2 now, $3 the viewer. Nothing is found for who is not in it at this moment.
    private static final String ME =
            """
            with me as materialized (
            select mine.reach from membership mine
             where mine.person_id = $3 and mine.community_id = $1 and mine.ended_at is null
               and (mine.access_until is null or mine.access_until > $2))
            """;

    // Found first and ordered then: names that begin alike stand together, so walking the order in search of them would
    // walk through everybody. What makes the list shorter makes it here, before anybody's membership is asked for.
    private static final String FOUND =
            """
            , found as materialized (
            select p.id, p.name_folded from person p
             where p.listed and p.active
            """;

    // In the order of index person_name or of what was found. Whether they are members is asked of index
    // membership_active, once for each row that is shown: the limit keeps the planner from asking for all at once.
    private static final String SHOWN =
            """
            select p.id, p.name, p.name_folded, p.role_title, coalesce(p.jurisdiction_key, '') as jurisdiction,
                   coalesce(o.name, '') as organization, p.expertise, p.principles, m.reach,
                   case when p.email_reach <= (select reach from me) then p.email else '' end as email,
                   case when p.phone_reach <= (select reach from me) then p.phone else '' end as phone
              from %s
             cross join lateral (
                   select asked.reach from membership asked
                    where asked.person_id = p.id and asked.community_id = $1 and asked.ended_at is null
                      and (asked.access_until is null or asked.access_until > $2) limit 1) m
              left join organization o on o.id = p.organization_id
             where p.listed and p.active and exists (select 1 from me)
            """;

    // Index person_search: word beginnings and, for whole words, English stems; only in what the viewer may read (see
    // V016 on weights). Words are letters and digits, so they need no quoting inside of a query.
    private static final String WORDS =
            """
             and (p.search @@ array_to_string(array(
                      select quote_literal(folded(word)) || ':*%2$s' from unnest(%1$s::text[]) word where folded(word) <> ''),
                      ' & ')::tsquery
                  or p.search @@ to_tsquery('english', array_to_string(array(
                      select quote_literal(word) || ':%2$s' from unnest(%1$s::text[]) word), ' & '))
                  or p.jurisdiction_key = any (%3$s::text[])
            """;

    private static final String EVERYTHING = "ABCD";
    private static final String OPEN_TO_EXTENDED = "ABC";

    // Index person_name_trgm.
    private static final String INSIDE_NAMES = " or p.name_folded like '%%' || folded(%s) || '%%'";

    // Arrays, so that indexes person_organization and person_jurisdiction find the people.
    private static final String CENTER =
            """
             and (p.organization_id = any (array(select c.id from organization c where c.center_key = %1$s))
                  or p.jurisdiction_key = any (array(
                      select s.jurisdiction_key from center_serving s where s.center_key = %1$s)))
            """;

    // Only a community of the viewer's own narrows: the statement asks for their membership as well. Index
    // membership_roster.
    private static final String COMMUNITY =
            """
             and p.id = any (array(select theirs.person_id from membership theirs
                   where theirs.community_id = (select mine.community_id from membership mine
                           where mine.person_id = $3 and mine.community_id = %1$s and mine.ended_at is null
                             and (mine.access_until is null or mine.access_until > $2))
                     and theirs.ended_at is null and (theirs.access_until is null or theirs.access_until > $2)))
            """;

    private static final Map<String, String> AMONG = Map.of(
            "seat",
                    " and p.id = any (array(select t.person_id from seat_tenure t where t.to_date is null"
                            + " and not t.unanswered))",
            "core",
                    " and p.id = any (array(select c.person_id from membership c where c.community_id = $1"
                            + " and c.reach >= 2 and c.ended_at is null))",
            "center", " and p.organization_id = any (array(select c.id from organization c where c.kind = 'CENTER'))");

    private static final Map<String, String> WITH_REACH =
            Map.of("core", " and m.reach >= 2", "extended", " and m.reach = 1");

    private final Pool pool;
    private final Clock clock;

    DirectoryRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** @param places names of jurisdictions by key */
    Uni<Page<DirectoryRow>> page(Viewer viewer, DirectoryQuery query, Map<String, String> places, int limit) {
        Asked asked = asked(viewer, clock, query, limit);
        return pool.preparedQuery(asked.sql())
                .execute(asked.values())
                .map(rows -> Page.of(list(rows, row -> row(row, places)), limit, row -> row.cursor()
                        .write()));
    }

    /**
     * A statement: its text and the values of its parameters. Also asked by the test of its plan and by the benchmark.
     */
    record Asked(String sql, Tuple values) {}

    static Asked asked(Viewer viewer, Clock clock, DirectoryQuery query, int limit) {
        Statement statement = new Statement(Tuple.tuple()
                .addUUID(Viewer.NATIONAL)
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
                .addUUID(viewer.personId()));
        statement.add(ME);
        String order = source(statement, viewer, query);
        statement.add(WITH_REACH.getOrDefault(query.standing(), ""));
        statement.add(" order by " + order + " limit " + (limit + 1));
        return new Asked(statement.sql.toString(), statement.values);
    }

    /** Everybody, or those whom the wishes leave, from the cursor on; answers the order to go on in. */
    private static String source(Statement statement, Viewer viewer, DirectoryQuery query) {
        String beyond = query.after()
                .map(cursor -> " and (p.name_folded, p.id) > (%s, %s)"
                        .formatted(statement.value(cursor.name()), statement.value(cursor.id())))
                .orElse("");
        if (!query.narrows()) {
            statement.add(SHOWN.formatted("person p"));
            statement.add(beyond);
            return "p.name_folded, p.id";
        }
        statement.add(FOUND);
        words(statement, viewer, query);
        narrow(statement, query);
        statement.add(beyond + " order by p.name_folded, p.id)\n");
        statement.add(SHOWN.formatted("found f join person p on p.id = f.id"));
        return "f.name_folded, f.id";
    }

    private static void words(Statement statement, Viewer viewer, DirectoryQuery query) {
        if (query.q().isEmpty()) {
            return;
        }
        statement.add(WORDS.formatted(
                statement.value(query.words().toArray(String[]::new)),
                viewer.nationalCore() ? EVERYTHING : OPEN_TO_EXTENDED,
                statement.value(query.jurisdictionsNamed().toArray(String[]::new))));
        if (query.insideNames()) {
            statement.add(INSIDE_NAMES.formatted(statement.value(query.literal())));
        }
        statement.add(")");
    }

    private static void narrow(Statement statement, DirectoryQuery query) {
        if (!query.jurisdiction().isEmpty()) {
            statement.add(" and p.jurisdiction_key = " + statement.value(query.jurisdiction()));
        }
        if (!query.center().isEmpty()) {
            statement.add(CENTER.formatted(statement.value(query.center())));
        }
        if (query.community() != null) {
            statement.add(COMMUNITY.formatted(statement.value(query.community())));
        }
        if (query.principle() > 0) {
            statement.add(" and p.principles @> " + statement.value(new Short[] {(short) query.principle()}));
        }
        statement.add(AMONG.getOrDefault(query.standing(), ""));
    }

    private static DirectoryRow row(Row row, Map<String, String> places) {
        String key = row.getString("jurisdiction");
        String organization = row.getString("organization");
        return new DirectoryRow(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("name_folded"),
                row.getString("role_title"),
                key,
                places.getOrDefault(key, organization),
                organization,
                row.getInteger("reach") > 1 ? "" : "Extended",
                row.getString("expertise"),
                Arrays.stream(row.getArrayOfShorts("principles"))
                        .map(Short::intValue)
                        .toList(),
                row.getString("email"),
                row.getString("phone"));
    }

    static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        List<T> found = new ArrayList<>(rows.size());
        rows.forEach(row -> found.add(read.apply(row)));
        return found;
    }

    /** A statement in the making. */
    private static final class Statement {

        final StringBuilder sql = new StringBuilder();
        final Tuple values;

        Statement(Tuple values) {
            this.values = values;
        }

        void add(String more) {
            sql.append(more);
        }

        String value(Object value) {
            values.addValue(value);
            return "$" + values.size();
        }
    }
}
