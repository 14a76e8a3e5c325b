package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.nnssil.eligibility.Rules;
import org.nnssil.security.Audience;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;

/** Communities: entities for writing, and reads that carry who may know of what. */
@ApplicationScoped
class CommunityRepository implements PanacheRepositoryBase<Community, UUID> {

    // A community is known to its members; a listed one to every member of the service; the existence, contact and
    // totals of any to the coordinator ($3). What each may read of it is decided on the row's reach. A contact's
    // address is shown as its owner chose, held against the reader's reach in the network or, if that is higher,
    // there.
    private static final String KNOWN =
            """
            select c.id, c.slug, c.name, c.kind, c.listed, mine.reach, coalesce(mine.roles, '{}') as roles,
                   coalesce(parent.slug, '') as parent_slug, coalesce(parent.name, '') as parent_name,
                   coalesce(parent.listed or $3 or exists (
                       select 1 from membership pm where pm.person_id = $1 and pm.community_id = parent.id
                          and pm.ended_at is null and (pm.access_until is null or pm.access_until > $2)), false)
                       as parent_known,
                   coalesce(j.name, '') as jurisdiction, coalesce(o.name, '') as convener,
                   c.purpose, c.charter, c.cadence, c.planning_rule, coalesce(c.stated_members, 0) as stated_members,
                   c.member_unit, c.planning, cast(c.eligibility as text) as eligibility, c.charter_number,
                   c.created_at, totals.members, totals.conveners, totals.co_planners, places.organizations, places.districts,
                   contact.id as contact_id, coalesce(contact.name, '') as contact,
                   coalesce(contact.role_title, '') as contact_role,
                   case when contact.email_reach <= coalesce(greatest(mine.reach, (
                            select m.reach from membership m
                             where m.person_id = $1 and m.community_id = '00000000-0000-7000-8000-000000000001'
                               and m.ended_at is null and (m.access_until is null or m.access_until > $2))), 1)
                        then contact.email else '' end as contact_email
              from community c
              left join membership mine on mine.community_id = c.id and mine.person_id = $1 and mine.ended_at is null
                                       and (mine.access_until is null or mine.access_until > $2)
              left join community parent on parent.id = c.parent_id
              left join jurisdiction j on j.key = c.jurisdiction_key
              left join organization o on o.id = c.convener_organization_id
              left join person contact on contact.id = coalesce(c.contact_person_id, (
                   select m.person_id from membership m
                    where m.community_id = c.id and m.reach = 3 and m.ended_at is null
                    order by m.from_at, m.id limit 1))
              left join lateral (
                   select count(*) as members, count(*) filter (where m.reach = 3) as conveners,
                          count(*) filter (where 'CO_PLANNER' = any(m.roles)) as co_planners
                     from membership m join person p on p.id = m.person_id and p.active
                    where m.community_id = c.id and m.ended_at is null
                      and (m.access_until is null or m.access_until > $2)) totals on true
              left join lateral (
                   select count(*) as organizations, count(*) filter (where mo.kind = 'DISTRICT') as districts
                     from member_organization place join organization mo on mo.id = place.organization_id
                    where place.community_id = c.id and place.ended_at is null) places on true
             where (mine.id is not null or c.listed or $3)
            """;

    private static final String OF_SLUG = KNOWN + " and c.slug = $4";

    private static final String ALL =
            KNOWN + " order by c.kind = 'NATIONAL' desc, mine.id is null, lower(c.name), c.id limit 1000";

    private static final String NAMES = "select id, slug, name from community";

    // Index membership_roster finds the community's open memberships.
    private static final String NEW_MEMBERS =
            """
            select p.id, p.name, p.role_title, coalesce(j.name, '') as jurisdiction, m.from_at
              from membership m
              join person p on p.id = m.person_id and p.listed and p.active
              left join jurisdiction j on j.key = p.jurisdiction_key
             where m.community_id = $1 and m.ended_at is null and m.from_at >= $2 and m.from_at < $3
               and (m.access_until is null or m.access_until > $4)
             order by m.from_at, p.id limit 500
            """;

    // Only listed ones: that an unlisted community exists is nobody's news.
    private static final String NEW_COMMUNITIES =
            """
            select c.id, c.slug, c.name, c.kind, coalesce(o.name, '') as convener
              from community c left join organization o on o.id = c.convener_organization_id
             where c.parent_id = $1 and c.listed and c.created_at >= $2 and c.created_at < $3
             order by c.created_at, c.id limit 100
            """;

    private final Pool pool;
    private final Clock clock;

    CommunityRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Locked until the transaction ends, so that rosters change one act after the other; null where there is none. */
    Uni<Community> locked(String slug) {
        return find("slug", slug).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    Uni<Community> lockedById(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(Absent::new);
    }

    /** Locked, for who may change it; absent for everybody else. */
    Uni<Community> runBy(Viewer viewer, String slug) {
        return !CommunityService.SLUG.matcher(slug).matches()
                ? Uni.createFrom().failure(new Absent())
                : locked(slug).map(community -> {
                    if (community == null || !community.mayBeRunBy(viewer)) {
                        throw new Absent();
                    }
                    return community;
                });
    }

    Uni<Community> ofSubmission(UUID submission) {
        return find("submissionKey", submission).firstResult();
    }

    Uni<List<CommunityRow>> all(Viewer viewer) {
        return pool.preparedQuery(ALL)
                .execute(Tuple.of(viewer.personId(), now(), viewer.coordinator()))
                .map(rows -> list(rows, CommunityRepository::row));
    }

    /** At most one. */
    Uni<List<CommunityRow>> known(Viewer viewer, String slug) {
        return pool.preparedQuery(OF_SLUG)
                .execute(Tuple.of(viewer.personId(), now(), viewer.coordinator(), slug))
                .map(rows -> list(rows, CommunityRepository::row));
    }

    Uni<List<CommunityRef>> names() {
        return pool.preparedQuery(NAMES)
                .execute()
                .map(rows -> list(
                        rows,
                        row -> new CommunityRef(
                                row.getUUID("id"), row.getString("slug"), row.getString("name"), Reach.PUBLIC)));
    }

    Uni<List<NewMember>> newMembers(UUID communityId, Instant from, Instant to) {
        return pool.preparedQuery(NEW_MEMBERS)
                .execute(Tuple.of(communityId, at(from), at(to), now()))
                .map(rows -> list(
                        rows,
                        row -> new NewMember(
                                row.getUUID("id"),
                                row.getString("name"),
                                row.getString("role_title"),
                                row.getString("jurisdiction"),
                                row.getOffsetDateTime("from_at").toInstant())));
    }

    Uni<List<CommunityNews>> newCommunities(Audience issue, Instant from, Instant to) {
        return pool.preparedQuery(NEW_COMMUNITIES)
                .execute(Tuple.of(issue.communityId(), at(from), at(to)))
                .map(rows -> list(rows, row -> news(row, issue)));
    }

    private static CommunityNews news(Row row, Audience issue) {
        String convener = row.getString("convener");
        String sentence = "%s, a new community%s (%s)."
                .formatted(
                        row.getString("name"),
                        convener.isEmpty() ? "" : " convened by " + convener,
                        Words.kind(row.getString("kind")).toLowerCase(java.util.Locale.ROOT));
        return new CommunityNews(
                row.getUUID("id"),
                row.getString("name"),
                sentence,
                new Audience(issue.communityId(), Reach.MEMBERS),
                "/communities/" + row.getString("slug"));
    }

    private static CommunityRow row(Row row) {
        Integer reach = row.getInteger("reach");
        return new CommunityRow(
                row.getUUID("id"),
                row.getString("slug"),
                row.getString("name"),
                row.getString("kind"),
                row.getBoolean("listed"),
                reach == null ? null : Reach.ofRank(reach),
                List.of(row.getArrayOfStrings("roles")),
                row.getString("parent_slug"),
                row.getString("parent_name"),
                row.getBoolean("parent_known"),
                row.getString("jurisdiction"),
                row.getString("convener"),
                row.getString("purpose"),
                row.getString("charter"),
                row.getString("cadence"),
                row.getString("planning_rule"),
                row.getInteger("stated_members"),
                row.getString("member_unit"),
                row.getString("planning"),
                Rules.read(row.getString("eligibility")),
                row.getInteger("charter_number"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getLong("members"),
                row.getLong("conveners"),
                row.getLong("co_planners"),
                row.getLong("organizations"),
                row.getLong("districts"),
                row.getUUID("contact_id"),
                row.getString("contact"),
                row.getString("contact_role"),
                row.getString("contact_email"));
    }

    static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        List<T> found = new ArrayList<>(rows.size());
        rows.forEach(row -> found.add(read.apply(row)));
        return found;
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
