package org.nnssil.webinar;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.web.Quotable;

/** Sessions that are not cancelled. */
@ApplicationScoped
class QuotableSessions implements Quotable {

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind(
                "webinar",
                "select w.id, w.community_id, w.reach, w.sequence as revision from asked"
                        + " join webinar w on w.id = any(asked.ids) where w.status = 'SCHEDULED'"));
    }
}
