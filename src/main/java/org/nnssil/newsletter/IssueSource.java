package org.nnssil.newsletter;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nnssil.security.Audience;

/** Where items come from: one for each feature that has news. */
interface IssueSource {

    /** Stored with the item: practice, webinar, thread, community, members. */
    String type();

    /** What an issue for that audience may carry from the period, the most important first. */
    Uni<List<Candidate>> candidates(Audience issue, Period period);

    /**
     * Who may read the source now; empty when it is gone or was withdrawn. Where it is open to several audiences, the one
     * that concerns this issue.
     */
    Uni<Optional<Audience>> audience(Audience issue, UUID sourceId);
}
