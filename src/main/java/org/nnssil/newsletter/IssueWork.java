package org.nnssil.newsletter;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.security.Viewer;
import org.nnssil.web.DeskWork;

/** An issue that was drafted waits for the coordinator until it is sent or deleted. */
@ApplicationScoped
class IssueWork implements DeskWork {

    @Override
    public List<Kind> kinds() {
        // A few rows a year: no index is worth its keeping.
        return List.of(new Kind(
                "(select count(*) from newsletter_issue where status = 'DRAFT' and community_id = '" + Viewer.NATIONAL
                        + "')",
                "newsletter draft to finish",
                "newsletter drafts to finish",
                "/newsletters"));
    }
}
