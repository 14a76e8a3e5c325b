package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.nnssil.shared.Ids;

/** People, for writing. */
@ApplicationScoped
class PersonRepository implements PanacheRepositoryBase<Person, UUID> {

    // Two conveners may invite the same new person at the same moment; both then have the one row.
    private static final String INVITE =
            """
            insert into person (id, email, name, role_title, jurisdiction_key, organization_id, created_at)
            values (:id, :email, :name, :role, :jurisdiction,
                    (select o.id from organization o where o.kind = 'SEA' and o.jurisdiction_key = :jurisdiction), :now)
            on conflict (lower(email)) do nothing
            """;

    private final Clock clock;

    PersonRepository(Clock clock) {
        this.clock = clock;
    }

    /** Null where nobody has that address; capitals do not matter. */
    Uni<Person> ofEmail(String email) {
        return find("lower(email) = lower(?1)", email).firstResult();
    }

    /** The person of that address, who is made known if nobody has it; who is known already stays as they are. */
    Uni<Person> invite(Invitee invitee) {
        return getSession()
                .chain(session -> session.createNativeQuery(INVITE)
                        .setParameter("id", Ids.next(clock))
                        .setParameter("email", invitee.email())
                        .setParameter("name", invitee.name())
                        .setParameter("role", invitee.roleTitle())
                        .setParameter("jurisdiction", invitee.jurisdictionKey())
                        .setParameter("now", clock.instant())
                        .executeUpdate())
                .chain(() -> ofEmail(invitee.email()));
    }
}
