package org.nnssil.practice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.web.Quotable;

/** Spotlights as long as they are published. */
@ApplicationScoped
class QuotableSpotlights implements Quotable {

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind(
                "practice",
                "practice",
                "select p.id, p.community_id, p.reach, p.revision from asked join practice p on p.id = any(asked.ids)"
                        + " where p.status = 'PUBLISHED'"));
    }
}
