package org.nnssil.account;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.nnssil.shared.Ids;

/**
 * Asks for acts at the identity provider. Must be called inside the transaction of the fact that asks: if that rolls
 * back, nothing is done there; if it commits, the act survives any crash and waits while Keycloak is down or not
 * configured. Asking twice does it once.
 */
@ApplicationScoped
public class Accounts {

    // Of acts that open or close, the last one counts: one that still waits or was refused is not done any more.
    private static final String OVERTAKE =
            """
            update account_task set state = 'OVERTAKEN', done_at = :now
             where person_id = :person and state in ('DUE', 'FAILED') and kind in ('OPEN', 'CLOSE', 'REOPEN')
            """;

    private static final String ADD =
            """
            insert into account_task (id, person_id, kind, email, state, next_attempt_at, created_at)
            values (:id, :person, :kind, :email, 'DUE', :now, :now)
            """;

    // The person's row says nobody any more when the act's turn comes: it carries what the account is known by.
    private static final String ERASE =
            """
            insert into account_task (id, person_id, kind, email, state, next_attempt_at, created_at)
            select :id, p.id, 'CLOSE', coalesce(p.subject, p.email), 'DUE', :now, :now from person p where p.id = :person
            """;

    // What was asked for last about the account being open.
    private static final String CLOSED =
            """
            select cast(p.id as text) from person p
             where p.id = :person and p.subject is not null
               and (select t.kind from account_task t
                                        where t.person_id = p.id and t.kind in ('OPEN', 'CLOSE', 'REOPEN')
                                          and t.state <> 'OVERTAKEN'
                                        order by t.number desc limit 1) = 'CLOSE'
            """;

    private final WaysIn waysIn;
    private final Clock clock;

    Accounts(WaysIn waysIn, Clock clock) {
        this.waysIn = waysIn;
        this.clock = clock;
    }

    /** Somebody is invited in: they get an account, and a mail that lets them set a password. */
    public Uni<Void> open(UUID personId) {
        return ask(personId, TaskKind.OPEN, "");
    }

    /**
     * Somebody left or was disabled: the account is disabled and signed out everywhere. The person's API tokens and
     * the address of their calendar end with this transaction, whatever Keycloak does.
     */
    public Uni<Void> close(UUID personId) {
        return waysIn.end(personId).chain(() -> ask(personId, TaskKind.CLOSE, ""));
    }

    /** Somebody is erased: the account is deleted. Must be called while the person's row still says who they are. */
    public Uni<Void> erase(UUID personId) {
        return waysIn.end(personId)
                .chain(() -> run(OVERTAKE, personId))
                .chain(() -> Panache.getSession())
                .chain(session -> session.createNativeQuery(ERASE)
                        .setParameter("id", Ids.next(clock))
                        .setParameter("person", personId)
                        .setParameter("now", clock.instant())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Somebody returned. */
    public Uni<Void> reopen(UUID personId) {
        return ask(personId, TaskKind.REOPEN, "");
    }

    /** Somebody is asked in who can sign in, but for an account that was closed when they left: it opens again. */
    public Uni<Void> reopenClosed(UUID personId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLOSED, String.class)
                        .setParameter("person", personId)
                        .getSingleResultOrNull())
                .chain(closed -> closed == null ? Uni.createFrom().voidItem() : reopen(personId));
    }

    /**
     * Somebody left and goes on elsewhere in the service, or moved: what a session or a program of theirs could do ends, and
     * they sign in anew.
     */
    public Uni<Void> endAccess(UUID personId) {
        return waysIn.end(personId).chain(() -> signOut(personId));
    }

    /** Ends all sessions at the identity provider; the account stays as it is. */
    public Uni<Void> signOut(UUID personId) {
        return ask(personId, TaskKind.SIGN_OUT, "");
    }

    /** Carries the person's present address over to the account that had another one. */
    Uni<Void> changeEmail(UUID personId, String before) {
        return ask(personId, TaskKind.CHANGE_EMAIL, before);
    }

    private Uni<Void> ask(UUID personId, TaskKind kind, String email) {
        Uni<Void> overtaken = kind.aboutBeingOpen()
                ? run(OVERTAKE, personId)
                : Uni.createFrom().voidItem();
        return overtaken.chain(() -> add(personId, kind, email));
    }

    private Uni<Void> add(UUID personId, TaskKind kind, String email) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter("id", Ids.next(clock))
                        .setParameter("person", personId)
                        .setParameter("kind", kind.name())
                        .setParameter("email", email)
                        .setParameter("now", clock.instant())
                        .executeUpdate())
                .replaceWithVoid();
    }

    private Uni<Void> run(String sql, UUID personId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql)
                        .setParameter("person", personId)
                        .setParameter("now", clock.instant())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
