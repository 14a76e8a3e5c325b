package org.nnssil.practice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.shared.PersonalData;

/** The spotlights that a person wrote, handed in or decided on. They belong to the jurisdiction. */
@ApplicationScoped
class PersonalSpotlights implements PersonalData {

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("Spotlights you wrote", "practice.author_id")
                        .told(
                                """
                                select title, lower(status) as status, summary, situation, what_we_did as "what you did",
                                       what_came as "what came of it", surfaced, differently, contact, author_role as "your role then",
                                       created_at as begun, published_at as published
                                  from practice where author_id = $1 order by created_at
                                """)
                        .erasedBy(
                                "update practice set author_role = '' where author_id = :person and author_role <> ''",
                                PersonalData.scrub(
                                        "practice",
                                        "contact",
                                        "review_note",
                                        "title",
                                        "summary",
                                        "situation",
                                        "what_we_did",
                                        "what_came",
                                        "surfaced",
                                        "differently",
                                        "tier_basis",
                                        "withdrawn_reason"))
                        .staying("The spotlights of your jurisdiction, with its name and without yours."),
                Holding.of("Spotlights you handed in or reviewed", "practice.submitted_by", "practice.reviewed_by")
                        .told(
                                """
                                select title, case when reviewed_by = $1 then 'reviewed' else 'handed in' end as "you",
                                       case when reviewed_by = $1 then review_note else '' end as "your note"
                                  from practice where $1 in (submitted_by, reviewed_by) order by created_at
                                """)
                        .staying("That they were reviewed."));
    }
}
