package org.nnssil.practice;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.mail.Letter;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;

/**
 * Writes of spotlights. Each row is fetched in the scope of the one who acts and locked, so that acts on it take turns.
 */
@ApplicationScoped
class PracticeRepository implements PanacheRepositoryBase<Practice, UUID> {

    /**
     * Drafts belong to the jurisdiction; the coordinator tends what they wrote themselves for one. On a community's own
     * shelf they belong to who wrote them.
     */
    private static final String TENDED =
            """
            id = :id and ((communityId = :national
             and (jurisdictionKey = :jurisdiction or (:coordinator = true and authorId = :viewer)))
             or (communityId in (:writing) and authorId = :viewer))
            """;

    /** The coordinator may also take out of the library what others put there; a convener, off their shelf. */
    private static final String WITHDRAWABLE =
            """
            id = :id and ((communityId = :national
             and (jurisdictionKey = :jurisdiction
                  or (:coordinator = true and (authorId = :viewer or status = PUBLISHED))))
             or (communityId in (:writing) and authorId = :viewer)
             or (communityId in (:presiding) and status = PUBLISHED))
            """;

    private static final String REVIEWED =
            "id = :id and communityId in (:reviewing) and status in (SUBMITTED, RETURNED, PUBLISHED)";

    private static final String OPEN_CHANGE = "replacesId = ?1 and status in (DRAFT, SUBMITTED, RETURNED)";

    // Two submissions of one form by one person wait for each other here.
    private static final String ONE_AT_A_TIME =
            "select cast(id as text) from person where id = :person for no key update";

    private static final String TAGS =
            """
            select cast(coalesce(jsonb_agg(jsonb_build_array(f.facet, f.value) order by f.facet, length(f.value), f.value), '[]') as text)
              from practice_facet f where f.practice_id = :id
            """;

    private static final String CLEAR_TAGS = "delete from practice_facet where practice_id = :id";

    // Through text, because the driver would send a string for a jsonb parameter as a JSON string.
    private static final String ADD_TAGS =
            """
            insert into practice_facet (practice_id, facet, value)
            select :id, t.facet, t.value
              from jsonb_to_recordset(cast(cast(:tags as text) as jsonb)) as t(facet text, value text)
            """;

    private static final String REVIEWERS =
            """
            select cast(p.id as text), p.email, p.name
              from person p
              join membership m on m.person_id = p.id
             where m.community_id = :community and m.ended_at is null and p.active
               and (m.access_until is null or m.access_until > :now)
               and (m.roles && cast('{COORDINATOR,REVIEWER}' as text[]) or (m.reach = 3 and m.community_id <> :national))
               and p.id <> :except
             order by p.id
            """;

    // Who has left, or works elsewhere now, has passed it to the seat: then its holder is told, and nobody while it is
    // vacant.
    private static final String PERSON =
            """
            select cast(p.id as text), p.email, p.name from person p
             where p.active and p.id = case
                   when exists (select 1 from person a
                                  join membership m on m.person_id = a.id and m.community_id = :national
                                       and m.ended_at is null and (m.access_until is null or m.access_until > :now)
                                 where a.id = :id
                                   and (a.jurisdiction_key = :jurisdiction or 'COORDINATOR' = any(m.roles)))
                   then cast(:id as uuid)
                   else (select t.person_id from seat_tenure t
                          where t.jurisdiction_key = :jurisdiction and t.to_date is null and not t.unanswered) end
            """;

    // On a community's own shelf a spotlight stays with who wrote it, as long as they are in the community.
    private static final String MEMBER =
            """
            select cast(p.id as text), p.email, p.name from person p
              join membership m on m.person_id = p.id and m.community_id = :community and m.ended_at is null
                   and (m.access_until is null or m.access_until > :now)
             where p.active and p.id = :id
            """;

    private static final String SHELF = "select c.slug, c.name from community c where c.id = :community";

    private static final String PASS =
            """
            update practice set passed_at = :now
             where author_id = :person and status in ('DRAFT', 'SUBMITTED', 'RETURNED') and community_id = :national
            """;

    /** One that the viewer works on. */
    Uni<Practice> getTended(Viewer viewer, UUID id) {
        return ofViewer(TENDED, viewer, id);
    }

    Uni<Practice> getWithdrawable(Viewer viewer, UUID id) {
        return ofViewer(WITHDRAWABLE, viewer, id);
    }

    private Uni<Practice> ofViewer(String scope, Viewer viewer, UUID id) {
        if (!viewer.nationalCore() && !Shelves.any(Shelves.writing(viewer))) {
            throw new Absent();
        }
        String jurisdiction = viewer.jurisdictionKey();
        Map<String, Object> values = new HashMap<>();
        values.put("id", id);
        values.put("national", Viewer.NATIONAL);
        values.put("jurisdiction", jurisdiction == null || !viewer.nationalCore() ? "" : jurisdiction);
        values.put("coordinator", viewer.coordinator());
        values.put("viewer", viewer.id());
        values.put("writing", Shelves.writing(viewer));
        if (scope.equals(WITHDRAWABLE)) {
            values.put("presiding", Shelves.presiding(viewer));
        }
        return locked(scope, values);
    }

    /** One that the viewer decides on: drafts that were not submitted are not theirs to see. */
    Uni<Practice> getReviewed(Viewer viewer, UUID id) {
        List<UUID> reviewing = new ArrayList<>(Shelves.reviewing(viewer));
        if (viewer.reviewer()) {
            reviewing.add(Viewer.NATIONAL);
        }
        if (!Shelves.any(reviewing)) {
            throw new Absent();
        }
        return locked(REVIEWED, Map.of("id", id, "reviewing", reviewing));
    }

    /** The published one that a change replaces; the caller has the change locked. */
    Uni<Practice> getReplaced(UUID id) {
        return locked("id = :id", Map.of("id", id));
    }

    Uni<@Nullable Practice> findOpenChange(UUID id) {
        return find(OPEN_CHANGE, id).firstResult();
    }

    Uni<@Nullable Practice> findBySubmission(Viewer author, UUID key) {
        return find("submissionKey = ?1 and authorId = ?2", key, author.id()).firstResult();
    }

    Uni<Void> oneAtATime(UUID person) {
        return getSession()
                .chain(session -> session.createNativeQuery(ONE_AT_A_TIME, String.class)
                        .setParameter("person", person)
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    Uni<List<Tag>> tags(UUID id) {
        return getSession()
                .chain(session -> session.createNativeQuery(TAGS, String.class)
                        .setParameter("id", id)
                        .getSingleResult())
                .map(PracticeRepository::tags);
    }

    /** The practice must be flushed before. */
    Uni<Void> replaceTags(UUID id, List<Tag> tags) {
        JsonArray rows = new JsonArray();
        tags.forEach(tag ->
                rows.add(new JsonObject().put("facet", tag.facet().name()).put("value", tag.stored())));
        return getSession().chain(session -> session.createNativeQuery(CLEAR_TAGS)
                .setParameter("id", id)
                .executeUpdate()
                .chain(cleared -> session.createNativeQuery(ADD_TAGS)
                        .setParameter("id", id)
                        .setParameter("tags", rows.encode())
                        .executeUpdate())
                .replaceWithVoid());
    }

    /** All who decide on spotlights, without the one who submitted. */
    Uni<List<Letter.Recipient>> reviewers(UUID community, UUID except, Instant now) {
        return getSession()
                .chain(session -> session.createNativeQuery(REVIEWERS, Object[].class)
                        .setParameter("community", community)
                        .setParameter("national", Viewer.NATIONAL)
                        .setParameter("now", now)
                        .setParameter("except", except)
                        .getResultList())
                .map(rows -> rows.stream().map(PracticeRepository::recipient).toList());
    }

    /** What the author had in hand passes to the seat; answers how many. */
    Uni<Integer> pass(UUID author, Instant now) {
        return getSession().chain(session -> session.createNativeQuery(PASS)
                .setParameter("person", author)
                .setParameter("national", Viewer.NATIONAL)
                .setParameter("now", now)
                .executeUpdate());
    }

    /** The person while they work for the jurisdiction, then who holds its seat; empty while it is vacant. */
    Uni<List<Letter.Recipient>> person(UUID id, String jurisdictionKey, Instant now) {
        return getSession()
                .chain(session -> session.createNativeQuery(PERSON, Object[].class)
                        .setParameter("id", id)
                        .setParameter("jurisdiction", jurisdictionKey)
                        .setParameter("national", Viewer.NATIONAL)
                        .setParameter("now", now)
                        .getResultList())
                .map(rows -> rows.stream().map(PracticeRepository::recipient).toList());
    }

    Uni<ShelfRef> shelf(UUID community) {
        return getSession()
                .chain(session -> session.createNativeQuery(SHELF, Object[].class)
                        .setParameter("community", community)
                        .getSingleResult())
                .map(row -> ShelfRef.of(community, (String) row[0], (String) row[1]));
    }

    /** The person while they are in that community. */
    Uni<List<Letter.Recipient>> member(UUID id, UUID community, Instant now) {
        return getSession()
                .chain(session -> session.createNativeQuery(MEMBER, Object[].class)
                        .setParameter("id", id)
                        .setParameter("community", community)
                        .setParameter("now", now)
                        .getResultList())
                .map(rows -> rows.stream().map(PracticeRepository::recipient).toList());
    }

    private Uni<Practice> locked(String scope, Map<String, Object> parameters) {
        return find(scope, parameters)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(Absent::new);
    }

    private static List<Tag> tags(String json) {
        return new JsonArray(json)
                .stream()
                        .map(entry -> (JsonArray) entry)
                        .flatMap(pair -> Tag.ofStored(pair.getString(0), pair.getString(1)).stream())
                        .toList();
    }

    private static Letter.Recipient recipient(Object[] row) {
        return new Letter.Recipient(UUID.fromString((String) row[0]), (String) row[1], (String) row[2]);
    }
}
