package org.nnssil.practice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.security.Viewer;
import org.nnssil.web.DeskWork;

/** Spotlights of the National Network that wait for a reviewer; those of private communities are not counted. */
@ApplicationScoped
class ReviewWork implements DeskWork {

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind(
                "(select count(*) from practice where status = 'SUBMITTED' and community_id = '" + Viewer.NATIONAL
                        + "')",
                "practice to review",
                "practices to review",
                "/practices/review"));
    }
}
