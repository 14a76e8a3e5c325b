package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.shared.Ids;

/** Organizations, for writing. */
@ApplicationScoped
class OrganizationRepository implements PanacheRepositoryBase<Organization, UUID> {

    private final Clock clock;

    OrganizationRepository(Clock clock) {
        this.clock = clock;
    }

    /** The one of exactly that name, else a new one of that kind. */
    Uni<Organization> named(String name, String kind) {
        return find("name", name).firstResult().onItem().ifNull().switchTo(() -> create(name, kind, null));
    }

    /** The one of that name, capitals aside, in that jurisdiction; null where it is not known. */
    Uni<@Nullable Organization> known(OrganizationNamed named) {
        return find(
                        "lower(name) = lower(?1) and jurisdictionKey is not distinct from ?2 order by id",
                        named.name(),
                        named.jurisdictionKey())
                .firstResult();
    }

    /** The same; else a new one. */
    Uni<Organization> placed(OrganizationNamed named) {
        return known(named)
                .onItem()
                .ifNull()
                .switchTo(() -> create(named.name(), named.kind().name(), named.jurisdictionKey()));
    }

    /** The agency of a jurisdiction; null where it has none. */
    Uni<Organization> agency(String jurisdictionKey) {
        return find("kind = 'SEA' and jurisdictionKey = ?1", jurisdictionKey).firstResult();
    }

    private Uni<Organization> create(String name, String kind, @Nullable String jurisdictionKey) {
        Organization organization = new Organization();
        organization.id = Ids.next(clock);
        organization.name = name;
        organization.kind = kind;
        organization.jurisdictionKey = jurisdictionKey;
        // What is written about it next, in plain SQL, must find it.
        return persistAndFlush(organization);
    }
}
