package org.nnssil.joining;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.shared.PersonalData;

/** Where a person asked to come in, whom they invited, and what they decided. */
@ApplicationScoped
class PersonalJoining implements PersonalData {

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of(
                                "Your requests to join, and those you decided",
                                "join_request.person_id",
                                "join_request.decided_by")
                        .told(
                                """
                                select c.name as community, r.person_id = $1 as "your own", r.asked_at as asked,
                                       case when r.person_id = $1 then r.reason else '' end as reason,
                                       lower(r.status) as status, r.decided_at as decided, r.note
                                  from join_request r join community c on c.id = r.community_id
                                 where $1 in (r.person_id, r.decided_by) order by r.asked_at
                                """)
                        .erasedBy(
                                """
                                update join_request set reason = '', organization_name = null, organization_kind = null,
                                       facts = '[]', status = case when status = 'OPEN' then 'WITHDRAWN' else status end,
                                       version = version + 1
                                 where person_id = :person
                                """,
                                PersonalData.scrub("join_request", "reason", "note", "facts", "organization_name"))
                        .staying("That somebody asked, and what was decided."),
                Holding.of(
                                "Invitations into communities, to you and by you",
                                "community_invitation.person_id",
                                "community_invitation.invited_by",
                                "community_invitation.predecessor_id")
                        .told(
                                """
                                select c.name as community, lower(i.kind) as kind, i.person_id = $1 as "to you",
                                       i.sent_at as sent, lower(i.status) as status, i.words,
                                       case when i.person_id = $1 then coalesce(i.name, '') else '' end
                                           as "your name as they wrote it",
                                       case when i.person_id = $1 then i.role_title else '' end
                                           as "your role as they wrote it",
                                       case when i.person_id = $1 then coalesce(j.name, '') else '' end
                                           as "where you work as they wrote it"
                                  from community_invitation i join community c on c.id = i.community_id
                                  left join jurisdiction j on j.key = i.jurisdiction_key
                                 where $1 in (i.person_id, i.invited_by, i.predecessor_id) order by i.sent_at
                                """)
                        .erasedBy(
                                """
                                update community_invitation set words = '', answer = '', name = null, role_title = '',
                                       jurisdiction_key = null,
                                       status = case when status = 'SENT' then 'WITHDRAWN' else status end,
                                       version = version + 1
                                 where person_id = :person
                                """,
                                PersonalData.scrub(
                                        "community_invitation",
                                        "words",
                                        "answer",
                                        "exception",
                                        "organization_name",
                                        "name"))
                        .staying("That somebody was invited, and what came of it."));
    }
}
