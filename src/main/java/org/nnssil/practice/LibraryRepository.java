package org.nnssil.practice;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Audience;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;

/** Reads what stands in the library. */
@ApplicationScoped
class LibraryRepository {

    private static final String NUMBER = "select number from practice_shelf";

    // Index practice_published gives the order.
    static final String SHELF =
            """
            select p.id, p.shelf_number, p.community_id, p.reach, p.jurisdiction_key, p.outcome, p.tier,
                   array(select f.facet || ':' || f.value from practice_facet f where f.practice_id = p.id) as tags
              from practice p
             where p.status = 'PUBLISHED'
             order by p.published_at desc, p.id
            """;

    // Index practice_words_search. Finds for everybody, so that it can be kept: only numbers of the shelf leave here,
    // each
    // below its rank in millionths, and LibraryService leaves out what the viewer may not see. Unordered: the shelf
    // knows
    // what is newest.
    static final String SEARCH =
            """
            select (select number from practice_shelf) as number,
                   array(select (ts_rank(w.search, query) * 1000000)::bigint << 32 | w.shelf_number
                           from practice_words w, websearch_to_tsquery('english', $1) query
                          where w.search @@ query) as found
            """;

    // Index practice_looks_like; the threshold is pg_trgm.word_similarity_threshold, 0.6. A jurisdiction that looks
    // like
    // the words finds what it posted, by practice_jurisdiction.
    static final String LOOKS_LIKE =
            """
            select (select number from practice_shelf) as number,
                   array(select (word_similarity(lower($1), lower(p.title || ' ' || p.summary)) * 1000000)::bigint << 32
                                | p.shelf_number
                           from practice p
                          where p.status = 'PUBLISHED' and lower($1) <% lower(p.title || ' ' || p.summary)
                         union all
                         select p.shelf_number
                           from jurisdiction j
                           join practice p on p.jurisdiction_key = j.key
                          where lower($1) <% lower(j.name) and p.status = 'PUBLISHED'
                            and not lower($1) <% lower(p.title || ' ' || p.summary)) as found
            """;

    private static final String COLUMNS =
            """
            select p.id, p.title, p.summary, case when p.summary = '' then left(p.situation, 400) else '' end as opening,
                   p.jurisdiction_key, j.name as jurisdiction,
                   p.outcome, p.tier, p.published_at,
                   array(select f.value from practice_facet f
                          where f.practice_id = p.id and f.facet = 'PRINCIPLE' order by length(f.value), f.value) as principles
            """;

    static final String BY_IDS = COLUMNS
            + """
              from unnest($3::uuid[]) with ordinality as wanted(id, place)
              join practice p on p.id = wanted.id
              join jurisdiction j on j.key = p.jurisdiction_key
             where p.status = 'PUBLISHED' and %s
             order by wanted.place
            """
                    .formatted(Audience.sql("p", "$1", "$2"));

    // The limit is written out, and each wish has a statement of its own: PostgreSQL would plan anew for each value.
    private static final String NEWEST = COLUMNS
            + """
              from practice p
              join jurisdiction j on j.key = p.jurisdiction_key
             where p.status = 'PUBLISHED' and %s and %%s
             order by p.published_at desc, p.id
             limit %%s
            """
                    .formatted(Audience.sql("p", "$1", "$2"));

    private static final String NAMES =
            """
            (select 'PRINCIPLE' as facet, number::text as value, short_name as name from principle order by number)
            union all
            (select 'JURISDICTION', key, name from jurisdiction order by name)
            """;

    private final Pool pool;
    private final Clock clock;

    LibraryRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Long> number() {
        return pool.preparedQuery(NUMBER)
                .execute()
                .map(rows -> rows.iterator().next().getLong("number"));
    }

    /** @param number the state that the caller saw; what is read may be newer, and is then read again by the next one */
    Uni<Shelf> shelf(long number) {
        return pool.preparedQuery(SHELF).execute().map(rows -> {
            Shelf.Builder shelf = new Shelf.Builder(number);
            for (Row row : rows) {
                shelf.add(
                        row.getUUID("id"),
                        row.getInteger("shelf_number"),
                        new Audience(row.getUUID("community_id"), Reach.ofRank(row.getShort("reach"))),
                        tags(row));
            }
            return shelf.build();
        });
    }

    Uni<Matches> search(String words) {
        return pool.preparedQuery(SEARCH).execute(Tuple.of(words)).map(LibraryRepository::matches);
    }

    /** What looks like the words, for when nothing holds them. */
    Uni<Matches> lookingLike(String words) {
        return pool.preparedQuery(LOOKS_LIKE).execute(Tuple.of(words)).map(LibraryRepository::matches);
    }

    /** In the order of the ids. */
    Uni<List<PracticeItem>> items(Viewer viewer, List<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return pool.preparedQuery(BY_IDS)
                .execute(Tuple.of(viewer.personId(), now(), ids.toArray(UUID[]::new)))
                .map(LibraryRepository::items);
    }

    /** @param author null for everybody */
    Uni<List<PracticeItem>> newest(Viewer viewer, int limit, @Nullable UUID author) {
        Tuple values = Tuple.of(viewer.personId(), now());
        return pool.preparedQuery(newest(author != null, limit))
                .execute(author == null ? values : values.addUUID(author))
                .map(LibraryRepository::items);
    }

    static String newest(boolean byAuthor, int limit) {
        return NEWEST.formatted(byAuthor ? "p.author_id = $3" : "true", Integer.toString(limit));
    }

    Uni<Names> names() {
        return pool.preparedQuery(NAMES).execute().map(rows -> {
            Map<String, String> principles = new LinkedHashMap<>();
            Map<String, String> jurisdictions = new LinkedHashMap<>();
            for (Row row : rows) {
                boolean principle = row.getString("facet").equals("PRINCIPLE");
                (principle ? principles : jurisdictions).put(row.getString("value"), row.getString("name"));
            }
            return new Names(principles, jurisdictions);
        });
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Matches matches(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        return new Matches(
                row.getLong("number"),
                Arrays.stream(row.getArrayOfLongs("found"))
                        .mapToLong(Long::longValue)
                        .toArray());
    }

    private static List<Tag> tags(Row row) {
        List<Tag> tags = new ArrayList<>();
        Tag.ofStored("OUTCOME", row.getString("outcome")).ifPresent(tags::add);
        Tag.ofStored("TIER", row.getString("tier")).ifPresent(tags::add);
        Tag.ofStored("JURISDICTION", row.getString("jurisdiction_key")).ifPresent(tags::add);
        for (String stored : row.getArrayOfStrings("tags")) {
            int colon = stored.indexOf(':');
            Tag.ofStored(stored.substring(0, colon), stored.substring(colon + 1))
                    .filter(tag -> !tags.contains(tag))
                    .ifPresent(tags::add);
        }
        return tags;
    }

    private static List<PracticeItem> items(RowSet<Row> rows) {
        List<PracticeItem> items = new ArrayList<>(rows.size());
        for (Row row : rows) {
            items.add(PracticeItem.of(
                    row.getUUID("id"),
                    row.getString("title"),
                    row.getString("summary"),
                    row.getString("opening"),
                    row.getString("jurisdiction_key"),
                    row.getString("jurisdiction"),
                    Outcome.valueOf(row.getString("outcome")),
                    EvidenceTier.valueOf(row.getString("tier")),
                    List.of(row.getArrayOfStrings("principles")),
                    row.getOffsetDateTime("published_at").toInstant()));
        }
        return items;
    }
}
