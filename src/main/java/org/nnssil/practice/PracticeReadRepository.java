package org.nnssil.practice;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
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

/** Reads single spotlights and the lists of those who work on them. */
@ApplicationScoped
class PracticeReadRepository {

    /**
     * Who works on it: $3 is the jurisdiction for which the viewer may write, or null; $4 tells the coordinator; $7 are
     * the communities on whose shelf the viewer puts their own.
     */
    private static final String TENDED =
            """
            ((p.community_id = '%s' and ($3::text = p.jurisdiction_key or ($4::boolean and p.author_id = $1)))
             or (p.community_id = any($7) and p.author_id = $1))
            """
                    .formatted(Viewer.NATIONAL);

    /**
     * Who decides on it: $5, and in the communities $8. An unsubmitted draft is its jurisdiction's or author's alone.
     */
    private static final String REVIEWED =
            "((($5::boolean and p.community_id = '%s') or p.community_id = any($8)) and p.status in ('SUBMITTED', 'RETURNED'))"
                    .formatted(Viewer.NATIONAL);

    private static final String OPEN = "(p.published_at is not null and p.status in ('PUBLISHED', 'WITHDRAWN') and "
            + Audience.sql("p", "$1", "$2") + ")";

    private static final String GET =
            """
            select p.id, p.community_id, sc.slug, sc.name as shelf, p.version, p.status, p.title, p.summary, p.situation, p.what_we_did, p.began_on, p.ended_on, p.scale,
                   p.what_came, p.surfaced, p.differently, p.outcome, p.tier, p.tier_basis, p.staff_time, p.cost, p.contact,
                   p.reach, p.jurisdiction_key, p.author_id, p.author_role, p.submitted_by, p.created_at, p.changed_at,
                   p.submitted_at, p.published_at, p.revision, p.review_note, p.withdrawn_reason, p.replaces_id,
                   j.name as jurisdiction, a.name as author_name, aj.name as author_jurisdiction_name,
                   (select jsonb_agg(jsonb_build_array(f.facet, f.value) order by f.facet, length(f.value), f.value)
                      from practice_facet f where f.practice_id = p.id) as tags,
                   (select c.id from practice c
                     where c.replaces_id = p.id and c.status in ('DRAFT', 'SUBMITTED', 'RETURNED')) as change_id,
                   (select o.name from membership m join organization o on o.id = m.organization_id
                     where m.community_id = p.community_id and m.person_id = p.author_id and m.from_at <= p.created_at
                       and (m.ended_at is null or m.ended_at > p.created_at)
                     order by m.from_at limit 1) as organization,
                   coalesce(%1$s, false) as tended
              from practice p
              join community sc on sc.id = p.community_id
              join jurisdiction j on j.key = p.jurisdiction_key
              join person a on a.id = p.author_id
              left join jurisdiction aj on aj.key = p.author_jurisdiction
             where p.id = $6
               and (%2$s or (%1$s and (p.status <> 'WITHDRAWN' or p.published_at is not null)) or %3$s)
            """
                    .formatted(TENDED, OPEN, REVIEWED);

    private static final String LINES =
            """
            select p.id, p.community_id, sc.slug, sc.name as shelf, p.title, j.name as jurisdiction,
                   a.name as author_name, p.status, p.outcome, p.changed_at,
                   p.submitted_at, p.published_at, p.review_note, p.withdrawn_reason, p.replaces_id,
                   p.author_id = $1 as own, p.passed_at is not null as passed
              from practice p
              join community sc on sc.id = p.community_id
              join jurisdiction j on j.key = p.jurisdiction_key
              join person a on a.id = p.author_id
            """;

    // Index practice_author, and the short list of what a jurisdiction has in hand.
    private static final String MINE = LINES
            + """
             where ((p.community_id = $3 and ($2::text = p.jurisdiction_key or ($4::boolean and p.author_id = $1)))
                    or (p.community_id = any($5) and p.author_id = $1))
               and ((p.author_id = $1 and (p.status <> 'WITHDRAWN' or p.published_at is not null))
                    or p.status in ('DRAFT', 'SUBMITTED', 'RETURNED'))
             order by p.changed_at desc, p.id
             limit 200
            """;

    // Index practice_queue: the longest waiting first.
    private static final String QUEUE = LINES
            + """
             where p.status = 'SUBMITTED' and (($3::boolean and p.community_id = $2) or p.community_id = any($4))
             order by p.submitted_at, p.id
             limit 200
            """;

    private static final String NEWS =
            """
            select p.id, p.title, p.summary, case when p.summary = '' then left(p.situation, 400) else '' end as opening,
                   p.jurisdiction_key, j.name as jurisdiction,
                   p.outcome, p.published_at, a.name as author_name, p.author_role, p.community_id, p.reach, p.revision
              from practice p
              join jurisdiction j on j.key = p.jurisdiction_key
              join person a on a.id = p.author_id
             where p.status = 'PUBLISHED' and
            """;

    private static final String NEWS_OF_A_TIME =
            NEWS + " p.published_at >= $1 and p.published_at < $2 order by p.published_at, p.id";

    private static final String NEWS_OF_ONE = NEWS + " p.id = $1";

    private final Pool pool;
    private final Clock clock;

    PracticeReadRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Null when there is none that this viewer may see. */
    Uni<@Nullable PracticeRow> find(Viewer viewer, UUID id) {
        Tuple values = Tuple.tuple()
                .addUUID(viewer.personId())
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
                .addString(writesFor(viewer))
                .addBoolean(viewer.coordinator())
                .addBoolean(viewer.reviewer())
                .addUUID(id)
                .addArrayOfUUID(array(Shelves.writing(viewer)))
                .addArrayOfUUID(array(Shelves.reviewing(viewer)));
        return pool.preparedQuery(GET).execute(values).map(rows -> {
            for (Row row : rows) {
                return practice(row);
            }
            return null;
        });
    }

    Uni<List<PracticeLine>> mine(Viewer viewer) {
        return pool.preparedQuery(MINE)
                .execute(Tuple.of(
                        viewer.id(),
                        writesFor(viewer),
                        Viewer.NATIONAL,
                        viewer.coordinator(),
                        array(Shelves.writing(viewer))))
                .map(PracticeReadRepository::lines);
    }

    Uni<List<PracticeLine>> queue(Viewer viewer) {
        return pool.preparedQuery(QUEUE)
                .execute(Tuple.of(viewer.id(), Viewer.NATIONAL, viewer.reviewer(), array(Shelves.reviewing(viewer))))
                .map(PracticeReadRepository::lines);
    }

    /** All published in a time, from inclusive and to exclusive, whoever may see them. */
    Uni<List<PracticeNews>> news(Instant from, Instant to) {
        return pool.preparedQuery(NEWS_OF_A_TIME)
                .execute(Tuple.of(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    List<PracticeNews> news = new ArrayList<>();
                    rows.forEach(row -> news.add(news(row)));
                    return news;
                });
    }

    /** One that is published, whoever may see it; null where there is none. */
    Uni<@Nullable PracticeNews> news(UUID id) {
        return pool.preparedQuery(NEWS_OF_ONE)
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0 ? null : news(rows.iterator().next()));
    }

    /** The jurisdiction whose drafts the viewer works on; a member without one, or an extended one, has none. */
    private static @Nullable String writesFor(Viewer viewer) {
        return viewer.nationalCore() ? viewer.jurisdictionKey() : null;
    }

    private static UUID[] array(List<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static ShelfRef shelf(Row row) {
        return ShelfRef.of(row.getUUID("community_id"), row.getString("slug"), row.getString("shelf"));
    }

    private static Audience audience(Row row) {
        return new Audience(row.getUUID("community_id"), Reach.ofRank(row.getShort("reach")));
    }

    private static PracticeNews news(Row row) {
        UUID id = row.getUUID("id");
        String summary = row.getString("summary");
        return new PracticeNews(
                id,
                row.getString("title"),
                summary.isBlank() ? PracticeItem.cut(row.getString("opening")) : summary,
                row.getString("jurisdiction_key"),
                row.getString("jurisdiction"),
                Outcome.valueOf(row.getString("outcome")).words(),
                row.getOffsetDateTime("published_at").toInstant(),
                row.getString("author_name"),
                audience(row),
                row.getInteger("revision"),
                "/practices/" + id);
    }

    private static List<PracticeLine> lines(RowSet<Row> rows) {
        List<PracticeLine> lines = new ArrayList<>(rows.size());
        for (Row row : rows) {
            String outcome = row.getString("outcome");
            lines.add(new PracticeLine(
                    row.getUUID("id"),
                    shelf(row),
                    row.getString("title"),
                    row.getString("jurisdiction"),
                    row.getString("author_name"),
                    PracticeStatus.valueOf(row.getString("status")),
                    outcome == null ? null : Outcome.valueOf(outcome),
                    row.getOffsetDateTime("changed_at").toInstant(),
                    instant(row, "submitted_at"),
                    instant(row, "published_at"),
                    row.getString("review_note"),
                    row.getString("withdrawn_reason"),
                    row.getUUID("replaces_id") != null,
                    row.getBoolean("own"),
                    row.getBoolean("passed")));
        }
        return lines;
    }

    private static PracticeRow practice(Row row) {
        return new PracticeRow(
                row.getUUID("id"),
                shelf(row),
                row.getInteger("version"),
                PracticeStatus.valueOf(row.getString("status")),
                text(row),
                row.getString("jurisdiction_key"),
                row.getString("jurisdiction"),
                row.getUUID("author_id"),
                row.getString("author_name"),
                row.getString("author_role"),
                row.getString("author_jurisdiction_name"),
                row.getString("organization"),
                row.getUUID("submitted_by"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant(),
                instant(row, "submitted_at"),
                instant(row, "published_at"),
                row.getInteger("revision"),
                row.getString("review_note"),
                row.getString("withdrawn_reason"),
                row.getUUID("replaces_id"),
                row.getUUID("change_id"),
                row.getBoolean("tended"));
    }

    private static PracticeText text(Row row) {
        String outcome = row.getString("outcome");
        List<Tag> tags = new ArrayList<>();
        JsonArray stored = (JsonArray) row.getValue("tags");
        if (stored != null) {
            stored.forEach(entry -> Tag.ofStored(((JsonArray) entry).getString(0), ((JsonArray) entry).getString(1))
                    .ifPresent(tags::add));
        }
        return new PracticeText(
                row.getString("title"),
                row.getString("summary"),
                row.getString("situation"),
                row.getString("what_we_did"),
                row.getLocalDate("began_on"),
                row.getLocalDate("ended_on"),
                row.getString("scale"),
                row.getString("what_came"),
                row.getString("surfaced"),
                row.getString("differently"),
                outcome == null ? null : Outcome.valueOf(outcome),
                EvidenceTier.valueOf(row.getString("tier")),
                row.getString("tier_basis"),
                row.getString("staff_time"),
                row.getString("cost"),
                row.getString("contact"),
                Reach.ofRank(row.getShort("reach")),
                List.copyOf(tags));
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime value = row.getOffsetDateTime(column);
        return value == null ? null : value.toInstant();
    }
}
