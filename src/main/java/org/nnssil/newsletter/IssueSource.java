package org.nnssil.newsletter;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Audience;

/** Where items come from: one for each feature that has news. */
interface IssueSource {

    /** Stored with the item: practice, webinar, thread, community, members; see {@link org.nnssil.web.Quotable}. */
    String type();

    /** What an issue for that audience may carry from the period, the most important first. */
    Uni<List<Candidate>> candidates(Audience issue, Period period);

    /**
     * One source as it is now, to be told of as an item of that kind; null where it is gone, or may not be carried. Sources
     * that do not count their changes have nothing to take anew, and answer null.
     */
    default Uni<@Nullable Candidate> present(Audience issue, ItemKind kind, UUID id) {
        return Uni.createFrom().nullItem();
    }
}
