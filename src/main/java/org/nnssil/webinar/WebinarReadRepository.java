package org.nnssil.webinar;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Audience;
import org.nnssil.security.Viewer;

/** Reads sessions for pages and the API: one statement for whatever a page shows of them. $1 is the viewer, $2 now. */
@ApplicationScoped
class WebinarReadRepository {

    private static final String COLUMNS =
            """
            select w.id, via.community_id, c.name as community_name, c.slug as community_slug, via.reach, via.own,
                   w.community_id as host_id, case when via.own or h.listed then h.name else '' end as host,
                   w.title, w.summary,
                   w.starts_at, w.minutes, w.capacity, w.confirmed, w.principle, w.status, w.sequence, w.recording_url,
                   w.recording_at, w.version, mine.status as my_status, mine.version as my_act,
                   mine.question as my_question, w.join_url, w.changed_at,
                   (select count(*) from webinar_registration q
                     where q.webinar_id = w.id and q.status = 'WAITING') as waiting,
                   (select count(*) from webinar_registration q
                     where q.webinar_id = w.id and q.status = 'WAITING' and mine.status = 'WAITING'
                       and q.queue_number <= mine.queue_number) as my_position,
                   (select jsonb_agg(jsonb_build_object('n', p.name, 'r', p.role_title, 'j', p.jurisdiction_key,
                                                        'jn', j.name) order by p.position)
                      from webinar_presenter p left join jurisdiction j on j.key = p.jurisdiction_key
                     where p.webinar_id = w.id) as presenters
            """;

    private static final String DETAIL =
            """
                   , w.description, w.why_it_matters, w.cancel_reason, w.notes, w.programme_key,
                   r.short_name as principle_name,
                   (select jsonb_agg(q.question order by q.queue_number) from webinar_registration q
                     where q.webinar_id = w.id and q.status <> 'CANCELLED' and q.question <> '') as questions,
                   (select jsonb_agg(jsonb_build_object('n', case when oc.listed then oc.name else 'The community above' end,
                                                        'r', o.reach) order by oc.name)
                      from webinar_opening o join community oc on oc.id = o.community_id
                     where o.webinar_id = w.id) as openings
            """;

    // Only rows that the viewer may see; the community shown is the one by which they see it.
    private static final String FROM = " from webinar w " + SessionAudience.via("w", "$1", "$2")
            + """
              join community c on c.id = via.community_id
              join community h on h.id = w.community_id
              left join webinar_registration mine
                on mine.webinar_id = w.id and mine.person_id = $1 and mine.status <> 'CANCELLED'
            """;

    private static final String VISIBLE = SessionAudience.sql("w", "$1", "$2");

    // $6: a community's own, or what was opened to it; null for all.
    private static final String IN_COMMUNITY = "$6::text is null or c.slug = $6 or exists (select 1"
            + " from webinar_opening there join community tc on tc.id = there.community_id"
            + " where there.webinar_id = w.id and tc.slug = $6 and " + Audience.sql("there", "$1", "$2") + ")";

    // Index: webinar_when. Nothing lasts longer than a day, so older rows are never looked at.
    private static final String UPCOMING = COLUMNS
            + FROM
            + """
             where w.starts_at > $2::timestamptz - interval '1 day'
               and w.starts_at + make_interval(mins => w.minutes) > $2
               and (w.status = 'SCHEDULED' or $7)
               and ($3::timestamptz is null or (w.starts_at, w.id) > ($3, $4))
               and (%s)
             order by w.starts_at, w.id limit $5
            """
                    .formatted(IN_COMMUNITY);

    private static final String PAST = COLUMNS
            + FROM
            + """
             where w.starts_at + make_interval(mins => w.minutes) <= $2 and w.starts_at < $2
               and w.status = 'SCHEDULED'
               and ($3::timestamptz is null or (w.starts_at, w.id) < ($3, $4))
               and (%s)
             order by w.starts_at desc, w.id desc limit $5
            """
                    .formatted(IN_COMMUNITY);

    private static final String ONE =
            COLUMNS + DETAIL + FROM + " left join principle r on r.number = w.principle where w.id = $3";

    private static final String TAKING_PART = "select j.key, j.name, count(p.id) as people from jurisdiction j"
            + " left join (webinar_registration r join person p on p.id = r.person_id and r.status = 'CONFIRMED'"
            + " join webinar w on w.id = r.webinar_id and w.id = $3 and " + VISIBLE + ") on r.jurisdiction_key = j.key"
            + " where j.counted group by j.key, j.name order by j.name";

    // Who came in by an opening shows their address as they do in a community that they share with the viewer.
    private static final String SHOWN_TO_VIEWER = "exists (select 1 from membership mine"
            + " join membership theirs on theirs.community_id = mine.community_id and theirs.person_id = p.id"
            + " and theirs.ended_at is null where mine.person_id = $1 and mine.ended_at is null"
            + " and mine.reach >= p.email_reach and (mine.access_until is null or mine.access_until > $2))";

    // Those with a seat first, then those who wait. Index: webinar_registration_queue.
    private static final String ATTENDEES = "with line as (select l.id, count(*) over () as people,"
            + " row_number() over (partition by l.status order by l.queue_number) as place"
            + " from webinar_registration l where l.webinar_id = $3 and l.status <> 'CANCELLED')"
            + " select r.status, r.queued_at, r.queue_number, line.place, line.people, r.question, p.name, p.role_title,"
            + " r.jurisdiction_key, j.name as jurisdiction_name, case when p.email_reach < 9 and ("
            + Audience.sql("w", "r.person_id", "$2") + " or " + SHOWN_TO_VIEWER + ") then p.email else '' end as email"
            + " from line join webinar_registration r on r.id = line.id"
            + " join webinar w on w.id = r.webinar_id join person p on p.id = r.person_id"
            + " left join jurisdiction j on j.key = r.jurisdiction_key"
            + " where ($4::text is null or (r.status, r.queue_number) > ($4, $5::bigint)) and " + VISIBLE
            + " order by r.status, r.queue_number limit $6::bigint";

    private static final String TO_TELL = "select count(*) from webinar_registration r"
            + " join webinar w on w.id = r.webinar_id join person p on p.id = r.person_id and p.active"
            + " where r.webinar_id = $1 and r.status <> 'CANCELLED' and "
            + SessionAudience.sql("w", "r.person_id", "$2");

    private static final String COMMUNITIES = "select c.id, c.slug, c.name from community c where c.id = any($1)"
            + " order by c.kind = 'NATIONAL' desc, c.name";

    private static final String PRINCIPLES = "select p.number, p.short_name from principle p order by p.number";

    // What an issue of the newsletter for community $1 at reach $2 may carry: the public, its own community's, and what
    // was opened to it.
    private static final String NEWS =
            """
            select w.id, w.title, w.summary, w.starts_at, w.recording_url, via.community_id, via.reach, w.sequence
              from webinar w
              cross join lateral (
                   select w.community_id, w.reach
                    where w.reach = 0 or ($2 > 0 and w.community_id = $1 and w.reach <= $2)
                    union all
                   select o.community_id, o.reach from webinar_opening o
                    where o.webinar_id = w.id and w.reach > 0 and o.community_id = $1 and o.reach <= $2) via
             where w.status = 'SCHEDULED' and
            """;

    private static final String NEWS_OF_A_TIME = NEWS
            + """
             ((w.starts_at > $3 and w.starts_at < $4)
               or (w.recording_url <> '' and w.recording_at >= $5 and w.recording_at < $6))
             order by w.starts_at, w.id limit 50
            """;

    // A session that is everybody's and was opened too has one audience that comes first, and one row is enough.
    private static final String NEWS_OF_ONE = NEWS + " w.id = $3 limit 1";

    // What one person is registered for and may still see, the latest first. What was cancelled is shown for a
    // month, what is over for a quarter of a year. Index: webinar_registration_person.
    private static final String PLACES =
            """
            select w.id, w.title, w.summary, w.starts_at, w.minutes, w.status, w.sequence, w.join_url,
                   mine.status as my_status, mine.version as my_act, greatest(w.changed_at, mine.changed_at) as said_at
              from webinar_registration mine join webinar w on w.id = mine.webinar_id
             where mine.person_id = $1 and mine.status <> 'CANCELLED'
               and w.starts_at > $2::timestamptz - interval '90 days'
               and (w.status = 'SCHEDULED' or w.changed_at > $2::timestamptz - interval '30 days')
               and
            """
                    + VISIBLE + " order by w.starts_at desc, w.id desc limit 500";

    private final Pool pool;

    WebinarReadRepository(Pool pool) {
        this.pool = pool;
    }

    /** Where a list goes on. */
    record After(Instant startsAt, UUID id) {}

    /** @param community the slug of the only one wanted, or null */
    Uni<List<Row>> upcoming(
            Viewer viewer,
            Instant now,
            @Nullable String community,
            @Nullable After after,
            int limit,
            boolean cancelledToo) {
        return list(UPCOMING, page(viewer, now, community, after, limit).addBoolean(cancelledToo));
    }

    Uni<List<Row>> past(Viewer viewer, Instant now, @Nullable String community, @Nullable After after, int limit) {
        return list(PAST, page(viewer, now, community, after, limit));
    }

    Uni<@Nullable Row> find(Viewer viewer, Instant now, UUID id) {
        return list(ONE, Tuple.of(viewer.personId(), at(now), id)).map(rows -> rows.isEmpty() ? null : rows.get(0));
    }

    /** All counted jurisdictions with how many people held a seat. */
    Uni<List<Row>> takingPart(Viewer viewer, Instant now, UUID id) {
        return list(TAKING_PART, Tuple.of(viewer.personId(), at(now), id));
    }

    /** @param limit null for everybody */
    Uni<List<Row>> attendees(
            Viewer viewer, Instant now, UUID id, AttendeeView.@Nullable Place after, @Nullable Long limit) {
        return list(
                ATTENDEES,
                Tuple.tuple()
                        .addUUID(viewer.personId())
                        .addOffsetDateTime(at(now))
                        .addUUID(id)
                        .addString(after == null ? null : after.status())
                        .addLong(after == null ? null : after.number())
                        .addLong(limit));
    }

    /** What this person is registered for. */
    Uni<List<Row>> places(UUID person, Instant now) {
        return list(PLACES, Tuple.of(person, at(now)));
    }

    /** How many people a mail about the session would go to. */
    Uni<Long> countToTell(UUID id, Instant now) {
        return list(TO_TELL, Tuple.of(id, at(now))).map(rows -> rows.get(0).getLong(0));
    }

    Uni<List<Row>> communities(List<UUID> ids) {
        return list(COMMUNITIES, Tuple.of(ids.toArray(UUID[]::new)));
    }

    Uni<List<Row>> principles() {
        return list(PRINCIPLES, Tuple.tuple());
    }

    Uni<List<Row>> news(Audience issue, Instant now, Instant until, Instant from, Instant to) {
        return list(
                NEWS_OF_A_TIME,
                Tuple.of(issue.communityId(), issue.reach().rank(), at(now), at(until), at(from), at(to)));
    }

    Uni<List<Row>> news(Audience issue, UUID id) {
        return list(NEWS_OF_ONE, Tuple.of(issue.communityId(), issue.reach().rank(), id));
    }

    static List<Presenter> presenters(@Nullable Object json) {
        return json == null ? List.of() : WebinarRepository.presenters((JsonArray) json);
    }

    private static Tuple page(
            Viewer viewer, Instant now, @Nullable String community, @Nullable After after, int limit) {
        return Tuple.tuple()
                .addUUID(viewer.personId())
                .addOffsetDateTime(at(now))
                .addOffsetDateTime(after == null ? null : at(after.startsAt()))
                .addUUID(after == null ? null : after.id())
                .addInteger(limit)
                .addString(community);
    }

    private Uni<List<Row>> list(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).map(WebinarReadRepository::rows);
    }

    private static List<Row> rows(RowSet<Row> set) {
        List<Row> rows = new ArrayList<>(set.size());
        set.forEach(rows::add);
        return rows;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
