package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.eligibility.Applicant;
import org.nnssil.eligibility.FactKind;
import org.nnssil.eligibility.FactValue;
import org.nnssil.eligibility.Facts;
import org.nnssil.eligibility.Holding;
import org.nnssil.eligibility.OrganizationKind;
import org.nnssil.security.Reach;
import org.nnssil.shared.Ids;

/**
 * What is known of those who want in, and the written exceptions. In the session of the caller, so that a person who
 * was made known a moment ago is found.
 */
@ApplicationScoped
class ApplicantRepository {

    // Without a name the person's own organization counts. Index organization_fact_newest gives the newest of each
    // fact.
    private static final String APPLICANT =
            """
            select cast(jsonb_build_object(
                       'kind', o.kind, 'jurisdiction', coalesce(o.jurisdiction_key, p.jurisdiction_key),
                       'seat', exists (select 1 from seat_tenure t where t.person_id = p.id and t.to_date is null
                                             and not t.unanswered),
                       'reach', coalesce(above.reach, 0), 'roles', coalesce(above.roles, '{}'),
                       'facts', coalesce((select jsonb_agg(jsonb_build_object(
                                   'fact', f.fact, 'value', f.value, 'source', f.source, 'asOf', f.as_of))
                              from (select distinct on (fact) fact, value, source, as_of from organization_fact
                                     where community_id = c.id and organization_id = o.id
                                     order by fact, as_of desc, recorded_at desc) f), '[]')) as text)
              from person p
              join community c on c.id = :community
              left join membership above on above.person_id = p.id and above.community_id = c.parent_id
                                        and above.ended_at is null
                                        and (above.access_until is null or above.access_until > :now)
              left join lateral (
                   select * from organization o
                    where (cast(:name as text) is null and o.id = p.organization_id)
                       or (lower(o.name) = lower(cast(:name as text))
                           and o.jurisdiction_key is not distinct from cast(:place as text))
                    order by o.id limit 1) o on true
             where p.id = :person
            """;

    private static final String ORGANIZATION =
            """
            select cast(jsonb_build_object(
                       'kind', o.kind, 'jurisdiction', o.jurisdiction_key, 'seat', false, 'reach', 0,
                       'roles', cast('[]' as jsonb),
                       'facts', coalesce((select jsonb_agg(jsonb_build_object(
                                   'fact', f.fact, 'value', f.value, 'source', f.source, 'asOf', f.as_of))
                              from (select distinct on (fact) fact, value, source, as_of from organization_fact
                                     where community_id = :community and organization_id = o.id
                                     order by fact, as_of desc, recorded_at desc) f), '[]')) as text)
              from organization o where o.id = :organization
            """;

    private static final String EXCEPTION =
            """
            insert into eligibility_exception (id, community_id, organization_id, person_id, failed, reason, granted_by,
                                               granted_at)
            values (:id, :community, cast(:organization as uuid), cast(:person as uuid), :failed, :reason, :by, :now)
            """;

    private static final String FACT =
            """
            insert into organization_fact (id, community_id, organization_id, fact, value, source, as_of, recorded_by,
                                           recorded_at)
            select cast(:id as uuid), cast(:community as uuid), cast(:organization as uuid), cast(:fact as text),
                   cast(:value as text), cast(:source as text), cast(:asOf as date), cast(:by as uuid),
                   cast(:now as timestamptz)
             where not exists (select 1
                                 from (select value, source, as_of
                                         from organization_fact
                                        where community_id = :community and organization_id = :organization
                                          and fact = :fact
                                        order by as_of desc, recorded_at desc
                                        limit 1) newest
                                where newest.value = :value and newest.source = :source and newest.as_of = :asOf)
            """;

    private final Clock clock;

    ApplicantRepository(Clock clock) {
        this.clock = clock;
    }

    /** @param named the organization they want in for; null: their own */
    Uni<Applicant> read(UUID communityId, UUID personId, @Nullable OrganizationNamed named) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(APPLICANT, String.class)
                        .setParameter("community", communityId)
                        .setParameter("person", personId)
                        .setParameter("name", named == null ? null : named.name())
                        .setParameter("place", named == null ? null : named.jurisdictionKey())
                        .setParameter("now", clock.instant())
                        .getSingleResult())
                .map(json -> applicant(new JsonObject(json), named));
    }

    /** The organization alone, without anybody who represents it. */
    Uni<Applicant> ofOrganization(UUID communityId, UUID organizationId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ORGANIZATION, String.class)
                        .setParameter("community", communityId)
                        .setParameter("organization", organizationId)
                        .getSingleResult())
                .map(json -> applicant(new JsonObject(json), null));
    }

    Uni<UUID> addException(
            UUID communityId, @Nullable UUID organizationId, UUID personId, String failed, String reason, UUID by) {
        UUID id = Ids.next(clock);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(EXCEPTION)
                        .setParameter("id", id)
                        .setParameter("community", communityId)
                        .setParameter("organization", organizationId)
                        .setParameter("person", organizationId == null ? personId : null)
                        .setParameter("failed", failed)
                        .setParameter("reason", reason)
                        .setParameter("by", by)
                        .setParameter("now", clock.instant())
                        .executeUpdate())
                .replaceWith(id);
    }

    /** How many were not known already: the newest has the same value, of the same day and from the same source. */
    Uni<Integer> addFacts(UUID communityId, UUID organizationId, Map<FactKind, FactValue> facts, UUID by) {
        Uni<Integer> all = Uni.createFrom().item(0);
        for (Map.Entry<FactKind, FactValue> fact : facts.entrySet()) {
            all = all.chain(before -> addFact(communityId, organizationId, fact.getKey(), fact.getValue(), by)
                    .map(added -> before + added));
        }
        return all;
    }

    private Uni<Integer> addFact(UUID communityId, UUID organizationId, FactKind kind, FactValue fact, UUID by) {
        return Panache.getSession().chain(session -> session.createNativeQuery(FACT)
                .setParameter("id", Ids.next(clock))
                .setParameter("community", communityId)
                .setParameter("organization", organizationId)
                .setParameter("fact", kind.name())
                .setParameter("value", fact.value())
                .setParameter("source", fact.source())
                .setParameter("asOf", fact.asOf())
                .setParameter("by", by)
                .setParameter("now", clock.instant())
                .executeUpdate());
    }

    private static Applicant applicant(JsonObject row, @Nullable OrganizationNamed named) {
        String kind = row.getString("kind");
        String jurisdiction = row.getString("jurisdiction");
        boolean unknown = kind == null && named != null;
        return new Applicant(
                unknown ? named.kind() : kind == null ? null : OrganizationKind.valueOf(kind),
                unknown && named.jurisdictionKey() != null ? named.jurisdictionKey() : jurisdiction,
                Facts.read(row.getJsonArray("facts").encode()),
                holdings(row));
    }

    private static Set<Holding> holdings(JsonObject row) {
        Set<Holding> holds = EnumSet.noneOf(Holding.class);
        int reach = row.getInteger("reach");
        List<?> roles = row.getJsonArray("roles").getList();
        add(holds, Holding.SEAT_HOLDER, row.getBoolean("seat"));
        add(holds, Holding.PARENT_MEMBER, reach > 0);
        add(holds, Holding.PARENT_CORE, reach >= Reach.CORE.rank());
        add(holds, Holding.PARENT_FACILITATOR, roles.contains("FACILITATOR"));
        add(holds, Holding.PARENT_BROKER, roles.contains("BROKER"));
        return holds;
    }

    private static void add(Set<Holding> holds, Holding one, boolean held) {
        if (held) {
            holds.add(one);
        }
    }
}
