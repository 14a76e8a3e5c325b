package org.nnssil.newsletter;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Audience;
import org.nnssil.security.Viewer;

/**
 * The last issues that went out, for the head of the front page. There is a new one once a month and everybody opens
 * the front page, so they are kept for a minute, or until the next has gone out from here; who may read which is asked
 * for each viewer.
 */
@ApplicationScoped
class Editions {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 24;

    /** What the head of a front page tells of an issue. */
    record Edition(UUID id, Audience audience, YearMonth month, int number) {}

    private record Kept(List<Edition> editions, Instant since) {

        boolean holds(Instant now) {
            return !now.isBefore(since) && now.isBefore(since.plus(KEPT));
        }
    }

    private final IssueRepository issues;
    private final Clock clock;
    private volatile @Nullable Kept kept;

    Editions(IssueRepository issues, Clock clock) {
        this.issues = issues;
        this.clock = clock;
    }

    /** The newest one that the viewer may read. */
    Uni<Optional<Edition>> newest(Viewer viewer) {
        return sent().map(all -> all.stream()
                .filter(edition -> viewer.maySee(edition.audience()))
                .findFirst());
    }

    /** The next that asks reads them again. */
    void forget() {
        kept = null;
    }

    private Uni<List<Edition>> sent() {
        Kept known = kept;
        if (known != null && known.holds(clock.instant())) {
            return Uni.createFrom().item(known.editions());
        }
        return issues.editions(MOST).invoke(read -> kept = new Kept(read, clock.instant()));
    }
}
