package org.nnssil.account;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.security.LinkToken;
import org.nnssil.security.Viewer;
import org.nnssil.web.Conflict;

/**
 * The private address of one's calendar. Whoever knows it reads what its owner is registered for and can do nothing else,
 * so it is a token of its own kind that the API does not take.
 */
@ApplicationScoped
public class CalendarFeedService {

    private final CalendarFeedRepository feeds;
    private final WaysIn waysIn;
    private final AuditTrail audit;
    private final Clock clock;

    CalendarFeedService(CalendarFeedRepository feeds, WaysIn waysIn, AuditTrail audit, Clock clock) {
        this.feeds = feeds;
        this.waysIn = waysIn;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whose calendar this is; empty for a token that never was, was replaced or has ended, and for whoever has left. */
    public Uni<Optional<UUID>> owner(String token) {
        return feeds.find(LinkToken.of(token).hash(), clock.instant());
    }

    Uni<Optional<CalendarFeedRepository.Entry>> own(Viewer viewer) {
        return feeds.own(WaysIn.somebody(viewer));
    }

    /**
     * A new token, which is shown once and never again. One of before ends with this.
     *
     * @throws Conflict for a form that was sent before
     */
    @WithTransaction
    public Uni<String> begin(Viewer viewer, UUID submission) {
        LinkToken token = LinkToken.fresh();
        return waysIn.hold(viewer)
                .chain(person -> feeds.removeOther(person, submission)
                        .call(() -> feeds.add(person, token.hash(), clock.instant(), submission)
                                .invoke(CalendarFeedService::notTwice))
                        .chain(removed -> audit.record(
                                viewer,
                                Act.of(removed == 0 ? "feed.created" : "feed.replaced")
                                        .to(person))))
                .replaceWith(token.text());
    }

    /** Holds from the next request on, on every replica. Ending what has ended changes nothing. */
    @WithTransaction
    public Uni<Void> end(Viewer viewer) {
        UUID person = WaysIn.somebody(viewer);
        return feeds.remove(person)
                .chain(removed -> removed == 0
                        ? Uni.createFrom().voidItem()
                        : audit.record(viewer, Act.of("feed.ended").to(person)));
    }

    private static void notTwice(int added) {
        if (added == 0) {
            throw new Conflict(
                    "This form was sent before and made an address, which was shown then. If you did not copy it,"
                            + " replace it.");
        }
    }
}
