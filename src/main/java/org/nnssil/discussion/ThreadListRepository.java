package org.nnssil.discussion;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Audience;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;

/** Lists of threads and posts, each for one viewer or for one issue. */
@ApplicationScoped
class ThreadListRepository {

    // First the communities with the newest threads, as many as a page is long, by one step down thread_recent (or
    // thread_unanswered) each; what a page shows is in no others. Then a walk down each of these, at most a page long.
    // So who belongs to a thousand pays a thousand steps, whatever the threads there are. On the way the viewer's reach
    // is a number beside each community; the predicate is asked of the rows that are shown. The limit is written out
    // and the number of communities hidden in a select: PostgreSQL would plan anew for each value.
    private static final String THREADS =
            """
            select t.id, t.title, t.community_id, c.name as community, t.reach, t.confidential, t.closed_at is not null as closed,
                   a.name as author, q.author_jurisdiction, j.name as jurisdiction, t.created_at, t.last_post_at,
                   t.post_count
              from (select t.*
                      from (select open.id, open.reach
                              from unnest((select $3::uuid[]), (select $6::smallint[])) as open (id, reach)
                             cross join lateral (
                                   select t.last_post_at, t.id from thread t
                                    where t.community_id = open.id and t.reach <= open.reach
                                      and (t.last_post_at, t.id) < ($4, $5) %2$s
                                    order by t.last_post_at desc, t.id desc
                                    limit 1) newest
                             order by newest.last_post_at desc, newest.id desc
                             limit %3$s) mine
                     cross join lateral (
                           select * from thread t
                            where t.community_id = mine.id and t.reach <= mine.reach
                              and (t.last_post_at, t.id) < ($4, $5) %2$s
                            order by t.last_post_at desc, t.id desc
                            limit %3$s) t
                     order by t.last_post_at desc, t.id desc
                     limit %3$s) t
              join community c on c.id = t.community_id
              join post q on q.thread_id = t.id and q.number = 1
              join person a on a.id = t.author_id
              left join jurisdiction j on j.key = q.author_jurisdiction
             where %1$s
             order by t.last_post_at desc, t.id desc
            """;
    private static final String UNANSWERED = "and t.post_count = 1 and t.closed_at is null";

    private static final String COMMUNITIES =
            """
            select c.id, c.slug, c.name
              from membership m join community c on c.id = m.community_id
             where m.person_id = $1 and m.ended_at is null and (m.access_until is null or m.access_until > $2)
               and ($3::text is null or c.slug = $3)
             order by c.kind <> 'NATIONAL', lower(c.name), c.id
            """;

    // An issue may carry what every reader of it may read: its own community, its reach or wider, nothing confidential.
    private static final String FOR_ISSUE =
            """
            select t.id, t.title, c.name as community, t.community_id, t.reach, p.posts, p.last_post_at
              from thread t
              join community c on c.id = t.community_id
             cross join lateral (
                   select count(*)::int as posts, max(created_at) as last_post_at
                     from post where thread_id = t.id and created_at >= $3 and created_at < $4) p
             where t.community_id = $1 and t.reach <= $2 and not t.confidential
               and t.last_post_at >= $3 and t.created_at < $4 and p.posts > 0
             order by p.posts desc, p.last_post_at desc, t.id
             limit 50
            """;

    private static final String BY_PERSON =
            """
            select t.id, t.title, c.name as community, t.confidential, p.number, p.created_at
              from post p
              join thread t on t.id = p.thread_id
              join community c on c.id = t.community_id
             where p.author_id = $3 and %s
             order by p.created_at desc, p.id
             limit $4
            """
                    .formatted(Audience.sql("t", "$1", "$2"));

    private final Pool pool;
    private final Clock clock;

    ThreadListRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Newest activity first, from all the communities given that are the viewer's. */
    Uni<List<ThreadRow>> threads(
            Viewer viewer, Collection<UUID> communities, boolean unanswered, ThreadCursor after, int limit) {
        Tuple values = Tuple.of(viewer.personId(), now(), communities.toArray(UUID[]::new), after.time(), after.id())
                .addValue(communities.stream()
                        .map(community -> reach(viewer, community))
                        .toArray(Short[]::new));
        String sql = threads(unanswered, limit);
        return pool.preparedQuery(sql).execute(values).map(rows -> list(rows, ThreadListRepository::thread));
    }

    /** Also asked by the test of its plan. */
    static String threads(boolean unanswered, int limit) {
        return THREADS.formatted(Audience.sql("t", "$1", "$2"), unanswered ? UNANSWERED : "", Integer.toString(limit));
    }

    private static Short reach(Viewer viewer, UUID community) {
        Viewer.Standing standing = viewer.memberships().get(community);
        return (short) (standing == null ? Reach.PUBLIC : standing.reach()).rank();
    }

    /** The viewer's communities, the National Network first. */
    Uni<List<CommunityRef>> communities(Viewer viewer, @Nullable String slug) {
        return pool.preparedQuery(COMMUNITIES)
                .execute(Tuple.of(viewer.personId(), now(), slug))
                .map(rows -> list(rows, ThreadListRepository::community));
    }

    Uni<List<ThreadNews>> forIssue(Audience issue, Instant from, Instant to) {
        Tuple values = Tuple.of(
                issue.communityId(),
                (short) issue.reach().rank(),
                from.atOffset(ZoneOffset.UTC),
                to.atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(FOR_ISSUE).execute(values).map(rows -> list(rows, ThreadListRepository::news));
    }

    Uni<List<PostLine>> byPerson(Viewer viewer, UUID person, int limit) {
        return pool.preparedQuery(BY_PERSON)
                .execute(Tuple.of(viewer.personId(), now(), person, limit))
                .map(rows -> list(rows, ThreadListRepository::post));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        List<T> list = new ArrayList<>(rows.size());
        rows.forEach(row -> list.add(read.apply(row)));
        return list;
    }

    private static ThreadRow thread(Row row) {
        return new ThreadRow(
                row.getUUID("id"),
                row.getString("title"),
                row.getUUID("community_id"),
                row.getString("community"),
                Reach.ofRank(row.getShort("reach")),
                row.getBoolean("confidential"),
                row.getBoolean("closed"),
                row.getString("author"),
                row.getString("author_jurisdiction"),
                row.getString("jurisdiction"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("last_post_at").toInstant(),
                row.getInteger("post_count"));
    }

    private static CommunityRef community(Row row) {
        return new CommunityRef(row.getUUID("id"), row.getString("slug"), row.getString("name"));
    }

    private static ThreadNews news(Row row) {
        UUID id = row.getUUID("id");
        return new ThreadNews(
                id,
                row.getString("title"),
                row.getString("community"),
                row.getInteger("posts"),
                row.getOffsetDateTime("last_post_at").toInstant(),
                new Audience(row.getUUID("community_id"), Reach.ofRank(row.getShort("reach"))),
                "/threads/" + id);
    }

    private static PostLine post(Row row) {
        return new PostLine(
                row.getString("title"),
                row.getString("community"),
                ThreadPage.path(row.getUUID("id"), row.getInteger("number")),
                row.getInteger("number"),
                row.getBoolean("confidential"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
