package org.nnssil.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.shared.PersonalData;

/** How a person came in, whom they named, and lists of contacts they read. */
@ApplicationScoped
class PersonalAdmission implements PersonalData {

    @Override
    public List<Holding> holdings() {
        return List.of(invitations(), nominations(), lists());
    }

    private static Holding invitations() {
        return Holding.of("Invitations to you and by you", "invitation.person_id", "invitation.invited_by")
                .told(
                        """
                        select case when person_id = $1 then name else '' end as name, lower(state) as state,
                               sent_at as sent, decided_at as decided,
                               case when person_id = $1 then reason else '' end as reason
                          from invitation where $1 in (person_id, invited_by) order by created_at
                        """)
                .erasedBy(
                        """
                        update invitation set name = 'Former member', role_title = '', reason = '', bounce_reason = '',
                               decided_at = coalesce(decided_at, :now),
                               state = case when state in ('SENT', 'OPENED') then 'WITHDRAWN' else state end,
                               version = version + 1
                         where person_id = :person
                        """,
                        PersonalData.scrub("invitation", "reason", "bounce_reason"))
                .staying("That somebody was invited, when, and what came of it.");
    }

    private static Holding nominations() {
        return Holding.of(
                        "Nominations of you and by you",
                        "nomination.person_id",
                        "nomination.nominator_id",
                        "nomination.supported_by",
                        "nomination.decided_by")
                .told(
                        """
                        select case when $1 in (person_id, nominator_id) then name else '' end as name,
                               lower(state) as state, created_at as made, decided_at as decided,
                               case when nominator_id = $1 then why else '' end as why,
                               case when $1 in (nominator_id, decided_by) then note else '' end as note
                          from nomination where $1 in (person_id, nominator_id, supported_by, decided_by)
                         order by created_at
                        """)
                .erasedBy(
                        """
                        update nomination set name = 'Former member', email = 'erased-' || id || '@nobody.invalid',
                               role_title = '', why = '', decided_at = coalesce(decided_at, :now),
                               state = case when state in ('ASKED', 'PENDING') then 'DECLINED' else state end,
                               version = version + 1
                         where person_id = :person or lower(email) = :address
                        """,
                        PersonalData.scrub("nomination", "why", "note"))
                .staying("That somebody was named, when, and what was decided.");
    }

    private static Holding lists() {
        return Holding.of(
                        "Lists of contacts that you read", "founding_import.uploaded_by", "founding_import.applied_by")
                .told(
                        """
                        select file_name as file, row_count as rows, lower(state) as state, uploaded_at as read
                          from founding_import where $1 in (uploaded_by, applied_by) order by uploaded_at
                        """)
                .erasedBy(
                        "delete from founding_row where lower(email) = :address",
                        PersonalData.scrub("founding_row", "name", "role_title"),
                        PersonalData.scrub("founding_problem", "words"),
                        PersonalData.scrub("founding_import", "file_name"))
                .staying("That a list was read, by a former member, with its counts.");
    }
}
