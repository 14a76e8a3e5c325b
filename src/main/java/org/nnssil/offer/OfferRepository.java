package org.nnssil.offer;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.mail.Letter;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;

/** Offers: the entity for writing, and reads that ask what the viewer ($1) is in the community it comes from. */
@ApplicationScoped
class OfferRepository implements PanacheRepositoryBase<Offer, UUID> {

    private static final String OPEN_MINE =
            "mine.ended_at is null and (mine.access_until is null or mine.access_until > $2)";

    // Its community's members see it, and who wrote the thing, wherever they are now.
    private static final String ROW =
            """
            select o.id, o.kind, o.item_id, o.title, o.reason, o.status, o.offered_at, c.slug, c.name as community,
                   t.name as target, t.slug as target_slug, o.reach, o.owner_id, own.name as owner, o.owner_consent,
                   coalesce(org.name, '') as organization, o.lead_consent,
                   coalesce((select string_agg(lp.name, ', ') from membership l join person lp on lp.id = l.person_id
                              where l.community_id = o.community_id and l.organization_id = o.organization_id and l.lead
                                and l.ended_at is null), '') as leads,
                   by.name as offered_by, o.offered_by as offered_by_id, coalesce(d.name, '') as decided_by, o.note,
                   o.copy_id, coalesce(mine.lead and mine.organization_id = o.organization_id, false) as leads_it,
                   coalesce(mine.reach = 3, false) as convenes, mine.id is not null as inside
              from offer o
              join community c on c.id = o.community_id
              join community t on t.id = o.target_id
              join person own on own.id = o.owner_id
              join person by on by.id = o.offered_by
              left join person d on d.id = o.decided_by
              left join organization org on org.id = o.organization_id
              left join membership mine on mine.community_id = o.community_id and mine.person_id = $1 and %s
             where (mine.id is not null or o.owner_id = $1)
            """
                    .formatted(OPEN_MINE);

    static final String ONE = ROW + " and o.id = $3";

    // What the viewer is in the community it comes from stays so until the commit: whoever takes an office away waits,
    // or was first. Before the offer's row, as whoever leaves locks their membership before anything else.
    private static final String STANDING =
            """
            select cast(m.id as text) from membership m
             where m.person_id = :person and m.ended_at is null
               and m.community_id = (select o.community_id from offer o where o.id = :id) for share
            """;

    // Index offer_community.
    private static final String OF_COMMUNITY =
            ROW + " and mine.id is not null and o.community_id = $3 order by o.offered_at desc, o.id limit 100";

    private static final String WAITING =
            """
            select o.id, o.status, o.title
              from offer o
              left join membership mine on mine.community_id = o.community_id and mine.person_id = $1 and %s
             where o.community_id = $3
               and ((o.status = 'ASKED' and ((o.owner_id = $1 and o.owner_consent = 'ASKED')
                       or (o.lead_consent = 'ASKED' and mine.lead and mine.organization_id = o.organization_id)))
                    or (o.status = 'CONSENTED' and mine.reach = 3))
             order by o.offered_at limit 20
            """
                    .formatted(OPEN_MINE);

    // For whom the writer spoke in that community when they wrote it, where the members are organizations: who
    // works for another one by now takes nothing of the first along.
    private static final String SPOKE_FOR =
            """
            select cast(m.organization_id as text) from membership m
             where m.community_id = :community and m.person_id = :person and m.organization_id is not null
             order by (m.from_at <= :written and (m.ended_at is null or m.ended_at > :written)) desc,
                      m.ended_at desc nulls first limit 1
            """;

    private static final String LEADS =
            """
            select count(*) from membership m
             where m.community_id = :community and m.person_id = :person and m.lead and m.ended_at is null
               and m.organization_id = cast(:organization as uuid)
            """;

    private static final String ONE_AT_A_TIME =
            "select cast(c.id as text) from community c where c.id = :community for no key update";

    private static final String TOLD =
            """
            select distinct cast(p.id as text), p.email, p.name from person p
             where p.active and (p.id = cast(:person as uuid)
                or exists (select 1 from membership m where m.person_id = p.id and m.ended_at is null
                              and m.community_id = :community
                              and ((m.lead and m.organization_id = cast(:organization as uuid))
                                   or (m.reach = 3 and cast(:conveners as boolean)))))
            """;

    // The community right above, where the viewer may know of it, and the National Network.
    private static final String TARGETS =
            """
            select t.id, t.name from community c
              join community t on t.id = $4
                    or (t.id = c.parent_id and (t.listed or exists (
                          select 1 from membership mine where mine.person_id = $1 and mine.community_id = t.id and %s)))
             where c.id = $3 and t.id <> c.id
             order by t.id = $4 desc, t.name
            """
                    .formatted(OPEN_MINE);

    private final Pool pool;
    private final Clock clock;

    OfferRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    record Waiting(UUID id, String status, String title) {}

    record Target(UUID id, String name) {}

    /** With the viewer's standing in its community, so that what is read after this holds until the commit. */
    Uni<@Nullable Offer> locked(Viewer viewer, UUID id) {
        return getSession()
                .chain(session -> session.createNativeQuery(STANDING, String.class)
                        .setParameter("person", viewer.id())
                        .setParameter("id", id)
                        .getResultList())
                .chain(() -> findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    Uni<@Nullable Offer> ofSubmission(UUID key) {
        return find("submissionKey", key).firstResult();
    }

    /**
     * Whoever offers a thing waits at its community's row, so that of two at once the second sees what the first did.
     */
    Uni<Void> oneAtATime(UUID communityId) {
        return getSession()
                .chain(session -> session.createNativeQuery(ONE_AT_A_TIME, String.class)
                        .setParameter("community", communityId)
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    Uni<Long> underway(String kind, UUID itemId, UUID targetId) {
        return count(
                "kind = ?1 and itemId = ?2 and targetId = ?3 and status in ('ASKED', 'CONSENTED', 'RELEASED')",
                kind,
                itemId,
                targetId);
    }

    /** At most one. */
    Uni<List<OfferRow>> one(Viewer viewer, UUID id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(viewer.personId(), now(), id))
                .map(OfferRepository::rows);
    }

    Uni<List<OfferRow>> ofCommunity(Viewer viewer, UUID communityId) {
        return pool.preparedQuery(OF_COMMUNITY)
                .execute(Tuple.of(viewer.personId(), now(), communityId))
                .map(OfferRepository::rows);
    }

    Uni<List<Waiting>> waiting(Viewer viewer, UUID communityId) {
        return pool.preparedQuery(WAITING)
                .execute(Tuple.of(viewer.personId(), now(), communityId))
                .map(rows -> {
                    List<Waiting> found = new ArrayList<>();
                    rows.forEach(row ->
                            found.add(new Waiting(row.getUUID("id"), row.getString("status"), row.getString("title"))));
                    return found;
                });
    }

    Uni<List<Target>> targets(Viewer viewer, UUID communityId) {
        return pool.preparedQuery(TARGETS)
                .execute(Tuple.of(viewer.personId(), now(), communityId, Viewer.NATIONAL))
                .map(rows -> {
                    List<Target> found = new ArrayList<>();
                    rows.forEach(row -> found.add(new Target(row.getUUID("id"), row.getString("name"))));
                    return found;
                });
    }

    Uni<Optional<UUID>> spokeFor(UUID communityId, UUID person, Instant written) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SPOKE_FOR, String.class)
                        .setParameter("community", communityId)
                        .setParameter("written", written)
                        .setParameter("person", person)
                        .getSingleResultOrNull())
                .map(id -> Optional.ofNullable(id).map(UUID::fromString));
    }

    Uni<Boolean> leads(UUID communityId, UUID person, @Nullable UUID organization) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LEADS, Long.class)
                        .setParameter("community", communityId)
                        .setParameter("person", person)
                        .setParameter("organization", organization)
                        .getSingleResult())
                .map(count -> count > 0);
    }

    /** The person, the lead of the organization, and where wanted the conveners. */
    Uni<List<Letter.Recipient>> people(
            UUID communityId, @Nullable UUID person, @Nullable UUID organization, boolean conveners) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TOLD, Object[].class)
                        .setParameter("community", communityId)
                        .setParameter("person", person)
                        .setParameter("organization", organization)
                        .setParameter("conveners", conveners)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Letter.Recipient(
                                UUID.fromString((String) row[0]), (String) row[1], (String) row[2]))
                        .toList());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static List<OfferRow> rows(Iterable<Row> rows) {
        List<OfferRow> found = new ArrayList<>();
        rows.forEach(row -> found.add(row(row)));
        return found;
    }

    private static OfferRow row(Row row) {
        return new OfferRow(
                row.getUUID("id"),
                row.getString("kind"),
                row.getUUID("item_id"),
                row.getString("title"),
                row.getString("reason"),
                row.getString("status"),
                row.getOffsetDateTime("offered_at").toInstant(),
                row.getString("slug"),
                row.getString("community"),
                row.getString("target"),
                row.getString("target_slug"),
                Reach.ofRank(row.getInteger("reach")),
                row.getUUID("owner_id"),
                row.getString("owner"),
                row.getString("owner_consent"),
                row.getString("organization"),
                row.getString("lead_consent"),
                row.getString("leads"),
                row.getString("offered_by"),
                row.getUUID("offered_by_id"),
                row.getString("decided_by"),
                row.getString("note"),
                row.getUUID("copy_id"),
                row.getBoolean("leads_it"),
                row.getBoolean("convenes"),
                row.getBoolean("inside"));
    }
}
