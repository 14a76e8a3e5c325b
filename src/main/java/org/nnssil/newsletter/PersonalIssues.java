package org.nnssil.newsletter;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.shared.PersonalData;

/** The issues that a person made, and those that name them. */
@ApplicationScoped
class PersonalIssues implements PersonalData {

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("Newsletter issues you made", "newsletter_issue.created_by", "newsletter_issue.sent_by")
                        .told("select title, month, created_at as begun, sent_at as sent from newsletter_issue"
                                + " where $1 in (created_by, sent_by) order by created_at")
                        .erasedBy(
                                PersonalData.scrub("newsletter_item", "source_author", "heading", "body", "why"),
                                PersonalData.scrub("newsletter_issue", "title", "opening", "html", "text"))
                        .staying(
                                "The issues in the archive, with \"a former member\" where your name stood. Mails that have left are"
                                        + " with those who got them."));
    }
}
