package org.nnssil.account;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;

/**
 * The ways in that a person makes for programs: API tokens and the address of their calendar. All of them end here, and a
 * new kind does too; {@code WaysInTest} holds the list to the tables.
 */
@ApplicationScoped
class WaysIn {

    private static final String LOCK = "select id from person where id = :person for update";

    // A statement of its own: the one that waited for the lock does not see the departure that it waited for.
    private static final String STANDS = "select count(*) from person p where p.id = :person and " + standing(":now");

    private final TokenRepository tokens;
    private final CalendarFeedRepository feeds;
    private final Clock clock;

    WaysIn(TokenRepository tokens, CalendarFeedRepository feeds, Clock clock) {
        this.tokens = tokens;
        this.feeds = feeds;
        this.clock = clock;
    }

    /**
     * The predicate on a row p of person that they are somebody in the network at this moment, by whatever membership.
     *
     * @param now the parameter that holds the present instant, such as {@code $2}
     */
    static String standing(String now) {
        return "p.active and exists (select 1 from membership m where m.person_id = p.id and m.ended_at is null"
                + " and (m.access_until is null or m.access_until > " + now + "))";
    }

    /** The person of a member; all others have no ways in to look at, make or end. */
    static UUID somebody(Viewer viewer) {
        if (viewer.personId() == null || !viewer.member()) {
            throw new Absent();
        }
        return viewer.id();
    }

    /**
     * The same, held until the act commits: two forms at once come one after the other, and nothing is made for somebody
     * whose departure was under way.
     */
    Uni<UUID> hold(Viewer viewer) {
        UUID person = somebody(viewer);
        return Panache.getSession()
                .call(session -> session.createNativeQuery(LOCK)
                        .setParameter("person", person)
                        .getResultList())
                .chain(session -> session.createNativeQuery(STANDS, Long.class)
                        .setParameter("person", person)
                        .setParameter("now", clock.instant())
                        .getSingleResult())
                .invoke(people -> {
                    if (people == 0) {
                        throw new Absent();
                    }
                })
                .replaceWith(person);
    }

    /** With the caller's transaction, whatever happens at Keycloak. */
    Uni<Void> end(UUID person) {
        return tokens.revokeAll(person, clock.instant())
                .chain(() -> feeds.remove(person))
                .replaceWithVoid();
    }
}
