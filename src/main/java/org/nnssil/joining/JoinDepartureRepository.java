package org.nnssil.joining;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** What somebody who leaves had open at the doors of communities, inside the departure's transaction. */
@ApplicationScoped
class JoinDepartureRepository {

    // Who goes on in the service goes on asking for themselves; what was for the organization ends with the post.
    private static final String REQUESTS =
            """
            update join_request set status = 'WITHDRAWN', decided_at = :now, version = version + 1
             where person_id = :person and status = 'OPEN' and (:gone or organization_name is not null)
            """;

    private static final String INVITATIONS =
            """
            update community_invitation set status = 'WITHDRAWN', answered_at = :now, version = version + 1
             where person_id = :person and status = 'SENT' and (:gone or organization_name is not null)
            """;

    private static final String CONVENES =
            """
            exists (select 1 from membership m where m.community_id = i.community_id and m.reach = 3 and m.ended_at is null
                       and m.access_until is null %s)
            """;

    // Where nobody convenes any more, whoever was asked to take over can do so still: the office is vacant.
    private static final String PASS =
            """
            update community_invitation i set predecessor_id = null, version = i.version + 1
             where i.predecessor_id = :person and i.status = 'SENT' and not %s
            """
                    .formatted(CONVENES.formatted(""));

    private static final String HANDOVERS =
            """
            update community_invitation i set status = 'WITHDRAWN', answered_at = :now, version = i.version + 1
             where i.predecessor_id = :person and i.status = 'SENT' and not %s
            """
                    .formatted(CONVENES.formatted("and m.person_id = :person"));

    /** @param gone whether they are a member of nothing any more */
    Uni<Integer> endRequests(UUID personId, boolean gone, Instant now) {
        return end(REQUESTS, personId, gone, now);
    }

    Uni<Integer> endInvitations(UUID personId, boolean gone, Instant now) {
        return end(INVITATIONS, personId, gone, now);
    }

    /** Offers to hand over an office that they hold no more: to a vacant one they stand, otherwise they end. */
    Uni<Integer> settleHandovers(UUID personId, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(PASS)
                .setParameter("person", personId)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(HANDOVERS)
                        .setParameter("person", personId)
                        .setParameter("now", now)
                        .executeUpdate()));
    }

    private static Uni<Integer> end(String sql, UUID personId, boolean gone, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(sql)
                .setParameter("person", personId)
                .setParameter("gone", gone)
                .setParameter("now", now)
                .executeUpdate());
    }
}
