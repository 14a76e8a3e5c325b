package org.nnssil.community;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.web.Quotable;

/**
 * That a community exists is for its parent's members where it is listed, else for its own; who its members are is for
 * its members.
 */
@ApplicationScoped
class QuotableCommunities implements Quotable {

    private static final String STANDING =
            "select c.id, %s as community_id, 1 as reach, null::integer as revision from asked"
                    + " join community c on c.id = any(asked.ids)";

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind(
                        "community",
                        "community",
                        STANDING.formatted("case when c.listed then coalesce(c.parent_id, c.id) else c.id end")),
                new Kind("members", "community", STANDING.formatted("c.id")));
    }
}
