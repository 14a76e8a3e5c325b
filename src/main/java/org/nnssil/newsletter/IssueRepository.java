package org.nnssil.newsletter;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Audience;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;

/** Issues and items for reading. What was sent obeys its audience; a draft is the coordinator's alone. */
@ApplicationScoped
class IssueRepository {

    private static final String COLUMNS =
            """
            i.id, i.community_id, i.reach, c.name as community_name, i.month, i.number, i.title, i.opening, i.status,
            i.template, i.queued_at, i.sent_at, i.version""";

    private static final String HEADLINES =
            """
            (select string_agg(h.heading, ' · ' order by h.position)
               from (select heading, position from newsletter_item
                      where issue_id = i.id and included order by position limit 3) h) as headlines""";

    // Index newsletter_issue_archive.
    private static final String ARCHIVE =
            """
            select %s, null as html, null as text, %s
              from newsletter_issue i join community c on c.id = i.community_id
             where i.status <> 'DRAFT' and %s
               and ($3::timestamptz is null or i.queued_at < $3)
             order by i.queued_at desc
             limit $4
            """
                    .formatted(COLUMNS, HEADLINES, Audience.sql("i", "$1", "$2"));

    // Index newsletter_issue_archive. Who may read which is asked of each viewer: see Editions.
    private static final String EDITIONS =
            """
            select id, community_id, reach, month, number from newsletter_issue
             where status <> 'DRAFT' order by queued_at desc limit $1
            """;

    private static final String DRAFTS =
            """
            select %s, null as html, null as text, %s
              from newsletter_issue i join community c on c.id = i.community_id
             where i.status = 'DRAFT' and i.community_id = $1
             order by i.month desc, i.number desc
            """
                    .formatted(COLUMNS, HEADLINES);

    private static final String ONE =
            """
            select %s, i.html, i.text, '' as headlines
              from newsletter_issue i join community c on c.id = i.community_id
             where i.id = $3 and ((i.status <> 'DRAFT' and %s) or i.community_id = $4)
            """
                    .formatted(COLUMNS, Audience.sql("i", "$1", "$2"));

    // Index newsletter_item_issue.
    private static final String ITEMS =
            """
            select id, kind, source_type, source_id, source_revision, source_author, jurisdiction, happens_at, why,
                   heading, body, link, included, edited
              from newsletter_item where issue_id = $1 order by position, id
            """;

    private static final String EARLIER =
            """
            select max(queued_at) as at from newsletter_issue
             where community_id = $1 and month < $2 and status <> 'DRAFT'
            """;

    // A dozen rows a year.
    private static final String MONTHS_SENT =
            """
            select distinct month from newsletter_issue where community_id = $1 and month >= $2 and status <> 'DRAFT'
            """;

    private static final String SENDING = "select id from newsletter_issue where status = 'SENDING'";

    private static final String FINISH =
            """
            update newsletter_issue set status = 'SENT', sent_at = $2, version = version + 1
             where id = $1 and status = 'SENDING'
            """;

    private final Pool pool;
    private final Clock clock;

    IssueRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<List<IssueRow>> archive(Viewer viewer, @Nullable Instant before, int most) {
        OffsetDateTime until = before == null ? null : utc(before);
        return pool.preparedQuery(ARCHIVE)
                .execute(Tuple.of(viewer.personId(), utc(clock.instant()), until, most))
                .map(rows -> list(rows, IssueRepository::issue));
    }

    /** What went out last, to whomever. */
    Uni<List<Editions.Edition>> editions(int most) {
        return pool.preparedQuery(EDITIONS).execute(Tuple.of(most)).map(rows -> list(rows, IssueRepository::edition));
    }

    Uni<List<IssueRow>> drafts(UUID communityId) {
        return pool.preparedQuery(DRAFTS)
                .execute(Tuple.of(communityId))
                .map(rows -> list(rows, IssueRepository::issue));
    }

    /** What the viewer may see; for the coordinator drafts too. */
    Uni<@Nullable IssueRow> find(Viewer viewer, UUID id) {
        UUID desk = viewer.coordinator() ? Viewer.NATIONAL : null;
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(viewer.personId(), utc(clock.instant()), id, desk))
                .map(rows -> rows.size() == 0 ? null : issue(rows.iterator().next()));
    }

    Uni<List<ItemRow>> items(UUID issue) {
        return pool.preparedQuery(ITEMS).execute(Tuple.of(issue)).map(rows -> list(rows, IssueRepository::item));
    }

    /** When the latest issue of an earlier month went out. */
    Uni<@Nullable Instant> earlierQueued(UUID communityId, YearMonth month) {
        return pool.preparedQuery(EARLIER)
                .execute(Tuple.of(communityId, month.atDay(1)))
                .map(rows -> instant(rows.iterator().next().getOffsetDateTime("at")));
    }

    /** Which months have an issue that went out, from one on. */
    Uni<Set<YearMonth>> monthsSent(UUID communityId, YearMonth from) {
        return pool.preparedQuery(MONTHS_SENT)
                .execute(Tuple.of(communityId, from.atDay(1)))
                .map(rows -> Set.copyOf(list(rows, row -> YearMonth.from(row.getLocalDate("month")))));
    }

    Uni<List<UUID>> sending() {
        return pool.query(SENDING).execute().map(rows -> list(rows, row -> row.getUUID("id")));
    }

    Uni<Void> finish(UUID id) {
        return pool.preparedQuery(FINISH)
                .execute(Tuple.of(id, utc(clock.instant())))
                .replaceWithVoid();
    }

    private static IssueRow issue(Row row) {
        LocalDate month = row.getLocalDate("month");
        return new IssueRow(
                row.getUUID("id"),
                new Audience(row.getUUID("community_id"), Reach.ofRank(row.getShort("reach"))),
                row.getString("community_name"),
                YearMonth.from(month),
                row.getInteger("number"),
                row.getString("title"),
                row.getString("opening"),
                IssueStatus.valueOf(row.getString("status")),
                row.getString("template"),
                instant(row.getOffsetDateTime("queued_at")),
                instant(row.getOffsetDateTime("sent_at")),
                row.getString("html"),
                row.getString("text"),
                row.getInteger("version"),
                row.getString("headlines") == null ? "" : row.getString("headlines"));
    }

    private static Editions.Edition edition(Row row) {
        return new Editions.Edition(
                row.getUUID("id"),
                new Audience(row.getUUID("community_id"), Reach.ofRank(row.getShort("reach"))),
                YearMonth.from(row.getLocalDate("month")),
                row.getInteger("number"));
    }

    private static ItemRow item(Row row) {
        return new ItemRow(
                row.getUUID("id"),
                ItemKind.valueOf(row.getString("kind")),
                row.getString("source_type"),
                row.getUUID("source_id"),
                row.getInteger("source_revision"),
                row.getString("source_author"),
                row.getString("jurisdiction"),
                instant(row.getOffsetDateTime("happens_at")),
                row.getString("why"),
                row.getString("heading"),
                row.getString("body"),
                row.getString("link"),
                row.getBoolean("included"),
                row.getBoolean("edited"));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
