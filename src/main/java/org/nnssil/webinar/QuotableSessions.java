package org.nnssil.webinar;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.web.Quotable;

/**
 * Sessions that are not cancelled, with their own audience or, where one was opened to the community, that one.
 */
@ApplicationScoped
class QuotableSessions implements Quotable {

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind(
                        "webinar",
                        "webinar",
                        """
                select w.id, coalesce(o.community_id, w.community_id) as community_id, coalesce(o.reach, w.reach) as reach,
                       w.sequence as revision
                  from asked
                  join webinar w on w.id = any(asked.ids)
                  left join webinar_opening o on o.webinar_id = w.id and o.community_id = asked.community and w.reach > 0
                 where w.status = 'SCHEDULED'
                """));
    }
}
