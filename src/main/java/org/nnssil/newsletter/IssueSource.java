package org.nnssil.newsletter;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.nnssil.security.Audience;

/** Where items come from: one for each feature that has news. */
interface IssueSource {

    /** Stored with the item: practice, webinar, thread, community, members; see {@link org.nnssil.web.Quotable}. */
    String type();

    /** What an issue for that audience may carry from the period, the most important first. */
    Uni<List<Candidate>> candidates(Audience issue, Period period);
}
