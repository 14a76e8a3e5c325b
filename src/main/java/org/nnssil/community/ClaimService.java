package org.nnssil.community;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.nnssil.security.LinkToken;
import org.nnssil.shared.Ids;
import org.nnssil.web.Absent;
import org.nnssil.web.Conflict;

/**
 * The way into an empty network: while nobody holds the coordinator role, a start hands whoever runs the service a link
 * with 256 random bits. The first to open it, signed in, and confirm, becomes the coordinator. It works once, for a
 * day, and only as long as the role is free.
 */
@ApplicationScoped
public class ClaimService {

    /** Long enough for a start in the evening to be claimed in the morning; every later start offers a new link. */
    static final Duration GOOD_FOR = Duration.ofHours(24);

    private final Pool pool;
    private final ClaimRepository claims;
    private final Clock clock;

    ClaimService(Pool pool, ClaimRepository claims, Clock clock) {
        this.pool = pool;
        this.claims = claims;
        this.clock = clock;
    }

    /** A new token, or nothing when somebody holds the role. Only its hash is kept. */
    public Uni<Optional<String>> offer() {
        return pool.withTransaction(sql -> claims.roleIsHeld(sql).chain(held -> {
            if (held) {
                return Uni.createFrom().item(Optional.<String>empty());
            }
            LinkToken token = LinkToken.fresh();
            Instant now = clock.instant();
            return claims.add(sql, token.hash(), now, now.plus(GOOD_FOR)).replaceWith(Optional.of(token.text()));
        }));
    }

    /** Completes when the token can be used now. @throws Absent for one that was never given out */
    public Uni<Void> check(String token) {
        return check(pool, token);
    }

    /** Makes the claimant the coordinator; a person row is added when they have none. All of it happens or nothing. */
    Uni<Void> claim(String token, Claimant claimant) {
        Instant now = clock.instant();
        return pool.withTransaction(sql -> claims.takeTurn(sql)
                .chain(mine -> check(sql, token))
                .chain(good -> personOf(sql, claimant, now))
                .chain(person -> claims.makeCoordinator(sql, person, Ids.next(clock), now)
                        .chain(done -> claims.use(sql, LinkToken.of(token).hash(), now, person))));
    }

    private Uni<Void> check(SqlClient sql, String token) {
        return claims.find(sql, LinkToken.of(token).hash())
                .map(found -> found.orElseThrow(Absent::new))
                .invoke(this::refuseSpent)
                .chain(claim -> claims.roleIsHeld(sql))
                .invoke(ClaimService::refuseHeld)
                .replaceWithVoid();
    }

    private void refuseSpent(ClaimRepository.Claim claim) {
        if (claim.usedAt().isPresent()) {
            throw new Conflict("This link has been used, and it works once. Nothing was changed.");
        }
        if (!claim.expiresAt().isAfter(clock.instant())) {
            throw new Conflict(
                    "This link was good for a day and has ended. Start the service again: it shows a new one.");
        }
    }

    private static void refuseHeld(boolean held) {
        if (held) {
            throw new Conflict(
                    "Somebody holds the coordinator role by now. Ask them to make you a coordinator. Nothing was changed.");
        }
    }

    private Uni<UUID> personOf(SqlClient sql, Claimant claimant, Instant now) {
        return claims.person(sql, claimant.subject())
                .chain(found -> found.map(id -> Uni.createFrom().item(id)).orElseGet(() -> add(sql, claimant, now)));
    }

    private Uni<UUID> add(SqlClient sql, Claimant claimant, Instant now) {
        String email = claimant.email();
        if (email == null || email.isBlank()) {
            throw new Conflict(
                    "Your account has no e-mail address. Add one to it, sign in again and open the link again.");
        }
        UUID id = Ids.next(clock);
        return claims.addPerson(sql, id, claimant, email, now).map(added -> {
            if (!added) {
                // An address that Keycloak has not verified never becomes the key to somebody's row.
                throw new Conflict(
                        "The address " + email + " belongs to a person of the network already, and your account"
                                + " has not proven that it is yours. Sign in with the account of that person.");
            }
            return id;
        });
    }
}
