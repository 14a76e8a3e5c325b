package org.nnssil.discussion;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.web.Quotable;

/** Conversations that are not confidential: such a one is never quoted. */
@ApplicationScoped
class QuotableThreads implements Quotable {

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind(
                "thread",
                "thread",
                "select t.id, t.community_id, t.reach, null::integer as revision from asked"
                        + " join thread t on t.id = any(asked.ids) where not t.confidential"));
    }
}
