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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Audience;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;

/** Reads one thread for one viewer. */
@ApplicationScoped
class ThreadPageRepository {

    // The whole page in one statement. The permission is asked once, for the thread, and the author's place once for
    // each post (index membership_active). The posts are probes of the unique index (thread_id, number), so the page in
    // the middle costs what the first one costs. What is told of the thread stands in the row of the question alone.
    private static final String PAGE =
            """
            select head.*, p.number, p.author_id, a.name as author, p.author_role, p.author_jurisdiction,
                   j.name as jurisdiction, p.%s as text, p.created_at, p.edited_at,
                   a.listed and a.active and coalesce(theirs.open, false) as author_known,
                   a.jurisdiction_key is distinct from p.author_jurisdiction or theirs.open is null as former
              from thread t
              join post p on p.thread_id = t.id and p.number = any($4)
              join person a on a.id = p.author_id
              left join jurisdiction j on j.key = p.author_jurisdiction
              left join lateral (
                   select t.id, t.community_id, c.slug, c.name as community, t.reach, t.title, t.confidential,
                          t.author_id as asker, t.created_at as asked_at, t.last_post_at, t.post_count, t.closed_at
                     from community c
                    where c.id = t.community_id and p.number = 1) head on true
              left join lateral (
                   select m.access_until is null or m.access_until > $2 as open from membership m
                    where m.person_id = p.author_id and m.community_id = t.community_id and m.ended_at is null) theirs on true
             where t.id = $3 and %s
             order by p.number
            """;
    private static final String RENDERED = PAGE.formatted("html", Audience.sql("t", "$1", "$2"));
    private static final String AS_TYPED = PAGE.formatted("body", Audience.sql("t", "$1", "$2"));

    private static final String OWN_POST =
            """
            select t.title, t.confidential, c.slug, c.name as community, p.body, p.version
              from thread t
              join community c on c.id = t.community_id
              join post p on p.thread_id = t.id and p.number = $4 and p.author_id = $1
             where t.id = $3 and %s
            """
                    .formatted(Audience.sql("t", "$1", "$2"));

    private final Pool pool;
    private final Clock clock;

    ThreadPageRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** The question and the posts numbered after + 1 to after + limit, rendered; null when there is no such thread. */
    Uni<@Nullable ThreadPage> rendered(Viewer viewer, UUID id, int after, int limit) {
        return page(RENDERED, viewer, id, after, limit);
    }

    /** The same with the posts as they were typed. */
    Uni<@Nullable ThreadPage> asTyped(Viewer viewer, UUID id, int after, int limit) {
        return page(AS_TYPED, viewer, id, after, limit);
    }

    Uni<@Nullable OwnPost> ownPost(Viewer viewer, UUID id, int number) {
        Tuple values = Tuple.of(viewer.personId(), now(), id, number);
        return pool.preparedQuery(OWN_POST)
                .execute(values)
                .map(rows -> rows.size() == 0
                        ? null
                        : ownPost(id, number, rows.iterator().next()));
    }

    private Uni<@Nullable ThreadPage> page(String sql, Viewer viewer, UUID id, int after, int limit) {
        Tuple values = Tuple.of(viewer.personId(), now(), id, numbers(after, limit));
        return pool.preparedQuery(sql).execute(values).map(ThreadPageRepository::page);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Integer[] numbers(int after, int limit) {
        boolean questionApart = after > 0;
        Integer[] numbers = new Integer[limit + (questionApart ? 1 : 0)];
        numbers[0] = 1;
        for (int i = questionApart ? 1 : 0; i < numbers.length; i++) {
            numbers[i] = after + i + (questionApart ? 0 : 1);
        }
        return numbers;
    }

    private static @Nullable ThreadPage page(RowSet<Row> rows) {
        List<ThreadPage.Entry> posts = new ArrayList<>(rows.size());
        ThreadPage.Head head = null;
        for (Row row : rows) {
            if (head == null) {
                head = head(row);
            }
            posts.add(entry(row));
        }
        return head == null ? null : new ThreadPage(head, posts);
    }

    private static ThreadPage.Head head(Row row) {
        return new ThreadPage.Head(
                row.getUUID("id"),
                new CommunityRef(row.getUUID("community_id"), row.getString("slug"), row.getString("community")),
                Reach.ofRank(row.getShort("reach")),
                row.getString("title"),
                row.getBoolean("confidential"),
                row.getUUID("asker"),
                row.getOffsetDateTime("asked_at").toInstant(),
                row.getOffsetDateTime("last_post_at").toInstant(),
                row.getInteger("post_count"),
                instant(row, "closed_at"));
    }

    private static ThreadPage.Entry entry(Row row) {
        return new ThreadPage.Entry(
                row.getInteger("number"),
                row.getUUID("author_id"),
                row.getString("author"),
                row.getBoolean("author_known"),
                row.getString("author_role"),
                row.getString("author_jurisdiction"),
                row.getString("jurisdiction"),
                row.getString("text"),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row, "edited_at"),
                row.getBoolean("former"));
    }

    private static OwnPost ownPost(UUID id, int number, Row row) {
        return new OwnPost(
                id,
                number,
                row.getString("title"),
                row.getString("body"),
                row.getInteger("version"),
                row.getBoolean("confidential"),
                row.getString("slug"),
                row.getString("community"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
