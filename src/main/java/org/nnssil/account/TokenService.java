package org.nnssil.account;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Ids;
import org.nnssil.web.Absent;
import org.nnssil.web.Conflict;
import org.nnssil.web.Invalid;

/** One's own API tokens. */
@ApplicationScoped
public class TokenService {

    /** More are a sign that old ones are forgotten instead of revoked. */
    static final int MOST = 20;

    private final TokenRepository tokens;
    private final WaysIn waysIn;
    private final AuditTrail audit;
    private final Clock clock;

    TokenService(TokenRepository tokens, WaysIn waysIn, AuditTrail audit, Clock clock) {
        this.tokens = tokens;
        this.waysIn = waysIn;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<List<TokenRepository.Entry>> own(Viewer viewer) {
        return tokens.list(WaysIn.somebody(viewer));
    }

    /** The token, which is shown once and never again. @throws Conflict for a form that was sent before */
    @WithTransaction
    public Uni<String> create(Viewer viewer, TokenForm form, UUID submission) {
        UUID person = WaysIn.somebody(viewer);
        TokenForm.Wish wish = form.checked();
        String token = TokenText.invent();
        UUID id = Ids.next(clock);
        return waysIn.hold(viewer)
                .call(() -> tokens.sentBefore(submission).invoke(TokenService::notTwice))
                .call(() -> tokens.count(person, clock.instant()).invoke(TokenService::notTooMany))
                .call(() -> tokens.add(id, person, wish, token, clock.instant(), submission))
                .chain(() -> audit.record(
                        viewer,
                        Act.of("token.created")
                                .to(person)
                                .with("scopes", String.join(" ", wish.scopes()))
                                .with("days", wish.goodFor().toDays())))
                .replaceWith(token);
    }

    Uni<TokenRepository.Entry> find(Viewer viewer, UUID id) {
        return own(viewer).map(all -> all.stream()
                .filter(token -> token.id().equals(id))
                .findFirst()
                .orElseThrow(Absent::new));
    }

    /** Holds from the next request on, on every replica. Revoking what is revoked already changes nothing. */
    @WithTransaction
    public Uni<Void> revoke(Viewer viewer, UUID id) {
        UUID person = WaysIn.somebody(viewer);
        return tokens.isOf(person, id)
                .invoke(own -> {
                    if (!own) {
                        throw new Absent();
                    }
                })
                .chain(own -> tokens.revoke(person, id, clock.instant()))
                .chain(revoked -> revoked == 0
                        ? Uni.createFrom().voidItem()
                        : audit.record(viewer, Act.of("token.revoked").to(person)));
    }

    private static void notTwice(boolean sent) {
        if (sent) {
            throw new Conflict(
                    "This form was sent before and made a token, which was shown then. If you did not copy it,"
                            + " revoke it and make another.");
        }
    }

    private static void notTooMany(long n) {
        if (n >= MOST) {
            throw new Invalid("name", "You have %d tokens. Revoke one that nothing uses any more.".formatted(MOST));
        }
    }
}
