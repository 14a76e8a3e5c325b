package org.nnssil.community;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.shared.PersonalData;

/** That mail to a person came back. */
@ApplicationScoped
class PersonalRosterTasks implements PersonalData {

    @Override
    public List<Holding> holdings() {
        return List.of(Holding.of("Mail that came back", "roster_task.person_id", "roster_task.closed_by")
                .told(
                        """
                                select jurisdiction_key as jurisdiction, case when person_id = $1 then address else '' end as address,
                                       case when person_id = $1 then cause else '' end as cause, opened_at as opened, closed_at as closed
                                  from roster_task where $1 in (person_id, closed_by) order by opened_at
                                """)
                .erasedBy(
                        "update roster_task set address = '', cause = '', note = '' where person_id = :person",
                        PersonalData.scrub("roster_task", "cause", "note", "address"))
                .staying("That a seat's roster was checked."));
    }
}
