package org.nnssil.webinar;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Viewer;

/** Writes to sessions and their presenters, within the caller's transaction. */
@ApplicationScoped
class WebinarRepository implements PanacheRepositoryBase<Webinar, UUID> {

    private static final String FIND = "select w.* from webinar w where w.id = :id and "
            + SessionAudience.sql("w", "cast(:viewer as uuid)", ":now");

    // The lock is taken before anything about seats is read: two acts on one session happen one after the other.
    static final String LOCK = FIND + " for update of w";

    // Two submissions of one form by one person wait for each other here.
    private static final String ONE_AT_A_TIME =
            "select cast(p.id as text) from person p where p.id = :person for no key update";

    private static final String PRESENTERS =
            """
            select cast(coalesce(jsonb_agg(jsonb_build_object('n', p.name, 'r', p.role_title, 'j', p.jurisdiction_key)
                                           order by p.position), '[]') as text)
              from webinar_presenter p where p.webinar_id = :webinar
            """;

    private static final String ADD_PRESENTERS =
            """
            insert into webinar_presenter (webinar_id, position, name, role_title, jurisdiction_key)
            select :webinar, p.position, p.name, p.role, p.jurisdiction
              from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
                   as p(position smallint, name text, role text, jurisdiction text)
            """;

    // People write "MS" or "Mississippi".
    private static final String JURISDICTIONS =
            """
            select cast(coalesce(jsonb_object_agg(t.typed, j.key), '{}') as text)
              from jsonb_array_elements_text(cast(cast(:typed as text) as jsonb)) as t(typed)
              join jurisdiction j on j.key = upper(t.typed) or lower(j.name) = lower(t.typed)
            """;

    // People who are registered and whom a narrower reach would shut out.
    private static final String SHUT_OUT = "select count(*) from webinar_registration r"
            + " join (select id, community_id, cast(:reach as integer) as reach from webinar where id = :webinar) w"
            + " on w.id = r.webinar_id where r.status <> 'CANCELLED' and not "
            + SessionAudience.sql("w", "r.person_id", ":now");

    /** The session that this viewer may see, locked until the transaction ends; null if there is none. */
    Uni<@Nullable Webinar> lock(Viewer viewer, UUID id, Instant now) {
        return one(LOCK, viewer, id, now);
    }

    /** The same, to read. */
    Uni<@Nullable Webinar> find(Viewer viewer, UUID id, Instant now) {
        return one(FIND, viewer, id, now);
    }

    private Uni<@Nullable Webinar> one(String sql, Viewer viewer, UUID id, Instant now) {
        return getSession().chain(session -> session.createNativeQuery(sql, Webinar.class)
                .setParameter("id", id)
                .setParameter("viewer", viewer.id())
                .setParameter("now", now)
                .getSingleResultOrNull());
    }

    /** The session that came from a programme file, locked; null if it was never imported. */
    Uni<@Nullable Webinar> lockByProgrammeKey(String key) {
        return getSession().chain(session -> session.createNativeQuery(
                        "select w.* from webinar w where w.programme_key = :key for update of w", Webinar.class)
                .setParameter("key", key)
                .getSingleResultOrNull());
    }

    Uni<@Nullable Webinar> findByProgrammeKey(String key) {
        return find("programmeKey", key).firstResult();
    }

    Uni<Void> oneAtATime(UUID person) {
        return getSession()
                .chain(session -> session.createNativeQuery(ONE_AT_A_TIME, String.class)
                        .setParameter("person", person)
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    Uni<@Nullable Webinar> findBySubmission(UUID submission) {
        return find("submissionKey", submission).firstResult();
    }

    Uni<List<Presenter>> presentersOf(UUID webinar) {
        return getSession()
                .chain(session -> session.createNativeQuery(PRESENTERS, String.class)
                        .setParameter("webinar", webinar)
                        .getSingleResult())
                .map(json -> presenters(new JsonArray(json)));
    }

    static List<Presenter> presenters(JsonArray rows) {
        return rows.stream()
                .map(JsonObject.class::cast)
                .map(row -> new Presenter(row.getString("n"), row.getString("r"), row.getString("j")))
                .toList();
    }

    Uni<Void> replacePresenters(UUID webinar, List<Presenter> presenters) {
        return getSession()
                .call(session -> session.createNativeQuery("delete from webinar_presenter where webinar_id = :webinar")
                        .setParameter("webinar", webinar)
                        .executeUpdate())
                .call(session -> session.createNativeQuery(ADD_PRESENTERS)
                        .setParameter("webinar", webinar)
                        .setParameter("rows", rows(presenters))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static String rows(List<Presenter> presenters) {
        JsonArray rows = new JsonArray();
        for (Presenter presenter : presenters) {
            rows.add(new JsonObject()
                    .put("position", rows.size())
                    .put("name", presenter.name())
                    .put("role", presenter.role())
                    .put("jurisdiction", presenter.jurisdiction()));
        }
        return rows.encode();
    }

    /** The keys of jurisdictions by what was typed for them; what names none is absent. */
    Uni<Map<String, String>> jurisdictions(Set<String> typed) {
        return getSession()
                .chain(session -> session.createNativeQuery(JURISDICTIONS, String.class)
                        .setParameter("typed", new JsonArray(List.copyOf(typed)).encode())
                        .getSingleResult())
                .map(json -> new JsonObject(json)
                        .stream().collect(Collectors.toMap(Map.Entry::getKey, e -> (String) e.getValue())));
    }

    Uni<@Nullable UUID> communityId(String slug) {
        // PostgreSQL refuses a NUL in a parameter; no slug has one.
        if (slug.indexOf('\0') >= 0) {
            return Uni.createFrom().nullItem();
        }
        return getSession()
                .chain(session -> session.createNativeQuery(
                                "select cast(c.id as text) from community c where c.slug = :slug", String.class)
                        .setParameter("slug", slug)
                        .getSingleResultOrNull())
                .map(id -> id == null ? null : UUID.fromString(id));
    }

    Uni<Long> shutOut(UUID webinar, int reach, Instant now) {
        return getSession().chain(session -> session.createNativeQuery(SHUT_OUT, Long.class)
                .setParameter("webinar", webinar)
                .setParameter("reach", reach)
                .setParameter("now", now)
                .getSingleResult());
    }
}
